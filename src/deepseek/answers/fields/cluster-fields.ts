// Questions on hosts in clusters: their nodes and instances, and the roles of these.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { choiceField, listField, textField, type AnswersView } from '#deepseek/answers/field.ts';
import {
  readReservation,
  readReservationGroup,
  reservationArn,
  type Reservation,
  type ReservationGroup,
} from '#deepseek/answers/inputs/capacity-reservation.ts';
import { readEcsCluster, readEksClusterName } from '#deepseek/answers/inputs/clusters.ts';
import { readSharedRepository, type SharedRepository } from '#deepseek/answers/inputs/shared-repository.ts';
import { pullsImages, pullsOwnImage } from '#deepseek/answers/hosting.ts';
import { readRoleName } from '#deepseek/answers/inputs/role-settings.ts';

const makesInstanceRole = (view: AnswersView): boolean => view.text('ecsCapacity') !== 'existing';

const makesNodeRole = (view: AnswersView): boolean => view.text('eksNodes') !== 'existing';

const mountsWeights = (view: AnswersView): boolean => view.text('weightsMount') !== 'download';

const makesInfrastructureRole = (view: AnswersView): boolean => view.text('ecsCapacity') === 'managed';

/**
 * Whether reserved capacity can be named by its ID: not in clusters whose instances exist, nor for ECS Managed Instances,
 * which take a group of reservations. https://docs.aws.amazon.com/eks/latest/userguide/auto-odcr.html
 */
const usesReservations = (view: AnswersView): boolean =>
  !(view.asks('ecsCapacity') && view.text('ecsCapacity') !== 'instances') &&
  !(view.asks('eksNodes') && view.text('eksNodes') === 'existing');

/** EKS Auto Mode launches by itself what a node class selects. */
const launchesItself = (view: AnswersView): boolean =>
  view.asks('eksNodes') && view.text('eksNodes') === 'auto';

