// What the faces import of this folder.
export { isAlwaysSent, isTlsKey } from './always-sent-keys.ts';
export { ownExpectation } from './own-case.ts';
export { type PastedPolicy, environmentOfPasted } from './pasted-environment.ts';
export { type PolicyEnvironment, documentValue } from './policy-environment.ts';
export {
  type LikelyValues,
  arnsFor,
  callOf,
  callerText,
  documentsOf,
  hasRoleOf,
  initialCall,
  likelyValues,
  statementsOf,
  withoutEmptyFields,
} from './prefill.ts';
export { type Proof, prove } from './prove.ts';
export { type RequestHelp, policyNaming, requestHelp, tryWithTestedKeys } from './request-help.ts';
export { type StatementLocation, roleIdOf } from './resolve-request.ts';
export { type TokenCall, type TokenReading, readToken } from './token.ts';
export type { CallOutcome, CallResult, LocatedReason } from './try-call.ts';
