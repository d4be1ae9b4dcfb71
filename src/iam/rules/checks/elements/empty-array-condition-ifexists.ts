// An IfExists operator with an empty list of values.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { emptyCondition, emptyKind } from './empty-list.ts';

export default defineCheck({
  id: 'empty-array-condition-ifexists',
  code: 'EMPTY_ARRAY_CONDITION_IFEXISTS',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'IfExists without values',
  why: 'An operator with IfExists and an empty list only matches requests that do not carry the key. Null says so explicitly.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists',
  bad: [
    {
      with: { Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': [] } } },
      at: ['#Statement.0.Condition.StringEqualsIfExists.aws:PrincipalOrgID'],
      fixed: { Condition: { Null: { 'aws:PrincipalOrgID': 'true' } } },
    },
    {
      type: 'resource',
      with: { Condition: { ArnNotLikeIfExists: { 'aws:SourceArn': [] } } },
      at: ['#Statement.0.Condition.ArnNotLikeIfExists.aws:SourceArn'],
    },
  ],
  good: [
    { with: { Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': ['true'] } } } },
    { with: { Condition: { StringEquals: { 'aws:PrincipalOrgID': [] } } } },
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    if (emptyKind(condition, statement) !== 'IfExists') return undefined;
    const message = condition.operator?.negated
      ? `${show(condition.key)} has no value to compare with, so this is true for every request. Add a value, or remove the key.`
      : `\`IfExists\` with no values matches only requests without ${show(condition.key)}. Use \`Null\` with \`"true"\` to say so, or list the values.`;
    return emptyCondition(condition, statement, message);
  },
});
