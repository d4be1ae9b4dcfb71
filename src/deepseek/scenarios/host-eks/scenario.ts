// Self-host on EKS: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'host-eks',
  rank: 280,
  family: 'host',
  title: 'Self-host on EKS',
  sentence:
    'serves {servedFrom:own=your model|aws-image=your model on AWS’s image}[ from {weights}][ in {regions}][, on cluster {eksClusterName}]',
  summary: 'Pods read or mount weights from S3; GPU nodes pull the image',
  entities: ['eks-pods', 'eks-irsa'],
  usual: ['eks-pods', 'eks-irsa'],
  fields: [
    'account',
    'regions',
    'weightsMount',
    'eksNodes',
    'eksClusterName',
    'servedFrom',
    'registryAccount',
    'weights',
    'weightsEncryption',
    'weightsKeys',
    'repositories',
    'sharedRepositories',
    'sessionManager',
    'eksNodeRoleName',
    'deployerPolicy',
    'gpuCapacity',
    'capacityReservations',
    'resourceAccount',
  ],
  regionRule: 'anywhere',
  initial: { roleName: 'DeepSeekEksPodRole' },
  page: 'eksS3Driver',
} as const satisfies Scenario;
