// A pattern of actions with `iam:PassRole` in it, allowed on all roles.
import { defineCheck } from '#core/lint/check.ts';
import { broadGrant, PASS_ROLE } from './broad-grant.ts';

export default defineCheck({
  id: 'pass-role-with-star-in-action-and-resource',
  code: 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE',
  severity: 'security',
  types: ['identity'],
  title: 'Passing all roles by a pattern',
  why: 'Whoever may pass a role gets what the role can do, through the service that takes it. On all roles that is up to administrator rights.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  bad: [
    { with: { Action: 'iam:*', Resource: '*' }, at: ['Statement.0.Action', 'Statement.0.Resource'] },
    {
      with: {
        Action: ['s3:GetObject', 'iam:Pass*'],
        Resource: ['arn:aws:iam::111122223333:role/Worker', 'arn:aws:iam::*:role/*'],
      },
      at: ['Statement.0.Action.1', 'Statement.0.Resource.1'],
    },
    // A request without the key gets past the condition.
    {
      with: {
        Action: 'iam:*',
        Resource: '*',
        Condition: { StringEqualsIfExists: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
    },
  ],
  good: [
    { with: { Action: 'iam:*', Resource: 'arn:aws:iam::111122223333:role/app-*' } },
    {
      with: {
        Action: 'iam:*',
        Resource: '*',
        Condition: { StringEquals: { 'iam:passedtoservice': ['lambda.amazonaws.com'] } },
      },
    },
    { with: { Effect: 'Deny', Action: 'iam:*', Resource: '*' } },
    { with: { Action: ['iam:Get*', 'iam:List*'], Resource: '*' } },
  ],
  on: 'statement',
  check: (statement) => broadGrant(statement, PASS_ROLE, 'pattern', 'Resource'),
});