export const clusterFields = {
  ecsCapacity: choiceField({
    key: 'ecp',
    step: 'entity',
    rank: 90,
    label: 'GPU instances of the cluster',
    sentence:
      'on {ecsCapacity:instances=EC2 instances|managed=ECS Managed Instances|existing=existing instances}',
    hint: 'AWS Fargate does not have GPUs, so the task runs on instances',
    options: () => [
      {
        value: 'instances',
        label: 'EC2 instances you manage',
        detail: 'For example in an Auto Scaling group. Creates the container instance role',
      },
      {
        value: 'managed',
        label: 'ECS Managed Instances',
        detail: 'ECS launches and patches them. Creates the instance role and the infrastructure role',
      },
      { value: 'existing', label: 'Instances that already have their roles', detail: 'Creates neither' },
    ],
    initial: () => 'instances',
  }),
  ecsCluster: textField({
    key: 'ecc',
    step: 'entity',
    rank: 100,
    label: 'ECS cluster',
    hint: 'Name or ARN. The instances can join only this cluster, which must exist',
    example: 'inference-cluster',
    required: true,
    identifying: true,
    when: makesInstanceRole,
    homeOf: homeBy(readEcsCluster),
    check: (raw, view) => readEcsCluster(raw, view.home),
    placeholder: () => 'inference-cluster',
  }),
  ecsInstanceRoleName: textField({
    key: 'ecin',
    step: 'names',
    rank: 1020,
    label: 'Container instance role name',
    example: 'DeepSeekEcsInstanceRole',
    required: true,
    identifying: true,
    when: makesInstanceRole,
    initial: () => 'DeepSeekEcsInstanceRole',
    check: readRoleName,
    placeholder: () => 'DeepSeekEcsInstanceRole',
  }),
  ecsInfrastructureRoleName: textField({
    key: 'ecif',
    step: 'names',
    rank: 1030,
    label: 'ECS infrastructure role name',
    example: 'DeepSeekEcsInfrastructureRole',
    required: true,
    identifying: true,
    when: makesInfrastructureRole,
    initial: () => 'DeepSeekEcsInfrastructureRole',
    check: readRoleName,
    placeholder: () => 'DeepSeekEcsInfrastructureRole',
  }),
  eksNodes: choiceField({
    key: 'ekd',
    step: 'entity',
    rank: 2050,
    label: 'Nodes of the cluster',
    sentence: 'on {eksNodes:managed=node groups|auto=EKS Auto Mode|existing=existing nodes}',
    hint: 'GPU nodes are EC2 instances: Fargate does not have GPUs',
    options: () => [
      {
        value: 'managed',
        label: 'Managed or self-managed node groups',
        detail: 'Creates the node role, which pulls the images',
      },
      {
        value: 'auto',
        label: 'EKS Auto Mode',
        detail: 'EKS launches and patches the nodes. Creates the node role with fewer permissions',
      },
      {
        value: 'existing',
        label: 'Nodes that already have a role',
        detail: 'Creates only the role of the pods',
      },
    ],
    initial: () => 'managed',
  }),
  eksClusterName: textField({
    key: 'ekcn',
    step: 'entity',
    rank: 2060,
    label: 'EKS cluster name',
    hint: 'In the Region of the issuer and in the role’s own account',
    example: 'inference-cluster',
    required: true,
    identifying: true,
    when: (view) => view.entity.trust === 'irsa' && (makesNodeRole(view) || mountsWeights(view)),
    check: (raw) => readEksClusterName(raw),
    placeholder: () => 'inference-cluster',
  }),
  weightsMount: choiceField({
    key: 'wmt',
    step: 'entity',
    rank: 110,
    label: 'How the server gets the weights',
    sentence:
      '{weightsMount:download=downloaded at start|pod=mounted by the pod|driver=mounted by the driver}',
    options: () => [
      {
        value: 'download',
        label: 'It downloads them from S3 as it starts',
        detail: 'With the role of its own service account',
      },
      {
        value: 'pod',
        label: 'A volume mounted with the pod’s role',
        detail:
          'Mountpoint for Amazon S3 CSI driver, pod-level credentials: each pod mounts with the role of its own service account',
      },
      {
        value: 'driver',
        label: 'A volume mounted with the driver’s role',
        detail:
          'Mountpoint for Amazon S3 CSI driver, driver-level credentials: every pod that may use the volume reads with this one role',
      },
    ],
    initial: () => 'download',
  }),
  eksNodeRoleName: textField({
    key: 'ekdn',
    step: 'names',
    rank: 1040,
    label: 'Node role name',
    example: 'DeepSeekEksNodeRole',
    required: true,
    identifying: true,
    when: makesNodeRole,
    initial: () => 'DeepSeekEksNodeRole',
    check: readRoleName,
    placeholder: () => 'DeepSeekEksNodeRole',
  }),
  gpuCapacity: choiceField({
    key: 'gpc',
    step: 'entity',
    rank: 2600,
    label: 'GPU capacity',
    sentence:
      '{gpuCapacity:open=on demand|targeted=in reserved capacity|create=in new Capacity Reservations|block=in Capacity Blocks}',
    under: [{ field: 'deployerPolicy' }],
    when: (view) => view.flag('deployerPolicy') && usesReservations(view),
    options: (view) => [
      {
        value: 'open',
        label: 'On-Demand, or open reservations',
        detail: 'An instance uses an open Capacity Reservation that fits by itself: nothing to allow',
      },
      {
        value: 'targeted',
        label: 'Capacity Reservations or Blocks you have',
        detail: launchesItself(view)
          ? 'The node class selects them: Auto Mode launches into them by itself'
          : 'Allows the deployer to launch instances into those you name',
      },
      {
        value: 'create',
        label: 'Capacity Reservations the deployer creates',
        detail: `Allows the deployer to create, change and cancel its own${launchesItself(view) ? '' : ', and to launch into reservations'}`,
      },
      {
        value: 'block',
        label: 'Capacity Blocks for ML the deployer buys',
        detail: `GPU time that is paid in advance${launchesItself(view) ? '' : '. Also allows launching into it'}`,
      },
    ],
    initial: () => 'open',
  }),
  capacityReservations: listField<Reservation>({
    key: 'gpr',
    step: 'entity',
    rank: 2610,
    label: 'Capacity Reservations',
    sentence: 'in {capacityReservations}',
    under: [{ field: 'gpuCapacity', value: 'targeted' }],
    hint: 'IDs or ARNs of reservations or Capacity Blocks, one per line',
    example: 'cr-0123456789abcdef0',
    noun: 'reservation',
    required: true,
    identifying: true,
    limit: 10,
    when: (view) => view.asks('gpuCapacity') && view.text('gpuCapacity') === 'targeted',
    check: (raw, view) => readReservation(raw, view.home),
    placeholder: ({ home }) => [
      {
        id: 'cr-0123456789abcdef0',
        arns: home.regions.map((region) => reservationArn(home, region, 'cr-0123456789abcdef0')),
      },
    ],
  }),
  reservationGroups: listField<ReservationGroup>({
    key: 'gpg',
    step: 'entity',
    rank: 120,
    label: 'Groups of Capacity Reservations',
    sentence: 'in {reservationGroups:group *|groups *}',
    under: [{ field: 'ecsCapacity', value: 'managed' }],
    hint: 'ARNs, one for each Region. ECS then launches instances only into reservations of the group. Leave empty for On-Demand',
    example: 'arn:aws:resource-groups:us-east-1:111122223333:group/deepseek-gpus',
    noun: 'group',
    required: false,
    identifying: true,
    limit: 10,
    when: makesInfrastructureRole,
    check: (raw, view) => readReservationGroup(raw, view.home),
    placeholder: () => [],
  }),
  sharedRepositories: listField<SharedRepository>({
    key: 'xecr',
    step: 'data',
    rank: 2070,
    label: 'ECR repositories in other accounts',
    sentence: 'or in {sharedRepositories}',
    hint: 'ARNs, one per line. The other account must let the role in: see Next steps',
    example: 'arn:aws:ecr:us-east-1:444455556666:repository/deepseek-serving',
    noun: 'repository',
    required: false,
    identifying: true,
    limit: 10,
    when: (view) =>
      pullsOwnImage(view) && pullsImages(view) && !(view.entity.id === 'ecs' && !view.flag('executionRole')),
    check: (raw, view) => readSharedRepository(raw, view.home),
    placeholder: () => [],
  }),
};
