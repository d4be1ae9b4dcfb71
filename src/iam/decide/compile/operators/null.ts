// Null: whether a key is absent.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null
import { triOf } from '#iam/decide/three-valued.ts';
import { show } from '#iam/text/quote.ts';
import { isTruthValue } from './bool.ts';
import { unreadableValue, type ConditionFamily } from './family.ts';

/** Like the other families, with "true" for an absent key and "false" for a present one. */
export const nullFamily: ConditionFamily = {
  reads: isTruthValue,
  compile(_base, text) {
    if (!isTruthValue(text)) return unreadableValue(`${show(text)} is neither true nor false.`);
    const expected = text.toLowerCase();
    return { matches: (isAbsent) => triOf(isAbsent === expected) };
  },
};
