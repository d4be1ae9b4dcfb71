// Whether an action can be the action of a request: one name, which AWS has.
import { neededFor } from '#iam/reference/api-names.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { isApiOperation, noServiceWithPrefix, notAnActionOf } from '#iam/text/action-faults.ts';
import { show, showAll, showEither } from '#iam/text/quote.ts';
import { error, type RequestProblem } from '#iam/request/problem.ts';
import { splitAction, suggestActions } from '#iam/request/suggest-actions.ts';

const ACTION = /^[A-Za-z0-9-]+:[A-Za-z0-9-]+$/;
const HOW = 'Write it as service:Name, such as s3:GetObject.';

const failed = (message: string, suggestions: readonly string[] = []): readonly RequestProblem[] => [
  error('action', message, suggestions),
];

/** What is wrong with the form of the action. */
export function actionFormProblems(action: unknown, reference?: Reference): readonly RequestProblem[] {
  if (typeof action !== 'string' || action === '')
    return failed('Write the action as service:Name, such as s3:GetObject.');
  if (ACTION.test(action)) return [];
  if (/[*?]/.test(action))
    return failed(
      `${show(action)} is a pattern. A request is for one action. Write its full name, such as s3:GetObject.`,
    );
  const suggestions = reference ? suggestActions(action, reference) : [];
  return failed(`${show(action)} is not an action. ${HOW}`, suggestions);
}

/** Whether AWS has the action, and which may be meant if it does not. */
export function unknownActionProblems(action: string, reference: Reference): readonly RequestProblem[] {
  const [prefix, name] = splitAction(action);
  const service = reference.listed(prefix);
  if (service?.actions.has(name.toLowerCase())) return [];
  const needed = neededFor(prefix, name, reference)?.actions;
  if (needed?.length === 0)
    return failed(`${show(action)} needs no permission, so there is nothing to check. Write another action.`);
  const suggestions = suggestActions(action, reference);
  if (needed)
    return failed(
      `${isApiOperation(action, service?.name ?? prefix)}. It requires ${showAll(needed)}. Write ${needed.length === 1 ? 'that' : 'one of these'}.`,
      suggestions,
    );
  const fault = service ? notAnActionOf(action, service.name) : `${noServiceWithPrefix(prefix)}.`;
  const advice =
    suggestions.length > 0
      ? `Did you mean ${showEither(suggestions)}?`
      : `Look up the ${service ? 'name' : 'prefix'} in AWS’s Service Authorization Reference.`;
  return failed(`${fault} ${advice}`, suggestions);
}

/** All that is wrong with the action. Without a reference, only its form is checked. */
export function actionProblems(action: unknown, reference?: Reference): readonly RequestProblem[] {
  const problems = actionFormProblems(action, reference);
  if (problems.length > 0 || !reference) return problems;
  return unknownActionProblems(action as string, reference);
}
