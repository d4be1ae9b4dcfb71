// A NotAction without `iam:CreateServiceLinkedRole`, allowed on all roles.
import { defineCheck } from '#core/lint/check.ts';
import { broadGrant, CREATE_SERVICE_LINKED_ROLE } from './broad-grant.ts';

export default defineCheck({
  id: 'create-slr-with-star-in-resource-and-not-action',
  code: 'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
  severity: 'warning',
  types: ['identity'],
  title: 'Creating all service-linked roles by NotAction',
  why: 'A service-linked role gives its service rights in the account. On all roles, any service can be given its own.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html',
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
        Condition: { StringEqualsIfExists: { 'iam:AWSServiceName': 'lex.amazonaws.com' } },
      },
    },
  ],
  good: [
    {
      with: {
        Action: undefined,
        NotAction: 's3:*',
        Resource: 'arn:aws:iam::*:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLex*',
      },
    },
    {
      with: {
        Action: undefined,
        NotAction: 's3:*',
        Resource: '*',
        Condition: { StringEquals: { 'iam:awsservicename': ['lex.amazonaws.com'] } },
      },
    },
    { with: { Effect: 'Deny', Action: undefined, NotAction: 's3:*', Resource: '*' } },
    { with: { Action: undefined, NotAction: ['IAM:*', 's3:*'], Resource: '*' } },
  ],
  on: 'statement',
  check: (statement) => broadGrant(statement, CREATE_SERVICE_LINKED_ROLE, 'NotAction', 'Resource'),
});
