// Matches an action with Action or NotAction.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html
import { patternMatches } from '#iam/policy/patterns/pattern.ts';
import type { ActionSet } from '#iam/decide/compile/compile-actions.ts';
import type { CompiledStatement } from '#iam/decide/compile/compile-statement.ts';

function actionMatches(set: ActionSet, action: string): boolean {
  if (set.everything || set.names.has(action)) return true;
  for (const pattern of set.patterns) if (patternMatches(pattern, action)) return true;
  return false;
}

/** `action` in lower case. */
export function matchesAction({ actions: { set, isNot } }: CompiledStatement, action: string): boolean {
  return actionMatches(set, action) !== isNot;
}
