// SageMaker, when it trains a model.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const TRAINING_ENTITIES = [
  {
    id: 'sagemaker-training',
    name: 'Amazon SageMaker, for training jobs',
    detail: 'The execution role of a training job',
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
  },
  {
    id: 'sagemaker-hyperpod',
    name: 'Amazon SageMaker HyperPod',
    detail: 'The role of the instances of a cluster',
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
  },
] as const satisfies readonly TrustedEntity[];
