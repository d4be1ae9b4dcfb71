// Bool: true or false.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean
import { hasVariable } from '#iam/policy/variables.ts';
import { triOf } from '#iam/decide/three-valued.ts';
import { show } from '#iam/text/quote.ts';
import { unreadableValue, type ConditionFamily } from './family.ts';

export const isTruthValue = (text: string): boolean => /^(?:true|false)$/i.test(text);

export const boolFamily: ConditionFamily = {
  reads: isTruthValue,
  compile(_base, text, variables) {
    // The operators' page has variables here, the variables' page has not.
    if (variables && hasVariable(text))
      return unreadableValue(`AWS’s pages disagree on whether Bool supports variables: ${show(text)}.`);
    if (!isTruthValue(text)) return unreadableValue(`${show(text)} is neither true nor false.`);
    const wanted = text.toLowerCase();
    return { matches: (value) => triOf(value.toLowerCase() === wanted) };
  },
};
