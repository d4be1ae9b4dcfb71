// What the request form shows about its call: problems, facts about its action and keys, and the result.
import type { ReferenceFacts } from '#iam/decide/reference-facts.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { actionFacts, keyFacts, type ActionFacts, type KeyFacts } from '#iam/request/action-facts.ts';
import type { RequestProblem } from '#iam/request/problem.ts';
import { validateCall } from '#iam/request/validate-call.ts';
import type { OpenCall } from '#iam/request/call.ts';
import { testedKeys } from './prefill.ts';
import type { PolicyEnvironment } from './policy-environment.ts';
import { tryCall, type CallResult } from './try-call.ts';

export interface RequestHelp {
  readonly problems: readonly RequestProblem[];
  readonly action: ActionFacts | undefined;
  /** Condition keys that statements about the call test and that it does not give. */
  readonly testedKeys: readonly string[];
  /** What AWS's reference says about the keys of the call and the tested ones, by key as written. */
  readonly keys: Readonly<Record<string, KeyFacts>>;
  readonly result: CallResult;
}

/** A policy that names the action and keys: the files of the reference that it needs are those that the call needs. */
export function policyNaming({ action, resource, context }: OpenCall, keys: readonly string[]): string {
  const tested = Object.fromEntries([...Object.keys(context), ...keys].map((key) => [key, '']));
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: action, Resource: resource, Condition: { StringEquals: tested } }],
  });
}

const factsOf = (reference: Reference | undefined): ReferenceFacts =>
  reference ? { rcpServices: reference.rcpServices } : {};

/** Decides on the call, and finds the condition keys that the decision may depend on. */
export function tryWithTestedKeys(
  environment: PolicyEnvironment,
  call: OpenCall,
  reference: Reference | undefined,
): Pick<RequestHelp, 'result' | 'testedKeys'> {
  const result = tryCall(environment, call, factsOf(reference));
  return { result, testedKeys: result.outcome ? testedKeys(result.outcome, call) : [] };
}

/** Adds what the reference says, once the files that the call needs are loaded. */
export function requestHelp(
  call: OpenCall,
  { result, testedKeys: tested }: Pick<RequestHelp, 'result' | 'testedKeys'>,
  reference: Reference | undefined,
): RequestHelp {
  const names = [...Object.keys(call.context), ...(call.unknownKeys ?? []), ...tested];
  const keys = names.flatMap((key) => {
    const facts = reference && keyFacts(key, reference);
    return facts ? [[key, facts] as const] : [];
  });
  return {
    problems: validateCall(call, reference),
    action: reference && actionFacts(call.action, reference),
    testedKeys: tested,
    keys: Object.fromEntries(keys),
    result,
  };
}
