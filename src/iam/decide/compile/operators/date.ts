// DateEquals and other date operators: instants in ISO 8601 or in seconds since 1970.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
import { isEpoch, parseDate } from '#iam/policy/dates.ts';
import { ifSame, triOf, type Tri } from '#iam/decide/three-valued.ts';
import { show } from '#iam/text/quote.ts';
import { compares } from './compares.ts';
import { unreadableValue, type ConditionFamily } from './family.ts';

/** The instants that a text can mean, in milliseconds. AWS's pages do not say whether four digits are a year or seconds. */
function instantsOf(text: string): readonly number[] {
  if (isEpoch(text)) return [Number(text) * 1000];
  const date = parseDate(text);
  if (date === undefined) return [];
  return /^\d{4}$/.test(text) ? [date, Number(text) * 1000] : [date];
}

export const dateFamily: ConditionFamily = {
  reads: (value) => instantsOf(value).length > 0,
  compile(base, text) {
    const expected = instantsOf(text);
    if (expected.length === 0)
      return unreadableValue(`${show(text)} is not a date. Write one such as 2026-01-31T08:00:00Z.`);
    return {
      matches: (value) =>
        instantsOf(value)
          .flatMap((given) => expected.map((each): Tri => triOf(compares(base, given - each))))
          .reduce(ifSame),
    };
  },
};
