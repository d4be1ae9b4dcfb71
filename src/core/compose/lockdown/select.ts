// Finds the statements a lock applies to, by what they are.
import { toArray } from '#core/iam/policy.ts';
import type { Grant } from '#core/compose/grant.ts';

export const INVOKE_ACTIONS = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'] as const;
export const MANTLE_CALL = 'bedrock-mantle:CreateInference';

/** A part of a grant, and the rest of it; either may be missing. */
export interface Parts {
  readonly chosen: Grant | undefined;
  readonly rest: readonly Grant[];
}

const part = (grant: Grant, more: Partial<Grant>, empty: boolean): readonly Grant[] =>
  empty ? [] : [{ ...grant, ...more }];

/**
 * Takes out of an Allow what has these actions on such resources. A statement that holds something else beside is
 * parted, so that a condition is never put on what does not support it.
 */
export function select(
  grant: Grant,
  actions: readonly string[],
  onResource: (arn: string) => boolean = () => true,
): Parts {
  const { resources } = grant;
  const untouched: Parts = { chosen: undefined, rest: [grant] };
  if (grant.effect !== 'Allow' || !resources) return untouched;
  const mine = grant.actions.filter((action) => actions.includes(action));
  const on = mine.length > 0 ? resources.filter(onResource) : [];
  if (on.length === 0) return untouched;
  const others = grant.actions.filter((action) => !actions.includes(action));
  const off = resources.filter((arn) => !on.includes(arn));
  return {
    chosen: { ...grant, actions: mine, resources: on },
    rest: [
      ...part(grant, { actions: mine, resources: off }, off.length === 0),
      ...part(grant, { actions: others }, others.length === 0),
    ],
  };
}

/** The grants with what `choose` picks out of each narrowed by `change`. */
export function narrowed(
  grants: readonly Grant[],
  choose: (grant: Grant) => Parts,
  change: (grant: Grant) => Grant,
): readonly Grant[] {
  return grants.flatMap((grant) => {
    const { chosen, rest } = choose(grant);
    return chosen ? [change(chosen), ...rest] : rest;
  });
}

/** The values that a condition key must have, in any operator. */
export function conditionValues(grant: Grant, key: string): readonly string[] {
  return Object.values(grant.condition ?? {}).flatMap((keys) => toArray(keys[key]).map(String));
}
