// `iam:CreateServiceLinkedRole` allowed on all roles.
import { defineCheck } from '#core/lint/check.ts';
import { broadGrant, CREATE_SERVICE_LINKED_ROLE } from './broad-grant.ts';

export default defineCheck({
  id: 'create-slr-with-star-in-resource',
  code: 'CREATE_SLR_WITH_STAR_IN_RESOURCE',
  severity: 'warning',
  types: ['identity'],
  title: 'Creating all service-linked roles',
  why: 'A service-linked role gives its service rights in the account. On all roles, any service can be given its own.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html',
  bad: [
    {
      with: { Action: 'iam:CreateServiceLinkedRole', Resource: '*' },
      at: ['Statement.0.Action', 'Statement.0.Resource'],
    },
    {
      with: {
        Action: ['s3:GetObject', 'iam:CREATESERVICELINKEDROLE'],
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
        Action: 'iam:CreateServiceLinkedRole',
        Resource: '*',
        Condition: { StringEqualsIfExists: { 'iam:AWSServiceName': 'lex.amazonaws.com' } },
      },
    },
    {
      with: {
        Action: 'iam:CreateServiceLinkedRole',
        Resource: '*',
        Condition: { StringLike: { 'iam:AWSServiceName': '*.amazonaws.com' } },
      },
    },
  ],
  good: [
    {
      with: {
        Action: 'iam:CreateServiceLinkedRole',
        Resource: 'arn:aws:iam::*:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLex*',
      },
    },
    {
      with: {
        Action: 'iam:CreateServiceLinkedRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:awsservicename': ['lex.amazonaws.com'] } },
      },
    },
    { with: { Effect: 'Deny', Action: 'iam:CreateServiceLinkedRole', Resource: '*' } },
    // Another check tells of the pattern.
    { with: { Action: 'iam:*', Resource: '*' } },
  ],
  on: 'statement',
  check: (statement) => broadGrant(statement, CREATE_SERVICE_LINKED_ROLE, 'name', 'Resource'),
});
