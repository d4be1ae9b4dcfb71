// Self-host on EC2: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'host-ec2',
  rank: 260,
  family: 'host',
  title: 'Self-host on EC2',
  sentence:
    'serves {servedFrom:own=your model|aws-image=your model on AWS’s image}[ from {weights}][ in {regions}]',
  summary: 'An instance reads weights from S3, pulls its image and writes logs',
  entities: ['ec2'],
  fields: [
    'account',
    'regions',
    'servedFrom',
    'registryAccount',
    'weights',
    'weightsEncryption',
    'weightsKeys',
    'repositories',
    'sharedRepositories',
    'logGroups',
    'sessionManager',
    'describePeers',
    'gpuCapacity',
    'capacityReservations',
    'resourceAccount',
  ],
  regionRule: 'anywhere',
  initial: { roleName: 'DeepSeekEc2Role' },
  page: 'ec2Roles',
} as const satisfies Scenario;
