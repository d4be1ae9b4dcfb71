// Several numeric bounds, of which only one has an effect.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atKey, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { isExact } from '#iam/rules/exact-number.ts';

/** What AWS takes for a number, as the check on values that are none has it. */
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

export default defineCheck({
  id: 'redundant-condition-value-num',
  code: 'REDUNDANT_CONDITION_VALUE_NUM',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Several bounds, of which one takes effect',
  why: 'One matching value is enough, so of several upper bounds only the largest takes effect, and of several lower bounds only the smallest.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric',
  bad: [
    {
      with: { Condition: { NumericLessThanEquals: { 'aws:MultiFactorAuthAge': ['300', '3600'] } } },
      at: ['#Statement.0.Condition.NumericLessThanEquals.aws:MultiFactorAuthAge'],
      fixed: { Condition: { NumericLessThanEquals: { 'aws:MultiFactorAuthAge': '3600' } } },
    },
    {
      with: {
        Effect: 'Deny',
        Condition: { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': [900, 60.5, 3600] } },
      },
      at: ['#Statement.0.Condition.NumericGreaterThanIfExists.aws:MultiFactorAuthAge'],
      fixed: { Condition: { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': 60.5 } } },
    },
    { with: { Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': ['300', 'soon', '600'] } } } },
  ],
  good: [
    { with: { Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': ['300'] } } } },
    { with: { Condition: { NumericEquals: { 'aws:MultiFactorAuthAge': ['300', '600'] } } } },
    // AWS does not read the second as a number.
    { with: { Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': ['300', ' 600 '] } } } },
    { with: { Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': [2 ** 60, 2 ** 61] } } } },
    // A lower and an upper bound.
    {
      with: {
        Condition: {
          NumericGreaterThan: { 'aws:MultiFactorAuthAge': '60' },
          NumericLessThan: { 'aws:MultiFactorAuthAge': '600' },
        },
      },
    },
  ],
  on: 'condition',
  check({ operator, key, path, values }): CheckFindings {
    if (operator?.family !== 'Numeric' || values.length < 2) return undefined;
    const upper = operator.base.startsWith('NumericLess');
    if (!upper && !operator.base.startsWith('NumericGreater')) return undefined;
    const numbers = values.filter(
      ({ value }) => typeof value === 'number' || (typeof value === 'string' && NUMBER.test(value)),
    );
    if (numbers.length < 2 || !numbers.every(({ value }) => isExact(value))) return undefined;
    const decisive = numbers.reduce((a, b) => (upper === Number(b.value) > Number(a.value) ? b : a));
    return {
      message: `Only the ${upper ? 'largest' : 'smallest'} bound of ${show(key)}, ${show(String(decisive.value))}, takes effect. Remove the others.`,
      locations: [atKey(path)],
      ...(numbers.length === values.length && {
        fix: {
          title: `Keep only the ${upper ? 'largest' : 'smallest'}`,
          safe: true,
          edits: [{ kind: 'replace', path, value: decisive.value }],
        },
      }),
    };
  },
});
