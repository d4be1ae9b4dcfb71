// A NotAction without `iam:PassRole`, allowed on all roles.
import { defineCheck } from '#core/lint/check.ts';
import { broadGrant, PASS_ROLE } from './broad-grant.ts';

export default defineCheck({
  id: 'pass-role-with-star-in-resource-and-not-action',
  code: 'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
  severity: 'security',
  types: ['identity'],
  title: 'Passing all roles by NotAction',
  why: 'Whoever may pass a role gets what the role can do, through the service that takes it. On all roles that is up to administrator rights.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  bad: [
    {
      with: { Action: undefined, NotAction: 's3:*', Resource: '*' },
      at: ['Statement.0.NotAction', 'Statement.0.Resource'],
    },
    {
      with: { Action: undefined, NotAction: ['s3:*', 'iam:Get*'], Resource: ['*'] },
      at: ['Statement.0.NotAction', 'Statement.0.Resource.0'],
    },
    // A request without the key gets past the condition.
    {
      with: {
        Action: undefined,
        NotAction: 's3:*',
        Resource: '*',
        Condition: { StringEqualsIfExists: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
    },
  ],
  good: [
    { with: { Action: undefined, NotAction: 's3:*', Resource: 'arn:aws:iam::111122223333:role/app-*' } },
    {
      with: {
        Action: undefined,
        NotAction: 's3:*',
        Resource: '*',
        Condition: { StringEquals: { 'iam:passedtoservice': ['lambda.amazonaws.com'] } },
      },
    },
    { with: { Effect: 'Deny', Action: undefined, NotAction: 's3:*', Resource: '*' } },
    { with: { Action: undefined, NotAction: ['IAM:*', 's3:*'], Resource: '*' } },
  ],
  on: 'statement',
  check: (statement) => broadGrant(statement, PASS_ROLE, 'NotAction', 'Resource'),
});
