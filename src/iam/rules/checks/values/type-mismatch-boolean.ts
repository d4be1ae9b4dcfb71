// A value that is neither true nor false where only these are.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { shown } from './plain-values.ts';
import { hasPolicyVariable } from './policy-variables.ts';

const isBoolean = (value: string | number | boolean): boolean =>
  typeof value === 'boolean' || (typeof value === 'string' && /^(?:true|false)$/i.test(value));

export default defineCheck({
  id: 'type-mismatch-boolean',
  code: 'TYPE_MISMATCH_BOOLEAN',
  severity: 'warning',
  types: ALL_TYPES,
  title: 'Neither true nor false',
  why: 'Bool and Null compare with true and false, in quotes or without. Any other value never matches.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Boolean',
  bad: [
    {
      with: { Condition: { Bool: { 'aws:SecureTransport': 'yes' } } },
      at: ['Statement.0.Condition.Bool.aws:SecureTransport'],
    },
    {
      with: { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': [1] } } },
      at: ['Statement.0.Condition.BoolIfExists.aws:MultiFactorAuthPresent.0'],
    },
    {
      with: { Condition: { Null: { 'aws:TokenIssueTime': '' } } },
      at: ['Statement.0.Condition.Null.aws:TokenIssueTime'],
    },
  ],
  good: [
    { with: { Condition: { Bool: { 'aws:SecureTransport': 'true' } } } },
    { with: { Condition: { Bool: { 'aws:SecureTransport': false } } } },
    { with: { Condition: { Null: { 'aws:TokenIssueTime': ['True'] } } } },
    { with: { Condition: { StringEquals: { 'aws:RequestTag/tls': 'yes' } } } },
  ],
  on: 'condition',
  check({ operator, operatorName, values }, _statement, { policy }): CheckFindings {
    if (operator?.family !== 'Bool' && operator?.family !== 'Null') return undefined;
    return values.flatMap(({ value, path }) => {
      if (isBoolean(value) || hasPolicyVariable(value, policy)) return [];
      return [
        {
          message: `${shown(value)} is not a value for ${show(operatorName)} and never matches. Write \`"true"\` or \`"false"\`.`,
          locations: [atValue(path)],
        },
      ];
    });
  },
});
