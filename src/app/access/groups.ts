// Groups grants and risks that read the same, so that each is shown once.
import { groupBy } from '#iam/collections/index.ts';
import type { AccessGrant, Risk } from '#iam/access/index.ts';

/** Resources that are allowed under the same conditions; each pattern is one or several that all must match. */
export interface GrantGroup extends Pick<AccessGrant, 'except' | 'when' | 'unless'> {
  readonly key: string;
  /** None: all resources. */
  readonly on: readonly string[];
}

export const groupGrants = (grants: readonly AccessGrant[]): readonly GrantGroup[] =>
  [...groupBy(grants, ({ except, when, unless }) => JSON.stringify([except, when, unless])).values()].map(
    (group) => {
      const [{ except, when, unless }] = group;
      const everywhere = group.some(({ on }) => on.length === 0);
      const on = everywhere ? [] : group.map((grant) => grant.on.join(' and '));
      return { key: JSON.stringify([except, when, unless]), except, when, unless, on };
    },
  );

/** Risks of one kind that are about one action each and say the same, as one. Strongest first, as they come. */
export const groupRisks = (risks: readonly Risk[]): readonly Risk[] =>
  [
    ...groupBy(risks, ({ kind, strength, cell, does, actions }) =>
      [kind, strength, cell, does, actions.length === 1 ? '' : actions.join()].join('|'),
    ).values(),
  ].map((group) => ({ ...group[0], actions: [...new Set(group.flatMap(({ actions }) => actions))] }));
