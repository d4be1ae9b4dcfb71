// Reserved GPU capacity: what the deployer of a host launches, reserves and buys.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { launchesItself, RESERVATION_TAG, reservedCapacity } from '#deepseek/shared/gpu-capacity.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { arnOf, withAccount, unrelatedAccount } from './near-misses.ts';
import { callsOf } from './operator-calls.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-using.html */
export function capacityExpectations(checked: CheckedAnswers): readonly Expectation[] {
  const capacity = reservedCapacity(checked);
  if (capacity === undefined) return [];
  const { home } = checked.view;
  const [region = ''] = home.regions;
  const on = (resource: string, account = home.account) => arnOf(home, 'ec2', region, account, resource);
  const any = on('capacity-reservation/cr-0fedcba9876543210');
  // A reservation that another account shares is that account's: EC2 has no policy there to prove it with.
  const [named] =
    capacity === 'targeted'
      ? checked
          .answer('capacityReservations')
          .flatMap(({ arns }) => arns)
          .filter((arn) => parseArn(arn)?.account === home.account)
      : [any];
  const instance = on('instance/i-0123456789abcdef0');
  const tag = checked.answer('roleName');
  const wanted = { [`aws:RequestTag/${RESERVATION_TAG}`]: tag };
  const owned = { [`aws:ResourceTag/${RESERVATION_TAG}`]: tag };
  const here = { 'ec2:Region': region };
  const inBlock = { 'ec2:InstanceMarketType': 'capacity-block' };
  const launched = { 'ec2:CreateAction': 'RunInstances' };
  const reserved = { 'ec2:CreateAction': 'CreateCapacityReservation' };
  const launches = !launchesItself(checked);
  return callsOf({
    by: 'deployer',
    may: [
      ...(!launches || named === undefined ? [] : ([['ec2:RunInstances', named]] as const)),
      ...(launches
        ? ([
            ['ec2:RunInstances', instance, capacity === 'block' ? inBlock : {}],
            ['ec2:RunInstances', on('subnet/subnet-0123456789abcdef0')],
            ['ec2:RunInstances', on('image/ami-0123456789abcdef0', '')],
            ['ec2:CreateTags', instance, launched],
          ] as const)
        : []),
      ['ec2:DescribeCapacityReservations', '*', here],
      ...(capacity === 'create'
        ? ([
            ['ec2:CreateCapacityReservation', any, wanted],
            ['ec2:CreateTags', any, reserved],
            ['ec2:CancelCapacityReservation', any, owned],
          ] as const)
        : []),
      ...(capacity === 'block'
        ? ([
            ['ec2:DescribeCapacityBlockOfferings', '*', here],
            ['ec2:PurchaseCapacityBlock', any],
          ] as const)
        : []),
    ],
    not: [
      ...(launches ? [] : ([['launch by itself', 'ec2:RunInstances', instance]] as const)),
      ...(capacity === 'targeted'
        ? ([['into another reservation', 'ec2:RunInstances', `${named ?? any}0`]] as const)
        : ([
            ['of another account', 'ec2:RunInstances', withAccount(any, unrelatedAccount(home.account))],
          ] as const)),
      ['end an instance', 'ec2:TerminateInstances', instance],
      ['in another account', 'ec2:RunInstances', withAccount(instance, unrelatedAccount(home.account))],
      ['tag it later', 'ec2:CreateTags', instance],
      [
        'in another account',
        'ec2:CreateTags',
        withAccount(instance, unrelatedAccount(home.account)),
        launched,
      ],
      ['in another Region', 'ec2:DescribeCapacityReservations', '*', { 'ec2:Region': 'xx-north-1' }],
      ...(capacity === 'create'
        ? ([
            ['without its tag', 'ec2:CreateCapacityReservation', any],
            ['of somebody else', 'ec2:CancelCapacityReservation', any],
            ['claim one', 'ec2:CreateTags', any],
            [
              'in another account',
              'ec2:CreateCapacityReservation',
              withAccount(any, unrelatedAccount(home.account)),
              wanted,
            ],
            [
              'in another account',
              'ec2:CancelCapacityReservation',
              withAccount(any, unrelatedAccount(home.account)),
              owned,
            ],
            [
              'in another account',
              'ec2:CreateTags',
              withAccount(any, unrelatedAccount(home.account)),
              reserved,
            ],
          ] as const)
        : ([['reserve capacity', 'ec2:CreateCapacityReservation', any, wanted]] as const)),
      ...(capacity === 'block'
        ? ([
            ['On-Demand', 'ec2:RunInstances', instance, { 'ec2:InstanceMarketType': 'on-demand' }],
            [
              'in another account',
              'ec2:PurchaseCapacityBlock',
              withAccount(any, unrelatedAccount(home.account)),
            ],
          ] as const)
        : ([['buy a block', 'ec2:PurchaseCapacityBlock', any]] as const)),
    ],
  });
}
