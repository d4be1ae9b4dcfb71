// Questions on hosts in clusters: reserved GPU capacity, and images of other accounts.
import { choiceField, listField, type AnswersView } from '#deepseek/answers/field.ts';
import { partIn, readReservation, RESERVATION } from '#deepseek/answers/inputs/id-or-arn.ts';
import { readSharedRepository, type SharedRepository } from '#deepseek/answers/inputs/shared-repository.ts';
import { hostHome, pullsImages, pullsOwnImage } from '#deepseek/answers/hosting.ts';

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
  capacityReservations: listField({
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
    check: (raw, view) => readReservation(raw, hostHome(view)),
    placeholder: (view) => [partIn(hostHome(view), RESERVATION, 'cr-0123456789abcdef0')],
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
