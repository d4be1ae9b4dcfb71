// `iam:PassRole` allowed on all roles.
import { defineCheck } from '#core/lint/check.ts';
import { broadGrant, PASS_ROLE } from './broad-grant.ts';

export default defineCheck({
  id: 'pass-role-with-star-in-resource',
  code: 'PASS_ROLE_WITH_STAR_IN_RESOURCE',
  severity: 'security',
  types: ['identity'],
  title: 'Passing all roles',
  why: 'Whoever may pass a role gets what the role can do, through the service that takes it. On all roles that is up to administrator rights.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  bad: [
    { with: { Action: 'iam:PassRole', Resource: '*' }, at: ['Statement.0.Action', 'Statement.0.Resource'] },
    {
      with: {
        Action: ['s3:GetObject', 'iam:PASSROLE'],
        Resource: ['arn:aws:iam::111122223333:role/Worker', 'arn:aws:iam::*:role/*'],
      },
      at: ['Statement.0.Action.1', 'Statement.0.Resource.1'],
    },
    // A request without the key gets past the condition.
    {
      with: {
        Action: 'iam:PassRole',
        Resource: '*',
        Condition: { StringEqualsIfExists: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
    },
    {
      with: {
        Action: 'iam:PassRole',
        Resource: '*',
        Condition: { StringLike: { 'iam:PassedToService': '*.amazonaws.com' } },
      },
    },
  ],
  good: [
    { with: { Action: 'iam:PassRole', Resource: 'arn:aws:iam::111122223333:role/app-*' } },
    {
      with: {
        Action: 'iam:PassRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:passedtoservice': ['lambda.amazonaws.com'] } },
      },
    },
    { with: { Effect: 'Deny', Action: 'iam:PassRole', Resource: '*' } },
    // Another check tells of the pattern.
    { with: { Action: 'iam:*', Resource: '*' } },
  ],
  on: 'statement',
  check: (statement) => broadGrant(statement, PASS_ROLE, 'name', 'Resource'),
});
