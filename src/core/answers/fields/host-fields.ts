// Questions on SageMaker, Marketplace and deployers.

export const hostFields = {};
