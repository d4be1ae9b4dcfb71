// What the faces import of this folder.
export { type Example, policyOf } from './example.ts';
export { type Finding, type LocatedFinding, SEVERITIES, type Severity } from './finding.ts';
export type { Fix } from './fix.ts';
export type { Rule } from './rule.ts';
