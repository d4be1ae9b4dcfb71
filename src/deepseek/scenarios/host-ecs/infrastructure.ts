// Building blocks for the role with which ECS launches Managed Instances:
// AmazonECSInfrastructureRolePolicyForManagedInstances, in the account and Regions of the cluster.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { allow, oneOrMany, whyOf, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { roleArnNamed } from '#deepseek/compose/plan.ts';
import { principalNames } from '#iam/facts/principal-in.ts';
import { useReservationGroups } from './reservations.ts';

const ASKED: readonly FieldId[] = ['ecsCapacity', 'regions', 'account'];

/** What ECS tags everything with that it creates for Managed Instances. */
const TAGGED: Condition = { StringEquals: { 'aws:RequestTag/AmazonECSManaged': 'true' } };

const LAUNCHED = ['instance', 'network-interface', 'volume'];

const resources = ({ view }: CheckedAnswers, types: readonly string[]): readonly string[] =>
  view.home.regions.flatMap((region) =>
    types.map((type) => {
      const account = type === 'image' ? '' : view.home.account;
      return `arn:${view.home.partition}:ec2:${region}:${account}:${type}/*`;
    }),
  );

interface Part {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly types: readonly string[];
  readonly condition?: Condition;
  readonly title: string;
  readonly text: string;
  readonly doubt?: string;
}

const PARTS: readonly Part[] = [
  {
    sid: 'CreateLaunchTemplates',
    actions: ['ec2:CreateLaunchTemplate'],
    types: ['launch-template'],
    condition: TAGGED,
    title: 'Creates launch templates',
    text: 'Only with the tag of ECS Managed Instances.',
  },
  {
    sid: 'ChangeLaunchTemplates',
    actions: ['ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'],
    types: ['launch-template'],
    condition: { StringEquals: { 'ec2:ManagedResourceOperator': 'ecs.amazonaws.com' } },
    title: 'Changes its launch templates',
    text: 'Only those that ECS operates, and not yours.',
  },
  {
    sid: 'CreateFleets',
    actions: ['ec2:CreateFleet'],
    types: ['fleet', 'launch-template', ...LAUNCHED],
    condition: TAGGED,
    title: 'Starts fleets of instances',
    text: 'Only with the tag of ECS Managed Instances.',
  },
  {
    sid: 'LaunchInstances',
    actions: ['ec2:RunInstances'],
    types: LAUNCHED,
    condition: TAGGED,
    title: 'Launches instances',
    text: 'Only with the tag of ECS Managed Instances.',
  },
  {
    sid: 'LaunchFromTemplates',
    actions: ['ec2:RunInstances'],
    types: ['launch-template'],
    condition: { StringEquals: { 'ec2:ResourceTag/AmazonECSManaged': 'true' } },
    title: 'Launches from its templates',
    text: 'Only launch templates with the tag of ECS Managed Instances.',
  },
  {
    sid: 'LaunchIntoNetworks',
    actions: ['ec2:CreateFleet', 'ec2:RunInstances'],
    types: ['image', 'security-group', 'subnet'],
    title: 'Uses subnets, security groups and AMIs',
    text: 'The capacity provider names the subnets and security groups, and ECS chooses the AMI.',
    doubt:
      'AWS’s managed policy has the subnets of every account here. In a shared VPC, the ARN of a subnet has the account that shares it: add it.',
  },
  {
    sid: 'TagOnCreation',
    actions: ['ec2:CreateTags'],
    types: ['fleet', 'launch-template', ...LAUNCHED],
    condition: {
      StringEquals: { 'ec2:CreateAction': ['CreateFleet', 'CreateLaunchTemplate', 'RunInstances'] },
    },
    title: 'Tags what it creates',
    text: 'Only while it creates it, so that it cannot claim other resources.',
  },
];

const DESCRIBED = [
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeInstanceTypeOfferings',
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeInstances',
  'ec2:DescribeLaunchTemplates',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
];

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html */
export function ecsInfrastructure(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { partition, regions } = checked.view.home;
  const page = 'ecsInfrastructureRole' as const;
  return [
    ...PARTS.map(({ sid, actions, types, condition, ...words }) =>
      allow({
        sid,
        actions,
        resources: resources(checked, types),
        condition,
        why: { ...words, answers: ASKED, page },
      }),
    ),
    ...useReservationGroups(checked),
    allow({
      sid: 'PassInstanceRole',
      actions: 'iam:PassRole',
      resources: roleArnNamed(checked, checked.answer('ecsInstanceRoleName')),
      condition: {
        StringEquals: { 'iam:PassedToService': oneOrMany(principalNames(partition, 'ec2.amazonaws.com')) },
      },
      why: {
        title: 'Gives the instances their role',
        text: 'Only the instance role of this kit. AWS’s managed policy passes only roles whose names start with ecsInstanceRole, so it does not fit this name.',
        calls: ['RunInstances'],
        answers: ['ecsCapacity', 'ecsInstanceRoleName', 'path', 'account'],
        page,
      },
    }),
    allow({
      sid: 'DescribeCapacity',
      actions: DESCRIBED,
      resources: '*',
      condition: { StringEquals: { 'ec2:Region': oneOrMany(regions) } },
      why: {
        title: 'Looks up instance types and networks',
        text: 'These actions do not support resources in IAM, so they need *, limited to your Regions.',
        answers: ['ecsCapacity', 'regions'],
        page,
      },
    }),
  ];
}

/** AWS's page shows this trust without conditions. */
export const infrastructureTrust = (): PlannedStatement => ({
  sid: 'EcsInfrastructureAssume',
  effect: 'Allow',
  principal: { Service: 'ecs.amazonaws.com' },
  actions: ['sts:AssumeRole'],
  whys: [
    whyOf({
      title: 'Allows ECS to launch instances with it',
      text: 'ECS uses this role to launch and end the instances of the capacity provider. Tasks do not get it. AWS’s page shows this trust without conditions on the source account.',
      calls: ['AssumeRole'],
      answers: ['ecsCapacity'],
      page: 'ecsInfrastructureRole',
    }),
  ],
});
