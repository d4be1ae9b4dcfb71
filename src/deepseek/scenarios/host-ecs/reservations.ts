// Building blocks for ECS Managed Instances in groups of Capacity Reservations: ECS finds them, and launches into them.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';

const GROUPS: readonly FieldId[] = ['ecsCapacity', 'reservationGroups'];

/**
 * Reads the group and its reservations: AmazonECSInfrastructureRolePolicyForManagedInstances has this since version 10.
 * https://docs.aws.amazon.com/ARG/latest/APIReference/API_ListGroupResources.html
 */
function readGroups(checked: CheckedAnswers): readonly PlannedStatement[] {
  const groups = checked.answer('reservationGroups');
  const { partition, account } = checked.view.home;
  const regions = [...new Set(groups.map(({ region }) => region))];
  return [
    allow({
      sid: 'ListReservationGroups',
      actions: 'resource-groups:ListGroupResources',
      resources: groups.map(({ arn }) => arn),
      why: {
        title: 'Lists the reservations of the group',
        text: 'ECS looks for a reservation that fits before it launches.',
        answers: GROUPS,
        page: 'listGroupResources',
      },
    }),
    allow({
      sid: 'ResolveReservationGroups',
      actions: ['cloudformation:DescribeStacks', 'cloudformation:ListStackResources'],
      resources: regions.map((region) => `arn:${partition}:cloudformation:${region}:${account}:stack/*`),
      why: {
        title: 'Lists the members of groups',
        text: 'Resource Groups asks for these with each list, as a group can be that of a CloudFormation stack.',
        calls: ['ListGroupResources'],
        answers: [...GROUPS, 'account'],
        page: 'listGroupResources',
      },
    }),
    allow({
      sid: 'FindReservations',
      actions: ['ec2:DescribeCapacityReservations', 'tag:GetResources'],
      resources: '*',
      condition: { StringEquals: { 'aws:RequestedRegion': oneOrMany(regions) } },
      why: {
        title: 'Finds the reservations',
        text: 'These actions do not support resources in IAM, so they need *, limited to the Regions of the groups.',
        answers: GROUPS,
        page: 'listGroupResources',
      },
    }),
  ];
}

/** What EC2 checks a launch into a group on. */
function launchIntoGroups(checked: CheckedAnswers): readonly PlannedStatement[] {
  const groups = checked.answer('reservationGroups');
  const { partition } = checked.view.home;
  const reservations = [
    ...new Set(
      groups.map(({ region, account }) => `arn:${partition}:ec2:${region}:${account}:capacity-reservation/*`),
    ),
  ];
  const part = (sid: string, action: string, on: readonly string[], title: string): PlannedStatement =>
    allow({
      sid,
      actions: action,
      resources: on,
      why: {
        title,
        text: 'Reservations are in the group by its own settings, so their IDs can change.',
        calls: [action.slice(4)],
        answers: GROUPS,
        page: 'ecsReservations',
        doubt:
          'AWS’s pages do not list what a launch into reservations needs: EC2 checks both calls on these. Add the ARNs of reservations that another account shares.',
      },
    });
  return [
    part(
      'LaunchIntoGroups',
      'ec2:RunInstances',
      [...groups.map(({ arn }) => arn), ...reservations],
      'Launches instances into the group',
    ),
    part('FleetsIntoReservations', 'ec2:CreateFleet', reservations, 'Starts fleets in its reservations'),
  ];
}

/** What ECS needs to launch Managed Instances into groups of reservations. */
export const useReservationGroups = (checked: CheckedAnswers): readonly PlannedStatement[] =>
  checked.answer('reservationGroups').length === 0
    ? []
    : [...readGroups(checked), ...launchIntoGroups(checked)];
