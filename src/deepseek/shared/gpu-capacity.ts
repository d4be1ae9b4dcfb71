// Building blocks for the deployer of a host who launches its instances into reserved GPU capacity.
import { hostHome } from '#deepseek/answers/hosting.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

/** The tag by which the deployer’s own reservations are recognized. */
export const RESERVATION_TAG = 'DeepSeekHost';

/** What the answers say about capacity; undefined where it is not asked for, or nothing has to be allowed. */
export function reservedCapacity({
  view,
  answer,
}: CheckedAnswers): 'targeted' | 'create' | 'block' | undefined {
  const capacity = view.asks('gpuCapacity') ? answer('gpuCapacity') : 'open';
  return capacity === 'targeted' || capacity === 'create' || capacity === 'block' ? capacity : undefined;
}

/** What says where the capacity is: instances of a cluster are in its Region. */
const placed = ({ view }: CheckedAnswers): readonly FieldId[] => [
  'gpuCapacity',
  view.asks('eksNodes') ? (view.entity.trust === 'irsa' ? 'eksIssuer' : 'clusters') : 'regions',
];

const asked = (checked: CheckedAnswers): readonly FieldId[] => [...placed(checked), 'account'];

function inRegions({ view }: CheckedAnswers, types: readonly string[]): readonly string[] {
  const { partition, regions, account } = hostHome(view);
  return regions.flatMap((region) =>
    types.map((type) => `arn:${partition}:ec2:${region}:${type === 'image' ? '' : account}:${type}/*`),
  );
}

const LAUNCHED = ['instance', 'network-interface', 'volume'];

const LAUNCHES = [...LAUNCHED, 'image', 'key-pair', 'launch-template', 'security-group', 'subnet'];

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
const launchInBlock = (checked: CheckedAnswers): PlannedStatement =>
  allow({
    sid: 'LaunchInCapacityBlock',
    actions: 'ec2:RunInstances',
    resources: inRegions(checked, ['instance']),
    condition: { StringEquals: { 'ec2:InstanceMarketType': 'capacity-block' } },
    why: {
      title: 'Launches instances of a Capacity Block only',
      text: 'Not On-Demand or Spot Instances: the launch must have the market type capacity-block.',
      answers: asked(checked),
      page: 'ec2LaunchRights',
    },
  });

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html */
const launchInto = (
  checked: CheckedAnswers,
  reservations: readonly string[],
  inBlocks = false,
): readonly PlannedStatement[] => [
  ...(inBlocks ? [launchInBlock(checked)] : []),
  allow({
    sid: 'LaunchIntoReservation',
    actions: 'ec2:RunInstances',
    resources: [
      ...inRegions(
        checked,
        LAUNCHES.filter((type) => !inBlocks || type !== 'instance'),
      ),
      ...reservations,
    ],
    why: {
      title: 'Launches instances into the reservation',
      text: `EC2 checks a launch on everything it uses: the reservation, the instance with its volumes and network interface, and the AMI, subnet and security groups. With PassRole on this one role, the instances cannot get another.${inBlocks ? '' : ' A launch that names no reservation is not checked on one, and EC2 has no condition key for that: this also allows On-Demand launches, up to your quota.'}`,
      answers: [
        ...asked(checked),
        ...(checked.view.asks('capacityReservations') ? (['capacityReservations'] as const) : []),
      ],
      page: 'ec2LaunchRights',
    },
  }),
  allow({
    sid: 'TagOnLaunch',
    actions: 'ec2:CreateTags',
    resources: inRegions(checked, LAUNCHED),
    condition: { StringEquals: { 'ec2:CreateAction': 'RunInstances' } },
    why: {
      title: 'Tags the instances it launches',
      text: 'Only during the launch, so that it cannot change the tags of other instances.',
      calls: ['RunInstances'],
      answers: asked(checked),
      page: 'ec2LaunchRights',
    },
  }),
];

