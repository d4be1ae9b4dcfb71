// What the faces import of this folder.
export type { Denial, DenialLayer } from './denial.ts';
export { type FixedDecision, decideFixed } from './diagnosis/decide-fixed.ts';
export { type DiagnosedGroup, type Diagnosis, withDiagnoses } from './diagnosis/diagnosis.ts';
export type { CodeChange } from './explain/code-change.ts';
export { explainDenials } from './explain/explain.ts';
export type { Beside, DenialFix, ExplainedDenial, FixAccess } from './explain/explained.ts';
export type { DenialDocuments } from './explain/ground.ts';
export { type DenialGroup, groupDenials } from './explain/group.ts';
export { servicesOfDenials } from './needed-services.ts';
export { parseDenials } from './parse/parse.ts';
