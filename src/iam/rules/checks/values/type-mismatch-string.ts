// A value that is not base64, under a binary operator.
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { shown } from './plain-values.ts';
import { hasPolicyVariable } from './policy-variables.ts';

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

const isBase64 = (text: string): boolean => text.length % 4 === 0 && BASE64.test(text);

export default defineCheck({
  id: 'type-mismatch-string',
  code: 'TYPE_MISMATCH_STRING',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'No base64',
  why: 'BinaryEquals compares bytes, and policies write them as base64. Any other value never matches. Plain text is compared by String operators.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_BinaryEquals',
  bad: [
    {
      with: { Condition: { BinaryEquals: { 'aws:RequestTag/seal': 'plain text' } } },
      at: ['Statement.0.Condition.BinaryEquals.aws:RequestTag/seal'],
    },
    {
      with: { Condition: { BinaryEqualsIfExists: { 'aws:RequestTag/seal': ['QmluYXJ5', 'QmluYXJ', 7] } } },
      at: [
        'Statement.0.Condition.BinaryEqualsIfExists.aws:RequestTag/seal.1',
        'Statement.0.Condition.BinaryEqualsIfExists.aws:RequestTag/seal.2',
      ],
    },
  ],
  good: [
    { with: { Condition: { BinaryEquals: { 'aws:RequestTag/seal': 'QmluYXJ5VmFsdWVJbkJhc2U2NA==' } } } },
    { with: { Condition: { StringEquals: { 'aws:RequestTag/seal': 'plain text' } } } },
  ],
  on: 'condition',
  check({ operator, values }, _statement, { policy }): CheckFindings {
    if (operator?.family !== 'Binary') return undefined;
    return values.flatMap(({ value, path }) => {
      if ((typeof value === 'string' && isBase64(value)) || hasPolicyVariable(value, policy)) return [];
      return [
        {
          message: `${shown(value)} is not base64, so it never matches. Encode it, or use a String operator for plain text.`,
          locations: [atValue(path)],
        },
      ];
    });
  },
});
