// A pattern of actions with `iam:CreateServiceLinkedRole` in it, allowed on all roles.
import { defineCheck } from '#core/lint/check.ts';
import { broadGrant, CREATE_SERVICE_LINKED_ROLE } from './broad-grant.ts';

export default defineCheck({
  id: 'create-slr-with-star-in-action-and-resource',
  code: 'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE',
  severity: 'warning',
  types: ['identity'],
  title: 'Creating all service-linked roles by a pattern',
  why: 'A service-linked role gives its service rights in the account. On all roles, any service can be given its own.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html',
  bad: [
    { with: { Action: 'iam:*', Resource: '*' }, at: ['Statement.0.Action', 'Statement.0.Resource'] },
    {
      with: {
        Action: ['s3:GetObject', 'iam:Create*'],
        Resource: [
          'arn:aws:iam::111122223333:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots',
          'arn:aws:iam::*:role/*',
        ],
      },
      at: ['Statement.0.Action.1', 'Statement.0.Resource.1'],
    },
    // A request without the key gets past the condition.
    {
      with: {
        Action: 'iam:*',
        Resource: '*',
        Condition: { StringEqualsIfExists: { 'iam:AWSServiceName': 'lex.amazonaws.com' } },
      },
    },
  ],
  good: [
    {
      with: {
        Action: 'iam:*',
        Resource: 'arn:aws:iam::*:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLex*',
      },
    },
    {
      with: {
        Action: 'iam:*',
        Resource: '*',
        Condition: { StringEquals: { 'iam:awsservicename': ['lex.amazonaws.com'] } },
      },
    },
    { with: { Effect: 'Deny', Action: 'iam:*', Resource: '*' } },
    { with: { Action: ['iam:Get*', 'iam:List*'], Resource: '*' } },
  ],
  on: 'statement',
  check: (statement) => broadGrant(statement, CREATE_SERVICE_LINKED_ROLE, 'pattern', 'Resource'),
});
