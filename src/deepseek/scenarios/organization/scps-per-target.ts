// As many service control policies as one target takes: where there are more, the shortest neighbors become one.
import { fitInOne, policyDocuments } from '#deepseek/compose/documents.ts';
import { sized } from '#deepseek/compose/grant-size.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';

/** FullAWSAccess, which allows what the others do not deny, takes one. */
export const ROOM = QUOTAS.scpsPerTarget - 1;

const documentsOf = (policies: readonly PolicyPlan[]): number =>
  policies.reduce((sum, policy) => sum + policyDocuments(policy.grants, policy).length, 0);

const sizeOf = ({ grants }: PolicyPlan): number => grants.reduce((sum, grant) => sum + sized(grant).size, 0);

const joined = (first: PolicyPlan, second: PolicyPlan): PolicyPlan => ({
  ...first,
  title: `${first.title}, ${second.title.replace(/^SCP: /, '')}`,
  grants: [...first.grants, ...second.grants],
  leaves: [...new Set([...(first.leaves ?? []), ...(second.leaves ?? [])])],
});

/** The two neighbors that are shortest together and fit in one document. */
function shortestPair(policies: readonly PolicyPlan[]): number | undefined {
  const pairs = policies.slice(0, -1).flatMap((first, index) => {
    const second = policies[index + 1]!;
    return fitInOne([...first.grants, ...second.grants], 'scp')
      ? [{ index, size: sizeOf(first) + sizeOf(second) }]
      : [];
  });
  return pairs.toSorted((a, b) => a.size - b.size)[0]?.index;
}

export function withinQuota(policies: readonly PolicyPlan[]): readonly PolicyPlan[] {
  if (documentsOf(policies) <= ROOM) return policies;
  const index = shortestPair(policies);
  if (index === undefined) return policies;
  const pair = joined(policies[index]!, policies[index + 1]!);
  return withinQuota([...policies.slice(0, index), pair, ...policies.slice(index + 2)]);
}

/** How many documents do not fit on one target. */
export const beyondQuota = (policies: readonly PolicyPlan[]): number =>
  Math.max(0, documentsOf(policies) - ROOM);
