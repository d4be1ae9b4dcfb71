// A * that matches any value of the key, so that the condition only requires the key.
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { sayWithNull } from './star-meaning.ts';

export default defineCheck({
  id: 'equivalent-to-null-false',
  code: 'EQUIVALENT_TO_NULL_FALSE',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Wildcard that only requires the key',
  why: 'Every value matches *, so the condition is true whenever the key is in the request. Null with false says so explicitly; other values next to * have no effect.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Null',
  bad: [
    {
      with: { Condition: { StringLike: { 'aws:ResourceTag/Team': '*' } } },
      at: ['Statement.0.Condition.StringLike.aws:ResourceTag/Team'],
      fixed: { Condition: { Null: { 'aws:ResourceTag/Team': 'false' } } },
    },
    {
      with: {
        Condition: { StringLike: { 'aws:RequestTag/Team': ['a*', '*'], 'aws:userid': 'AROA*:build' } },
      },
      at: ['Statement.0.Condition.StringLike.aws:RequestTag/Team.1'],
      fixed: {
        Condition: {
          StringLike: { 'aws:userid': 'AROA*:build' },
          Null: { 'aws:RequestTag/Team': 'false' },
        },
      },
    },
    {
      with: {
        Condition: { Null: { 'aws:SourceArn': 'false' }, ArnLike: { 'aws:SourceArn': '*' } },
      },
      at: ['Statement.0.Condition.ArnLike.aws:SourceArn'],
      fixed: { Condition: { Null: { 'aws:SourceArn': 'false' } } },
    },
    {
      with: { Condition: { 'ForAnyValue:StringLike': { 'aws:TagKeys': '*' } } },
      fixed: { Condition: { Null: { 'aws:TagKeys': 'false' } } },
    },
    // ARN operators match ARNs only, so there is no other way to say it.
    {
      with: { Condition: { ArnLike: { 'aws:PrincipalTag/team': '*' } } },
      at: ['Statement.0.Condition.ArnLike.aws:PrincipalTag/team'],
    },
    {
      with: {
        Condition: {
          StringLike: { 'aws:PrincipalTag/team': '*' },
          Null: { 'aws:PrincipalTag/unit': 'false' },
        },
      },
      fixed: { Condition: { Null: { 'aws:PrincipalTag/unit': 'false', 'aws:PrincipalTag/team': 'false' } } },
    },
    {
      with: { Condition: { ArnLike: { 'aws:PrincipalArn': '*' } } },
      fixed: { Condition: { Null: { 'aws:PrincipalArn': 'false' } } },
      isSafe: true,
    },
    // To an ARN operator, not every text is one.
    { with: { Condition: { ArnLike: { 'aws:userid': '*' } } } },
    // It may deny less.
    {
      with: { Effect: 'Deny', Condition: { StringLike: { 'aws:userid': '*' } } },
      fixed: { Condition: { Null: { 'aws:userid': 'false' } } },
      isSafe: false,
    },
  ],
  good: [
    { with: { Condition: { StringLike: { 'aws:ResourceTag/Team': 'a*' } } } },
    // Here * is not a wildcard.
    { with: { Condition: { StringEquals: { 'aws:ResourceTag/Team': '*' } } } },
    { with: { Condition: { StringLikeIfExists: { 'aws:ResourceTag/Team': '*' } } } },
  ],
  on: 'condition',
  check: (condition, statement, { reference }): CheckFindings =>
    sayWithNull(condition, statement, 'present', reference),
});