const look = (checked: CheckedAnswers, actions: readonly string[]): PlannedStatement =>
  allow({
    sid: 'FindCapacity',
    actions,
    resources: '*',
    condition: { StringEquals: { 'ec2:Region': oneOrMany(hostHome(checked.view).regions) } },
    why: {
      title: 'Finds reserved capacity',
      text: 'These actions do not support resources in IAM, so they need *, limited to your Regions.',
      answers: placed(checked),
      page: 'ec2CapacityReservations',
    },
  });

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-create.html */
function manage(checked: CheckedAnswers): readonly PlannedStatement[] {
  const resources = inRegions(checked, ['capacity-reservation']);
  const value = checked.answer('roleName');
  const named: readonly FieldId[] = [...asked(checked), 'roleName'];
  const page = 'ec2CapacityReservations' as const;
  return [
    allow({
      sid: 'CreateReservations',
      actions: 'ec2:CreateCapacityReservation',
      resources,
      condition: { StringEquals: { [`aws:RequestTag/${RESERVATION_TAG}`]: value } },
      why: {
        title: 'Creates Capacity Reservations',
        text: `A reservation costs as much as its instances, used or not. It must have the tag ${RESERVATION_TAG}=${value}, by which the deployer can later cancel only its own.`,
        answers: named,
        page,
      },
    }),
    allow({
      sid: 'TagReservations',
      actions: 'ec2:CreateTags',
      resources,
      condition: { StringEquals: { 'ec2:CreateAction': 'CreateCapacityReservation' } },
      why: {
        title: 'Tags the reservations it creates',
        text: 'Only while it creates them, so that it cannot claim reservations of others.',
        calls: ['CreateCapacityReservation'],
        answers: asked(checked),
        page,
      },
    }),
    allow({
      sid: 'ChangeOwnReservations',
      actions: ['ec2:CancelCapacityReservation', 'ec2:ModifyCapacityReservation'],
      resources,
      condition: { StringEquals: { [`aws:ResourceTag/${RESERVATION_TAG}`]: value } },
      why: {
        title: 'Changes and cancels its reservations',
        text: 'Only those with its tag.',
        calls: ['ModifyCapacityReservation', 'CancelCapacityReservation'],
        answers: named,
        page,
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-blocks-purchase.html */
const buy = (checked: CheckedAnswers): PlannedStatement =>
  allow({
    sid: 'BuyCapacityBlocks',
    actions: 'ec2:PurchaseCapacityBlock',
    resources: inRegions(checked, ['capacity-reservation']),
    why: {
      title: 'Buys Capacity Blocks',
      text: 'A Capacity Block is paid in advance and cannot be canceled. IAM has no condition on its price: limit who gets this policy.',
      answers: asked(checked),
      page: 'ec2CapacityBlocks',
    },
  });

const launch = (...parts: Parameters<typeof launchInto>): readonly PlannedStatement[] =>
  launchesItself(parts[0]) ? [] : launchInto(...parts);

/** EKS Auto Mode launches with the rights of the cluster. https://docs.aws.amazon.com/eks/latest/userguide/auto-odcr.html */
export const launchesItself = ({ view, answer }: CheckedAnswers): boolean =>
  view.asks('eksNodes') && answer('eksNodes') === 'auto';

export function capacityStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  switch (reservedCapacity(checked)) {
    case undefined:
      return [];
    case 'targeted':
      return [
        ...launch(
          checked,
          checked.answer('capacityReservations').flatMap(({ arns }) => arns),
        ),
        look(checked, ['ec2:DescribeCapacityReservations']),
      ];
    case 'create':
      return [
        ...launch(checked, inRegions(checked, ['capacity-reservation'])),
        ...manage(checked),
        look(checked, ['ec2:DescribeCapacityReservations']),
      ];
    case 'block':
      return [
        ...launch(checked, inRegions(checked, ['capacity-reservation']), true),
        buy(checked),
        look(checked, ['ec2:DescribeCapacityBlockOfferings', 'ec2:DescribeCapacityReservations']),
      ];
  }
}
