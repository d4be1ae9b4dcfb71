// Finds the statements that a limit applies to, by their actions, resources and conditions.
import { toArray } from '#iam/policy/policy.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';

export const INVOKE_ACTIONS = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'] as const;
export const MANTLE_CALL = 'bedrock-mantle:CreateInference';

/** A part of a statement, and the rest of it; either may be missing. */
export interface Parts {
  readonly chosen: PlannedStatement | undefined;
  readonly rest: readonly PlannedStatement[];
}

const part = (
  statement: PlannedStatement,
  more: Partial<PlannedStatement>,
  empty: boolean,
): readonly PlannedStatement[] => (empty ? [] : [{ ...statement, ...more }]);

/**
 * Separates the part of an Allow statement that has these actions on such resources from the rest, so that a condition is
 * never added to an action or resource that does not support it.
 */
export function select(
  statement: PlannedStatement,
  actions: readonly string[],
  onResource: (arn: string) => boolean = () => true,
): Parts {
  const { resources } = statement;
  const untouched: Parts = { chosen: undefined, rest: [statement] };
  if (statement.effect !== 'Allow' || !resources) return untouched;
  // Most statements are of other actions.
  if (!statement.actions.some((action) => actions.includes(action))) return untouched;
  const on = resources.filter(onResource);
  if (on.length === 0) return untouched;
  const mine = statement.actions.filter((action) => actions.includes(action));
  const others = statement.actions.filter((action) => !actions.includes(action));
  const off = on.length === resources.length ? [] : resources.filter((arn) => !onResource(arn));
  return {
    chosen: { ...statement, actions: mine, resources: on },
    rest: [
      ...part(statement, { actions: mine, resources: off }, off.length === 0),
      ...part(statement, { actions: others }, others.length === 0),
    ],
  };
}

/** The statements with what was chosen of each narrowed by `change`. */
export const narrowed = (
  parts: readonly Parts[],
  change: (statement: PlannedStatement) => PlannedStatement,
): readonly PlannedStatement[] =>
  parts.flatMap(({ chosen, rest }) => (chosen ? [change(chosen), ...rest] : rest));

/** The values that a condition key must have, in any operator. */
export function conditionValues({ condition }: PlannedStatement, key: string): readonly string[] {
  if (condition === undefined) return [];
  return Object.values(condition).flatMap((keys) => toArray(keys[key]).map(String));
}

/** Whether a condition key must have some value, in any operator. */
export function hasCondition({ condition }: PlannedStatement, key: string): boolean {
  return condition !== undefined && Object.values(condition).some((keys) => toArray(keys[key]).length > 0);
}
