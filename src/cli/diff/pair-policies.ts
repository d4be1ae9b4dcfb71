// Pairs the policies of a file before and after a change.
import type { LocatedPolicy } from '#cli/check/located-policy.ts';
import type { FileSides } from './sides.ts';

export interface PolicyPair {
  readonly before: LocatedPolicy | undefined;
  readonly after: LocatedPolicy | undefined;
}

/** Takes pairs with the same key out of both lists, in their order. */
function take(
  before: LocatedPolicy[],
  after: LocatedPolicy[],
  keyOf: (policy: LocatedPolicy) => string,
): PolicyPair[] {
  const pairs: PolicyPair[] = [];
  for (const policy of after) {
    const at = before.findIndex((each) => keyOf(each) === keyOf(policy));
    if (at >= 0) pairs.push({ before: before.splice(at, 1)[0], after: policy });
  }
  const taken = new Set(pairs.map((pair) => pair.after));
  after.splice(0, after.length, ...after.filter((policy) => !taken.has(policy)));
  return pairs;
}

/** By where they stand, then by name, then by content; what is left was added or deleted. */
export function pairPolicies({ before, after }: FileSides): readonly PolicyPair[] {
  const [old, now] = [[...(before?.policies ?? [])], [...(after?.policies ?? [])]];
  const isWhole = (policy: LocatedPolicy): boolean => policy.where === '';
  return [
    ...take(old, now, ({ where, type }) => JSON.stringify([where, type])),
    ...take(old, now, ({ where }) => where),
    // The title of a file that is the policy is its name, which a renamed file changes.
    ...take(old, now, (policy) => (isWhole(policy) ? '' : JSON.stringify([policy.title, policy.type]))),
    ...take(old, now, ({ text }) => text),
    ...old.map((policy) => ({ before: policy, after: undefined })),
    ...now.map((policy) => ({ before: undefined, after: policy })),
  ];
}
