// Questions on OpenSearch.

export const searchFields = {};
