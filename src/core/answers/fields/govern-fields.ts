// Questions on what an organization allows and forbids.

export const governFields = {};
