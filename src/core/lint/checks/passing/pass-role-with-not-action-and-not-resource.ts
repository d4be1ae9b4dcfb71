// A NotAction without `iam:PassRole`, allowed on all roles but those in NotResource.
import { defineCheck } from '#core/lint/check.ts';
import { broadGrant, PASS_ROLE } from './broad-grant.ts';

export default defineCheck({
  id: 'pass-role-with-not-action-and-not-resource',
  code: 'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
  severity: 'security',
  types: ['identity'],
  title: 'Passing all roles by NotAction except NotResource',
  why: 'Whoever may pass a role gets what the role can do, through the service that takes it. On all roles that is up to administrator rights.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  bad: [
    {
      with: {
        Action: undefined,
        NotAction: 's3:*',
        Resource: undefined,
        NotResource: 'arn:aws:iam::111122223333:role/Worker',
      },
      at: ['Statement.0.NotAction', 'Statement.0.NotResource'],
    },
    {
      with: {
        Action: undefined,
        NotAction: ['s3:*', 'iam:Get*'],
        Resource: undefined,
        NotResource: ['arn:aws:iam::111122223333:role/Worker'],
      },
      at: ['Statement.0.NotAction', 'Statement.0.NotResource'],
    },
    {
      with: {
        Action: undefined,
        NotAction: 's3:*',
        Resource: undefined,
        NotResource: 'arn:aws:iam::111122223333:role/Worker',
        Condition: { StringNotEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
      },
    },
  ],
  good: [
    { with: { Action: undefined, NotAction: 's3:*', Resource: 'arn:aws:iam::111122223333:role/Worker' } },
    {
      with: {
        Action: undefined,
        NotAction: 's3:*',
        Resource: undefined,
        NotResource: 'arn:aws:iam::111122223333:role/Worker',
        Condition: { StringEquals: { 'iam:passedtoservice': ['lambda.amazonaws.com'] } },
      },
    },
    {
      with: {
        Effect: 'Deny',
        Action: undefined,
        NotAction: 's3:*',
        Resource: undefined,
        NotResource: 'arn:aws:iam::111122223333:role/Worker',
      },
    },
    {
      with: {
        Action: undefined,
        NotAction: ['IAM:*', 's3:*'],
        Resource: undefined,
        NotResource: 'arn:aws:iam::111122223333:role/Worker',
      },
    },
  ],
  on: 'statement',
  check: (statement) => broadGrant(statement, PASS_ROLE, 'NotAction', 'NotResource'),
});
