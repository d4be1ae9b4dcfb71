// How the answers on the clusters of hosts are summed up in their step's line.
import { addSummaries, noSummary, oneOrCount } from './step-summary.ts';

addSummaries({
  ecsCapacity: ({ answer }) =>
    ({ managed: 'ECS Managed Instances', existing: 'existing instances' })[answer('ecsCapacity')],
  ecsCluster: ({ answer }) => `cluster ${answer('ecsCluster')}`,
  ecsInstanceRoleName: noSummary,
  ecsInfrastructureRoleName: noSummary,
  eksNodes: ({ answer }) => ({ auto: 'EKS Auto Mode', existing: 'existing nodes' })[answer('eksNodes')],
  eksClusterName: ({ answer }) => `cluster ${answer('eksClusterName')}`,
  weightsMount: ({ answer }) =>
    ({ pod: 'mounted with the pod’s role', driver: 'mounted with the driver’s role' })[
      answer('weightsMount')
    ],
  eksNodeRoleName: noSummary,
  gpuCapacity: ({ answer }) =>
    ({
      targeted: 'into reservations',
      create: 'creates Capacity Reservations',
      block: 'buys Capacity Blocks',
    })[answer('gpuCapacity')],
  capacityReservations: noSummary,
  sharedRepositories: ({ answer }) =>
    oneOrCount(
      answer('sharedRepositories').map(({ name, account }) => `${name} of ${account}`),
      'shared repository',
    ),
});
