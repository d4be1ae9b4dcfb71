// ForAllValues with an empty list of values.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { emptyCondition, emptyKind } from './empty-list.ts';

export default defineCheck({
  id: 'empty-array-condition-forallvalues',
  code: 'EMPTY_ARRAY_CONDITION_FORALLVALUES',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'ForAllValues without values',
  why: 'ForAllValues with an empty list only matches requests that do not carry the key. Null says so explicitly.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  bad: [
    {
      with: {
        Action: 'ec2:CreateTags',
        Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
        Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': [] } },
      },
      at: ['#Statement.0.Condition.ForAllValues:StringEquals.aws:TagKeys'],
      fixed: { Condition: { Null: { 'aws:TagKeys': 'true' } } },
    },
    {
      with: {
        Action: 'ec2:CreateTags',
        Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
        Condition: {
          'ForAllValues:StringLike': { 'aws:TagKeys': [], 'aws:CalledVia': ['athena.amazonaws.com'] },
          Null: { 'aws:ResourceTag/team': 'false' },
        },
      },
      at: ['#Statement.0.Condition.ForAllValues:StringLike.aws:TagKeys'],
      fixed: {
        Condition: {
          'ForAllValues:StringLike': { 'aws:CalledVia': ['athena.amazonaws.com'] },
          Null: { 'aws:ResourceTag/team': 'false', 'aws:TagKeys': 'true' },
        },
      },
    },
    {
      with: {
        Action: 'ec2:CreateTags',
        Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
        Condition: { 'ForAllValues:StringEqualsIfExists': { 'aws:TagKeys': [] } },
      },
      fixed: { Condition: { Null: { 'aws:TagKeys': 'true' } } },
    },
  ],
  good: [
    {
      with: {
        Action: 'ec2:CreateTags',
        Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
        Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team', 'stage'] } },
      },
    },
    {
      with: {
        Action: 'ec2:CreateTags',
        Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
        Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': [] } },
      },
    },
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    if (emptyKind(condition, statement) !== 'ForAllValues') return undefined;
    return emptyCondition(
      condition,
      statement,
      `\`ForAllValues\` with no values matches only requests without ${show(condition.key)}. Use \`Null\` with \`"true"\` to say so, or list the values.`,
    );
  },
});
