// Checks a request against AWS's service reference: names that do not exist, resources and values that do not fit.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
import { asList } from '#iam/json/json-value.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { RequestProblem } from './problem.ts';
import type { Request } from './request.ts';
import { namedOwner } from './resource-owner.ts';
import { splitAction } from './suggest-actions.ts';
import { unknownActionProblems } from './validate/action.ts';
import { derivedKeyProblems, keyValueProblems, unknownKeyProblems } from './validate/context.ts';
import {
  noResourceNotes,
  partitionProblems,
  regionNotes,
  resourceTypeProblems,
} from './validate/resource.ts';

/** The prefix of the service whose file of the reference the check needs, if AWS has such a service. */
export function servicePrefixOf(
  { action }: Pick<Request, 'action'>,
  reference: Reference,
): string | undefined {
  return reference.listed(splitAction(action)[0])?.prefix;
}

function contextProblems(request: Request, reference: Reference): readonly RequestProblem[] {
  const { principal, context } = request;
  const derivedFrom = { principal, resourceAccount: namedOwner(request) };
  const service = reference.service(splitAction(request.action)[0]);
  return Object.entries(context).flatMap(([key, given]): readonly RequestProblem[] => {
    const global = reference.globalKey(key);
    const type = (global ?? service?.keys.find(key))?.type;
    if (!type) return unknownKeyProblems(key);
    const values = asList(given) as readonly string[];
    const problems = keyValueProblems(key, type, values, global !== undefined);
    return problems.length > 0 ? problems : derivedKeyProblems(key, given, derivedFrom);
  });
}

/**
 * What is wrong with a request that can be read, and what may be: its notes. As much is checked as is loaded of the
 * reference: see `servicePrefixOf`.
 */
export function validateRequest(request: Request, reference: Reference): readonly RequestProblem[] {
  const { resource } = request;
  const [prefix, name] = splitAction(request.action.toLowerCase());
  const action = reference.service(prefix)?.actions.get(name);
  return [
    ...unknownActionProblems(request.action, reference),
    ...partitionProblems(request),
    ...(action ? resourceTypeProblems(resource, action) : []),
    ...contextProblems(request, reference),
    ...regionNotes(resource),
    ...(action ? noResourceNotes(resource, action) : []),
  ];
}
