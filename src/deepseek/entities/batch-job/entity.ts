// AWS Batch job: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'batch-job',
  rank: 280,
  name: 'AWS Batch job',
  detail: 'The job role of a container',
  sentence: 'A {entity:Batch job}[ in account {account}]',
  more: true,
  trust: 'service',
  sid: 'BatchJobAssume',
  services: ['ecs-tasks.amazonaws.com'],
  sourceAccount: 'on',
  sourceArn: 'arn:{partition}:ecs:{region}:{account}:*',
  conditionNote:
    'Batch runs the job as an ECS task, so ECS assumes the role. ECS does not support naming one cluster in aws:SourceArn. Jobs on EKS use the role of their pod instead.',
  conditionDoubt:
    'The ECS guide shows these conditions for task roles. The Batch guide shows some for its own service role, and none for job roles. If jobs cannot start, turn off “Only for your own account’s resources”.',
  fields: ['deployerPolicy', 'sourceConditions'],
  page: 'batchJobRole',
} as const satisfies TrustedEntity;
