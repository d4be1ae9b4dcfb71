// A NotAction without `iam:CreateServiceLinkedRole`, allowed on all roles but those in NotResource.
import { defineCheck } from '#core/lint/check.ts';
import { broadGrant, CREATE_SERVICE_LINKED_ROLE } from './broad-grant.ts';

export default defineCheck({
  id: 'create-slr-with-not-action-and-not-resource',
  code: 'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE',
  severity: 'warning',
  types: ['identity'],
  title: 'Creating all service-linked roles by NotAction except NotResource',
  why: 'A service-linked role gives its service rights in the account. On all roles, any service can be given its own.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html',
  bad: [
    {
      with: {
        Action: undefined,
        NotAction: 's3:*',
        Resource: undefined,
        NotResource:
          'arn:aws:iam::111122223333:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots',
      },
      at: ['Statement.0.NotAction', 'Statement.0.NotResource'],
    },
    {
      with: {
        Action: undefined,
        NotAction: ['s3:*', 'iam:Get*'],
        Resource: undefined,
        NotResource: [
          'arn:aws:iam::111122223333:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots',
        ],
      },
      at: ['Statement.0.NotAction', 'Statement.0.NotResource'],
    },
    {
      with: {
        Action: undefined,
        NotAction: 's3:*',
        Resource: undefined,
        NotResource:
          'arn:aws:iam::111122223333:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots',
        Condition: { StringNotEquals: { 'iam:AWSServiceName': 'lex.amazonaws.com' } },
      },
    },
  ],
  good: [
    {
      with: {
        Action: undefined,
        NotAction: 's3:*',
        Resource:
          'arn:aws:iam::111122223333:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots',
      },
    },
    {
      with: {
        Action: undefined,
        NotAction: 's3:*',
        Resource: undefined,
        NotResource:
          'arn:aws:iam::111122223333:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots',
        Condition: { StringEquals: { 'iam:awsservicename': ['lex.amazonaws.com'] } },
      },
    },
    {
      with: {
        Effect: 'Deny',
        Action: undefined,
        NotAction: 's3:*',
        Resource: undefined,
        NotResource:
          'arn:aws:iam::111122223333:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots',
      },
    },
    {
      with: {
        Action: undefined,
        NotAction: ['IAM:*', 's3:*'],
        Resource: undefined,
        NotResource:
          'arn:aws:iam::111122223333:role/aws-service-role/lex.amazonaws.com/AWSServiceRoleForLexBots',
      },
    },
  ],
  on: 'statement',
  check: (statement) => broadGrant(statement, CREATE_SERVICE_LINKED_ROLE, 'NotAction', 'NotResource'),
});
