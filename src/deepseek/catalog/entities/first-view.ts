// The trusted entities of the first view.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const FIRST_ENTITIES = [
  {
    id: 'lambda',
    name: 'AWS Lambda function',
    detail: 'The execution role of a function',
    sentence: 'A {entity:Lambda function}[ named {functionNames}][ in account {account}]',
    trust: 'service',
    sid: 'LambdaAssume',
    services: ['lambda.amazonaws.com'],
    sourceAccount: 'opt-in',
    conditionNote:
      'AWS documents this trust without conditions. aws:SourceAccount is mentioned in the Lambda guide without a sample, so it is a switch that starts off. A scanner may flag the bare trust; that is expected.',
    fields: ['functionLogs', 'functionInVpc', 'functionNames', 'deployerPolicy', 'sourceConditions'],
    page: 'lambdaRole',
  },
  {
    id: 'ecs',
    name: 'Amazon ECS task',
    detail: 'The task role; pulling images belongs to the task execution role',
    sentence: 'An {entity:ECS task}[ in account {account}]',
    trust: 'service',
    sid: 'EcsTasksAssume',
    services: ['ecs-tasks.amazonaws.com'],
    sourceAccount: 'on',
    sourceArn: 'arn:{partition}:ecs:{region}:{account}:*',
    conditionNote: 'ECS does not support naming one cluster in aws:SourceArn, so it ends in a wildcard.',
    fields: [
      'executionRole',
      'taskImages',
      'taskLogs',
      'executionRoleName',
      'deployerPolicy',
      'sourceConditions',
    ],
    page: 'ecsTaskRole',
  },
  {
    id: 'ec2',
    name: 'Amazon EC2 instance',
    detail: 'The role in an instance profile',
    sentence: 'An {entity:EC2 instance}[ in account {account}]',
    trust: 'service',
    sid: 'Ec2Assume',
    services: ['ec2.amazonaws.com'],
    sourceAccount: 'off',
    conditionNote:
      'Conditions on the source account are undocumented for EC2, and reports conflict on whether they break it. A scanner may flag the bare trust; that is expected.',
    fields: ['deployerPolicy'],
    page: 'ec2Roles',
  },
  {
    id: 'account',
    name: 'Another AWS account',
    detail: 'A partner, or an account in your own organization',
    sentence:
      '{entity:Another account}, {trustedPrincipals}[, with external ID {externalId}][, in organization {organizationId}],[ uses account {account} and]',
    trust: 'account',
    sid: 'OtherAccountAssume',
    services: [],
    sourceAccount: 'off',
    chained: 'unless-users',
    console: true,
    conditionNote:
      'The external ID keeps others who know the role ARN from using it through the trusted account.',
    fields: ['trustedPrincipals', 'relation', 'externalId', 'organizationId', 'sessionDuration'],
    page: 'iamConfusedDeputy',
  },
] as const satisfies readonly TrustedEntity[];
