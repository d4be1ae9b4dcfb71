// Questions on pods and pipelines.

export const workloadFields = {};
