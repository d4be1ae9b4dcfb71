// Self-host on ECS: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'host-ecs',
  rank: 270,
  family: 'host',
  title: 'Self-host on ECS',
  sentence:
    'serves {servedFrom:own=your model|aws-image=your model on AWS’s image}[ from {weights}][ in {regions}][, on cluster {ecsCluster}]',
  summary: 'A task on GPU instances reads weights from S3; ECS pulls its image and sends its logs',
  entities: ['ecs'],
  fields: [
    'account',
    'regions',
    'ecsCapacity',
    'ecsCluster',
    'servedFrom',
    'registryAccount',
    'weights',
    'weightsEncryption',
    'weightsKeys',
    'sharedRepositories',
    'sessionManager',
    'ecsInstanceRoleName',
    'ecsInfrastructureRoleName',
    'gpuCapacity',
    'capacityReservations',
    'reservationGroups',
    'resourceAccount',
  ],
  regionRule: 'anywhere',
  initial: { roleName: 'DeepSeekEcsTaskRole', executionRole: true },
  page: 'ecsGpu',
} as const satisfies Scenario;
