// What the faces import of this folder.
export { namedPaths } from './checks/escalation/found-paths.ts';
export { findKey, namespaceOf } from './key-type.ts';
export { neededServices } from './needed-services.ts';
export { type PolicySource, viewAhead, viewOf } from './policy-view.ts';
export type { RuleSet } from './rule-set.ts';
