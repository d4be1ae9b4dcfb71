// The action of a request in AWS's spelling, or what to write instead.
import { messagesOf } from '#iam/request/problem.ts';
import { actionProblems } from '#iam/request/validate/action.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { UsageError } from '#cli/usage.ts';

/** Throws what to write for an action that AWS does not have, and for patterns. */
export function knownAction(text: string, reference: Reference): string {
  const problems = actionProblems(text, reference);
  if (problems.length > 0) throw new UsageError(messagesOf(problems).join('\n'));
  const [prefix = '', name = ''] = text.split(':');
  const service = reference.listed(prefix);
  return `${service?.prefix}:${service?.actions.get(name.toLowerCase())}`;
}
