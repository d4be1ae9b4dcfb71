// SageMaker Studio or notebook: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'sagemaker-studio',
  rank: 250,
  name: 'SageMaker Studio or notebook',
  detail: 'Its execution role',
  sentence: 'A {entity:SageMaker notebook}[ in account {account}]',
  more: true,
  trust: 'service',
  sid: 'SageMakerStudioAssume',
  services: ['sagemaker.amazonaws.com'],
  sourceAccount: 'on',
  sourceArn: 'arn:{partition}:sagemaker:{region}:{account}:*',
  conditionNote:
    'AWS warns not to name one domain, user profile or app in aws:SourceArn for Studio, so it stays account-wide.',
  conditionDoubt:
    'AWS’s page shows these conditions for Studio but does not mention notebook instances. If an instance cannot start, turn off “Only for your own account’s resources”.',
  fields: ['deployerPolicy', 'sourceConditions'],
  page: 'sagemakerDeputy',
} as const satisfies TrustedEntity;
