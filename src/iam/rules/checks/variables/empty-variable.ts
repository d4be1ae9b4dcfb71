// Braces of a policy variable with no name in them.
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { faultsIn } from './faults.ts';

export default defineCheck({
  id: 'empty-variable',
  code: 'EMPTY_VARIABLE',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Variable without a name',
  why: 'A policy variable names a condition key, whose value replaces it. Without a name there is nothing to replace it with. `${*}`, `${?}` and `${$}` are not variables: they stand for the characters.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
  bad: [
    { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${}/*' }, at: ['Statement.0.Resource'] },
    {
      with: { Condition: { StringLike: { 's3:prefix': ['home/', 'home/${ }/*'] } } },
      at: ['Statement.0.Condition.StringLike.s3:prefix.1'],
    },
    { with: { Condition: { StringEquals: { 'aws:ResourceTag/team': "${, 'core'}" } } } },
  ],
  good: [
    { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${*}/${aws:username}' } },
    // To a policy of the older version it is only text.
    {
      policy: {
        Version: '2008-10-17',
        Statement: [
          { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${}' },
        ],
      },
    },
  ],
  on: 'statement',
  check: (statement, _statement, context): CheckFindings =>
    faultsIn(
      statement,
      context,
      'empty',
      (shown) =>
        `${shown} does not name a condition key. Put one between the braces, such as \`\${aws:username}\`, or remove it.`,
    ),
});
