// What is wrong with a call that a person filled in, field by field.
import { isAccountId } from '#iam/facts/account-id.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { keyFacts } from './action-facts.ts';
import type { OpenCall } from './call.ts';
import { hasErrors, type RequestProblem } from './problem.ts';
import { readPrincipal } from './read-principal.ts';
import { splitAction } from './suggest-actions.ts';
import { accountProblems, ownerProblems } from './validate/account.ts';
import { actionProblems } from './validate/action.ts';
import { keyNameProblems, keyValueProblems, unknownKeyProblems } from './validate/context.ts';
import { noResourceNotes, resourceFormProblems, resourceTypeProblems } from './validate/resource.ts';

function callerProblems({ principal, action, context }: OpenCall): readonly RequestProblem[] {
  if (!('caller' in principal)) return [];
  const { caller } = principal;
  // An account stands for anybody in it.
  if (typeof caller === 'string' && isAccountId(caller)) return [];
  return readPrincipal(caller, action, context).problems ?? [];
}

function resourceProblems(
  { action: text, resource }: OpenCall,
  reference: Reference | undefined,
): readonly RequestProblem[] {
  const [prefix, name] = splitAction(text);
  const action = reference?.service(prefix)?.actions.get(name.toLowerCase());
  const problems = resourceFormProblems(resource, action);
  if (problems.length > 0 || !action) return problems;
  return [...resourceTypeProblems(resource, action), ...noResourceNotes(resource, action)];
}

function contextProblems(
  { context, unknownKeys = [] }: OpenCall,
  reference: Reference | undefined,
): readonly RequestProblem[] {
  return Object.entries(context).flatMap(([key, given]): readonly RequestProblem[] => {
    const problems = keyNameProblems(key);
    if (problems.length > 0 || !reference) return problems;
    const facts = keyFacts(key, reference);
    if (!facts) return unknownKeyProblems(key);
    if (unknownKeys.includes(key)) return [];
    const values = (typeof given === 'string' ? [given] : given).filter((value) => value !== '');
    return keyValueProblems(key, facts.type, values, reference.globalKey(key) !== undefined);
  });
}

/** All that is wrong with a call. Without a reference, or before its files are loaded, only what can be checked without it. */
export function validateCall(call: OpenCall, reference?: Reference): readonly RequestProblem[] {
  const resource = resourceProblems(call, reference);
  const account = accountProblems('resourceAccount', call.resourceAccount);
  return [
    ...callerProblems(call),
    ...actionProblems(call.action, reference),
    ...resource,
    ...account,
    ...(hasErrors(resource) ? [] : ownerProblems(call.resource, call.resourceAccount)),
    ...contextProblems(call, reference),
  ];
}
