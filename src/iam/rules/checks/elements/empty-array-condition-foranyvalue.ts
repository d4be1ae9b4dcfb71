// ForAnyValue with an empty list of values.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { emptyCondition, emptyKind } from './empty-list.ts';

export default defineCheck({
  id: 'empty-array-condition-foranyvalue',
  code: 'EMPTY_ARRAY_CONDITION_FORANYVALUE',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'ForAnyValue without values',
  why: 'ForAnyValue requires that one value in the request is in the list. With an empty list it is never true, and the statement has no effect.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html',
  bad: [
    {
      with: {
        Action: 'ec2:CreateTags',
        Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
        Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': [] } },
      },
      at: ['#Statement.0.Condition.ForAnyValue:StringEquals.aws:TagKeys'],
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'ec2:CreateTags',
        Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
        Condition: { 'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': [] } },
      },
      at: ['#Statement.0.Condition.ForAnyValue:StringLikeIfExists.aws:TagKeys'],
    },
  ],
  good: [
    {
      with: {
        Action: 'ec2:CreateTags',
        Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
        Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'team' } },
      },
    },
    {
      with: {
        Action: 'ec2:CreateTags',
        Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
        Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': [] } },
      },
    },
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    if (emptyKind(condition, statement) !== 'ForAnyValue') return undefined;
    return emptyCondition(
      condition,
      statement,
      `\`ForAnyValue\` requires one value of ${show(condition.key)} from an empty list, so it is never true. Add the values, or remove the key.`,
    );
  },
});
