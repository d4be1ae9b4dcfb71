// What the faces import of this folder.
export type { ActionFacts, KeyFacts } from './action-facts.ts';
export type { Call, CallContext, CallPrincipal, Caller, OpenCall, OwnCase } from './call.ts';
export type { Expectation } from './expectation.ts';
export { type RequestField, type RequestProblem, error, hasErrors, messagesOf } from './problem.ts';
export { REQUEST_MEMBERS, type Request, readRequest } from './request.ts';
export { validateCall } from './validate-call.ts';
export { servicePrefixOf, validateRequest } from './validate-request.ts';
export { actionProblems } from './validate/action.ts';
export { isGlobalName, severalValuesProblem } from './validate/context.ts';
export { valueProblem } from './validate/key-value.ts';
