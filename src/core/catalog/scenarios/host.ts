// DeepSeek on capacity of one's own.
import type { Scenario } from '#core/catalog/scenario.ts';

export const HOST_SCENARIOS = [
  {
    id: 'host-sagemaker',
    family: 'host',
    title: 'SageMaker execution role',
    summary: 'SageMaker hosts your weights with your own serving image',
    entities: ['sagemaker'],
    fields: [
      'account',
      'regions',
      'weights',
      'weightsEncryption',
      'weightsKeys',
      'repositories',
      'resourceAccount',
    ],
    regionRule: 'anywhere',
    initial: { roleName: 'DeepSeekSageMakerRole', resourceAccount: false },
    page: 'sagemakerRole',
  },
  {
    id: 'host-ec2',
    family: 'host',
    title: 'Self-host on EC2',
    summary: 'An instance reads weights from S3, pulls its image and writes logs',
    entities: ['ec2'],
    fields: [
      'account',
      'regions',
      'weights',
      'weightsEncryption',
      'weightsKeys',
      'repositories',
      'logGroups',
      'sessionManager',
      'resourceAccount',
    ],
    regionRule: 'anywhere',
    initial: { roleName: 'DeepSeekEc2Role' },
    page: 'ec2Roles',
  },
] as const satisfies readonly Scenario[];
