// Whether an entry of Action or NotAction covers an action.
import { globMatches } from '#iam/policy/patterns/glob.ts';
import type { ActionView } from './policy-view.ts';

/** `action` in lower case, with its prefix: "sts:tagsession". */
export function matchesAction(entry: ActionView, action: string): boolean {
  if (entry.wildcard) return globMatches(entry.value.toLowerCase(), action);
  return action.length === entry.value.length && entry.value.toLowerCase() === action;
}
