// Amazon SageMaker, for training jobs: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'sagemaker-training',
  rank: 140,
  name: 'Amazon SageMaker, for training jobs',
  detail: 'Its execution role',
  sentence: '{entity:SageMaker}[ in account {account}]',
  trust: 'service',
  sid: 'SageMakerTrainingAssume',
  services: ['sagemaker.amazonaws.com'],
  sourceAccount: 'on',
  sourceArn: 'arn:{partition}:sagemaker:{region}:{account}:training-job/*',
  conditionNote:
    'Only training jobs of your own account, in the Regions you chose. An endpoint or a notebook cannot use this role.',
  fields: ['sourceConditions'],
  page: 'sagemakerDeputy',
} as const satisfies TrustedEntity;
