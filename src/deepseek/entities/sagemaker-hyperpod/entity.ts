// Amazon SageMaker HyperPod: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'sagemaker-hyperpod',
  rank: 150,
  name: 'Amazon SageMaker HyperPod',
  detail: 'The role of its instances',
  sentence: 'A {entity:HyperPod cluster}[ in account {account}]',
  trust: 'service',
  sid: 'HyperPodAssume',
  services: ['sagemaker.amazonaws.com'],
  sourceAccount: 'opt-in',
  conditionNote:
    'AWS’s page on HyperPod does not show a condition in this trust. aws:SourceAccount is a switch that starts off.',
  conditionDoubt:
    'AWS documents aws:SourceAccount for SageMaker, but not for the instances of a cluster. If HyperPod does not send it, creating a cluster fails: use it only after a test.',
  fields: ['sourceConditions'],
  page: 'hyperpodRole',
} as const satisfies TrustedEntity;
