// A * that excludes every value of the key, so that the condition only requires that the key is absent.
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { sayWithNull } from './star-meaning.ts';

export default defineCheck({
  id: 'equivalent-to-null-true',
  code: 'EQUIVALENT_TO_NULL_TRUE',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Wildcard that only requires the key to be absent',
  why: 'Every value matches *, so a negated operator is true only for requests without the key. Null with true says so explicitly.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null',
  bad: [
    {
      with: { Effect: 'Deny', Condition: { StringNotLike: { 'aws:RequestTag/Team': '*' } } },
      at: ['Statement.0.Condition.StringNotLike.aws:RequestTag/Team'],
      fixed: { Condition: { Null: { 'aws:RequestTag/Team': 'true' } } },
    },
    {
      with: { Effect: 'Deny', Condition: { ArnNotLikeIfExists: { 'aws:SourceArn': ['*'] } } },
      at: ['Statement.0.Condition.ArnNotLikeIfExists.aws:SourceArn.0'],
      fixed: { Condition: { Null: { 'aws:SourceArn': 'true' } } },
    },
    {
      with: { Effect: 'Deny', Condition: { 'ForAllValues:StringNotLike': { 'aws:TagKeys': '*' } } },
      fixed: { Condition: { Null: { 'aws:TagKeys': 'true' } } },
    },
  ],
  good: [
    { with: { Effect: 'Deny', Condition: { StringNotLike: { 'aws:RequestTag/Team': 'a*' } } } },
    { with: { Effect: 'Deny', Condition: { StringNotEquals: { 'aws:RequestTag/Team': '*' } } } },
    { with: { Effect: 'Deny', Condition: { StringLike: { 'aws:RequestTag/Team': '*' } } } },
  ],
  on: 'condition',
  check: (condition, statement, { reference }): CheckFindings =>
    sayWithNull(condition, statement, 'absent', reference),
});
