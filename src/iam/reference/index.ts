// What the faces import of this folder.
export { expandAction, shrinkActions } from './action-patterns.ts';
export { isOldReference, referenceWords } from './age.ts';
export { clientCalled, neededFor } from './api-names.ts';
export { ACCESS_LEVELS, type AccessLevel, type IndexFile, type ServiceFile } from './files.ts';
export { GLOBAL_KEYS } from './global-keys.ts';
export { type Reference, createReference } from './reference.ts';
export { servicePage } from './service-page.ts';
export type { Action, ConditionKey } from './service.ts';
