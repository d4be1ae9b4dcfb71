// Reserved GPU capacity: what the deployer of a host launches, reserves and buys.
import { hostHome } from '#deepseek/answers/hosting.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { launchesItself, RESERVATION_TAG, reservedCapacity } from '#deepseek/shared/gpu-capacity.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { arnOf, withAccount, unrelatedAccount, inOtherAccount, withKey, withoutKeys } from './near-misses.ts';
import { callsOf } from './operator-calls.ts';

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-using.html */
export function capacityExpectations(checked: CheckedAnswers): readonly Expectation[] {
  const capacity = reservedCapacity(checked);
  if (capacity === undefined) return [];
  const home = hostHome(checked.view);
  const [region = ''] = home.regions;
  const on = (resource: string, account = home.account) => arnOf(home, 'ec2', region, account, resource);
  const ofOthers = (arn: string): string => withAccount(arn, unrelatedAccount(home.account));
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
    near: {
      'ec2:DescribeCapacityReservations': [withKey('in another Region', 'ec2:Region', 'xx-north-1')],
      'ec2:CreateCapacityReservation': [
        withoutKeys('without its tag', ...Object.keys(wanted)),
        inOtherAccount(),
      ],
      'ec2:CancelCapacityReservation': [
        withoutKeys('of somebody else', ...Object.keys(owned)),
        inOtherAccount(),
      ],
      'ec2:PurchaseCapacityBlock': [inOtherAccount()],
    },
    not: [
      ...(launches ? [] : ([['launch by itself', 'ec2:RunInstances', instance]] as const)),
      ...(capacity === 'targeted'
        ? ([['into another reservation', 'ec2:RunInstances', `${named ?? any}0`]] as const)
        : ([['of another account', 'ec2:RunInstances', ofOthers(any)]] as const)),
      ['end an instance', 'ec2:TerminateInstances', instance],
      ['in another account', 'ec2:RunInstances', ofOthers(instance)],
      ['tag it later', 'ec2:CreateTags', instance],
      ['in another account', 'ec2:CreateTags', ofOthers(instance), launched],
      ...(capacity === 'create'
        ? ([
            ['claim one', 'ec2:CreateTags', any],
            ['in another account', 'ec2:CreateTags', ofOthers(any), reserved],
          ] as const)
        : ([['reserve capacity', 'ec2:CreateCapacityReservation', any, wanted]] as const)),
      ...(capacity === 'block'
        ? ([['On-Demand', 'ec2:RunInstances', instance, { 'ec2:InstanceMarketType': 'on-demand' }]] as const)
        : ([['buy a block', 'ec2:PurchaseCapacityBlock', any]] as const)),
    ],
  });
}
