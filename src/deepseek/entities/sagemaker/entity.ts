// Amazon SageMaker: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'sagemaker',
  rank: 110,
  name: 'Amazon SageMaker',
  detail: 'A model behind an endpoint',
  sentence: '{entity:SageMaker}[ in account {account}]',
  trust: 'service',
  sid: 'SageMakerAssume',
  services: ['sagemaker.amazonaws.com'],
  sourceAccount: 'on',
  sourceArn: 'arn:{partition}:sagemaker:{region}:{account}:*',
  conditionNote:
    'AWS warns not to name one model or endpoint in aws:SourceArn for inference, so it stays account-wide.',
  fields: ['sourceConditions'],
  page: 'sagemakerDeputy',
} as const satisfies TrustedEntity;
