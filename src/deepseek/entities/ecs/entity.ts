// Amazon ECS task: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'ecs',
  rank: 20,
  name: 'Amazon ECS task',
  detail: 'The task role',
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
} as const satisfies TrustedEntity;
