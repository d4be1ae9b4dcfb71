// A condition key with an empty list of values.
import { show } from '#iam/text/quote.ts';
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { emptyCondition, emptyKind } from './empty-list.ts';

export default defineCheck({
  id: 'empty-array-condition',
  code: 'EMPTY_ARRAY_CONDITION',
  severity: 'suggestion',
  types: ALL_TYPES,
  title: 'Condition without values',
  why: 'A request is compared with the values of the condition key. Without values, a plain operator matches nothing and a negated one matches everything.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html',
  bad: [
    {
      with: { Condition: { StringEquals: { 'aws:PrincipalOrgID': [] } } },
      at: ['#Statement.0.Condition.StringEquals.aws:PrincipalOrgID'],
    },
    {
      type: 'trust',
      with: { Condition: { ArnNotLike: { 'aws:SourceArn': [] }, Bool: { 'aws:SecureTransport': 'true' } } },
      at: ['#Statement.0.Condition.ArnNotLike.aws:SourceArn'],
    },
  ],
  good: [
    // An empty string is a value: s3:prefix has it when the whole bucket is listed.
    {
      with: {
        Action: 's3:ListBucket',
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket',
        Condition: { StringEquals: { 's3:prefix': [''] } },
      },
    },
    // The checks on these operators report them.
    {
      with: {
        Action: 'ec2:CreateTags',
        Resource: 'arn:aws:ec2:us-east-1:111122223333:instance/*',
        Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': [] } },
      },
    },
    { with: { Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': [] } } } },
    // It has no values either, but is not empty.
    { with: { Condition: { StringEquals: { 'aws:username': [null] } } } },
  ],
  on: 'condition',
  check(condition, statement): CheckFindings {
    if (emptyKind(condition, statement) !== 'plain') return undefined;
    const outcome = condition.operator?.negated ? 'it is true for every request' : 'no request matches it';
    return emptyCondition(
      condition,
      statement,
      `${show(condition.key)} has no value to compare with, so ${outcome}. Add a value, or remove the key.`,
    );
  },
});
