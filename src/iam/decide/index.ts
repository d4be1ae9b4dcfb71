// What the faces import of this folder.
export type { Policies } from './compile/compile-policies.ts';
export { type Decision, decide } from './evaluate/decide.ts';
export { EXPECTED_DECISIONS, type ExpectedDecision, isAsExpected } from './expected-decision.ts';
export { explain } from './explain/explain.ts';
export type { ConditionReason, Reason } from './explain/reason.ts';
export { type ReferenceFacts, referenceFacts } from './reference-facts.ts';
