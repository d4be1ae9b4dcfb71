// The requests that the options of `simulate` describe: each action on each resource.
import { isAccountId } from '#iam/facts/index.ts';
import { parseArn } from '#iam/policy/index.ts';
import type { Reference } from '#iam/reference/index.ts';
import { type Request, actionProblems, messagesOf, readRequest } from '#iam/request/index.ts';
import type { CommandInput } from '#cli/command.ts';
import { UsageError } from '#cli/usage.ts';
import type { GivenKeys } from './context.ts';

/** Throws what to write for an action that AWS does not have, and for patterns. */
export function knownAction(text: string, reference: Reference): string {
  const problems = actionProblems(text, reference);
  if (problems.length > 0) throw new UsageError(messagesOf(problems).join('\n'));
  const [prefix = '', name = ''] = text.split(':');
  const service = reference.listed(prefix);
  return `${service?.prefix}:${service?.actions.get(name.toLowerCase())}`;
}

/** AWS's own example. */
const EXAMPLE_ACCOUNT = '111122223333';

export interface Requests {
  readonly requests: readonly Request[];
  /** The assumptions. */
  readonly notes: readonly string[];
}

/** A role of the account that owns the resources, where they say which, so that one policy is enough to allow. */
export function somebody(resources: readonly string[]): string {
  const arns = resources.map(parseArn);
  const account = arns.map((arn) => arn?.account).find((each) => each !== undefined && isAccountId(each));
  const partition = arns.find((arn) => arn !== undefined)?.partition ?? 'aws';
  return `arn:${partition}:iam::${account ?? EXAMPLE_ACCOUNT}:role/Example`;
}

/** Whether the action takes no resource, so that none has to be given. */
function takesNone(action: string, reference: Reference): boolean {
  const [prefix = '', name = ''] = action.split(':');
  return reference.service(prefix)?.actions.get(name.toLowerCase())?.resourceTypes.length === 0;
}

/** Throws what to write where a request cannot be read. */
export function readRequests(input: CommandInput, given: GivenKeys, reference: Reference): Requests {
  const actions = [...new Set(input.all('action').map((text) => knownAction(text, reference)))];
  const resources = [...new Set(input.all('resource'))];
  const principal = input.one('principal') ?? somebody(resources);
  const pairs = actions.flatMap((action): readonly (readonly [string, string])[] => {
    if (resources.length > 0) return resources.map((resource) => [action, resource]);
    if (takesNone(action, reference)) return [[action, '*']];
    throw new UsageError(`${action} requires a resource. Give --resource ARN, or --resource "*" for none.`);
  });
  const requests = pairs.map(([action, resource]): Request => {
    const reading = readRequest({
      principal,
      action,
      resource,
      context: given.context,
      unknownKeys: input.all('unknown'),
      unspecified: input.one('unspecified'),
      resourceAccount: input.one('resource-account'),
      managementAccount: input.one('management-account'),
    });
    if (reading.problems) throw new UsageError(messagesOf(reading.problems).join('\n'));
    return reading.value;
  });
  const notes =
    input.one('principal') === undefined ? [`No --principal is given, so it is ${principal}.`] : [];
  return { requests, notes: [...notes, ...given.notes] };
}
