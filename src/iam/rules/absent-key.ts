// The result of a condition when the request does not have its key.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import type { ConditionView } from './policy-view.ts';

/** Whether the condition is true without the key; undefined for an operator that does not exist or that AWS does not explain. */
export function trueWithoutKey({
  operator,
  values,
}: Pick<ConditionView, 'operator' | 'values'>): boolean | undefined {
  if (!operator) return undefined;
  const { base, set, ifExists, negated } = operator;
  if (base === 'Null') {
    if (set) return undefined;
    return values.some(({ value }) => String(value).toLowerCase() === 'true');
  }
  if (set === 'ForAllValues' || ifExists) return true;
  return negated && set === undefined;
}
