// Finds the statements that a lock applies to, by their actions, resources and conditions.
import { toArray } from '#iam/policy/policy.ts';
import type { Grant } from '#deepseek/compose/planned-statement.ts';

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
 * Separates the part of an Allow grant that has these actions on such resources from the rest, so that a condition is
 * never added to an action or resource that does not support it.
 */
export function select(
  grant: Grant,
  actions: readonly string[],
  onResource: (arn: string) => boolean = () => true,
): Parts {
  const { resources } = grant;
  const untouched: Parts = { chosen: undefined, rest: [grant] };
  if (grant.effect !== 'Allow' || !resources) return untouched;
  // Most grants are of other actions.
  if (!grant.actions.some((action) => actions.includes(action))) return untouched;
  const on = resources.filter(onResource);
  if (on.length === 0) return untouched;
  const mine = grant.actions.filter((action) => actions.includes(action));
  const others = grant.actions.filter((action) => !actions.includes(action));
  const off = on.length === resources.length ? [] : resources.filter((arn) => !onResource(arn));
  return {
    chosen: { ...grant, actions: mine, resources: on },
    rest: [
      ...part(grant, { actions: mine, resources: off }, off.length === 0),
      ...part(grant, { actions: others }, others.length === 0),
    ],
  };
}

/** The grants with what was chosen of each narrowed by `change`. */
export const narrowed = (parts: readonly Parts[], change: (grant: Grant) => Grant): readonly Grant[] =>
  parts.flatMap(({ chosen, rest }) => (chosen ? [change(chosen), ...rest] : rest));

/** The values that a condition key must have, in any operator. */
export function conditionValues({ condition }: Grant, key: string): readonly string[] {
  if (condition === undefined) return [];
  return Object.values(condition).flatMap((keys) => toArray(keys[key]).map(String));
}

/** Whether a condition key must have some value, in any operator. */
export function hasCondition({ condition }: Grant, key: string): boolean {
  return condition !== undefined && Object.values(condition).some((keys) => toArray(keys[key]).length > 0);
}
