// Whether a pattern fits no action of a service.
import { globMatches } from '#iam/policy/patterns/glob.ts';
import type { PolicyView } from '#iam/rules/policy-view.ts';
import type { ListedService } from '#iam/reference/reference.ts';

const MAX_KNOWN = 1000;
/** Policies share their patterns. */
const known = new WeakMap<ListedService, Map<string, boolean>>();

/** The limit of comparisons for a policy: a malicious one has thousands of patterns that are slow to compare. */
const MAX_COMPARISONS = 200_000;
const compared = new WeakMap<PolicyView, number>();

function look(service: ListedService, pattern: string): boolean {
  for (const name of service.actions.keys()) if (globMatches(pattern, name)) return false;
  return true;
}

/** `pattern` in lower case, without its prefix. */
export function matchesNoAction(service: ListedService, pattern: string, policy: PolicyView): boolean {
  if (pattern === '*') return false;
  let answers = known.get(service);
  if (!answers || answers.size >= MAX_KNOWN) {
    answers = new Map();
    known.set(service, answers);
  }
  const before = answers.get(pattern);
  if (before !== undefined) return before;
  const spent = compared.get(policy) ?? 0;
  if (spent >= MAX_COMPARISONS) return false;
  compared.set(policy, spent + service.actions.size);
  const answer = look(service, pattern);
  answers.set(pattern, answer);
  return answer;
}
