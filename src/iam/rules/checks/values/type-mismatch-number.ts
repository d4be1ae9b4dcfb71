// A value that is not a number, under a numeric operator.
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { shown } from './plain-values.ts';
import { hasPolicyVariable } from './policy-variables.ts';

const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

export default defineCheck({
  id: 'type-mismatch-number',
  code: 'TYPE_MISMATCH_NUMBER',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'No number',
  why: 'Numeric operators compare whole numbers and decimals, in quotes or without. Any other value never matches.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Numeric',
  bad: [
    {
      with: { Condition: { NumericLessThan: { 's3:max-keys': 'ten' } } },
      at: ['Statement.0.Condition.NumericLessThan.s3:max-keys'],
    },
    {
      with: { Condition: { NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': ['3600', '1h'] } } },
      at: ['Statement.0.Condition.NumericGreaterThanIfExists.aws:MultiFactorAuthAge.1'],
    },
    { with: { Condition: { NumericEquals: { 's3:max-keys': ['', false, '1,000', '0x10'] } } } },
  ],
  good: [
    { with: { Condition: { NumericLessThan: { 's3:max-keys': '10' } } } },
    { with: { Condition: { NumericLessThan: { 's3:TlsVersion': [1.2, '1.2', '-3', '+4.0'] } } } },
    { with: { Condition: { StringEquals: { 'aws:RequestTag/size': 'ten' } } } },
  ],
  on: 'condition',
  check({ operator, values }, _statement, { policy }): CheckFindings {
    if (operator?.family !== 'Numeric') return undefined;
    return values.flatMap(({ value, path }) => {
      const isNumber = typeof value === 'number' || (typeof value === 'string' && NUMBER.test(value));
      if (isNumber || hasPolicyVariable(value, policy)) return [];
      return [
        {
          message: `${shown(value)} is not a number, so it never matches. Write digits, with a point before decimals.`,
          locations: [atValue(path)],
        },
      ];
    });
  },
});
