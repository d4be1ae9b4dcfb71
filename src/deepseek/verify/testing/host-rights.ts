// What AWS checks of commands that make nodes, launch instances and reserve capacity.
import type { CallContext } from '#iam/request/call.ts';
import type { PrintedCommand } from './printed-commands.ts';
import { arn, linkedRole, named, type CommandRow, type CommandPlace, type Right } from './rights.ts';

export const onCluster = (action: string): CommandRow['rights'] =>
  named(action, (name) => `cluster/${name}`, 'cluster-name');

/** The market type that the launch, or the launch template of a node group, has. */
const market = ({ text }: PrintedCommand): CallContext =>
  /capacity[-_]block/i.test(text) ? { 'ec2:InstanceMarketType': 'capacity-block' } : {};

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForRestores.html */
export const nodeGroup: CommandRow['rights'] = (command, at) => {
  const role = command.option('node-role');
  const here = { 'ec2:Region': at.region };
  const linked = linkedRole(at, 'eks-nodegroup.amazonaws.com', 'AWSServiceRoleForAmazonEKSNodegroup');
  return [
    ...onCluster('eks:CreateNodegroup')(command, at),
    linked,
    ['iam:GetRole', linked[1]],
    ['iam:GetRole', role],
    ['iam:ListAttachedRolePolicies', role],
    ['ec2:DescribeSubnets', '*', here],
    ...(command.option('launch-template') === ''
      ? []
      : ([['ec2:DescribeLaunchTemplateVersions', '*', here], ...runInstances(command, at)] as const)),
  ];
};

const reservationsIn = ({ text }: PrintedCommand, at: CommandPlace): readonly string[] =>
  [...text.matchAll(/CapacityReservationId=(cr-[0-9a-f]+|RESERVATION_ID)/g)].map(([, id = '']) =>
    arn(at, 'ec2', `capacity-reservation/${id === 'RESERVATION_ID' ? 'cr-0123456789abcdef0' : id}`),
  );

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html */
export const runInstances: CommandRow['rights'] = (command, at) => [
  ...[
    'launch-template/lt-1',
    'subnet/subnet-1',
    'security-group/sg-1',
    'network-interface/eni-1',
    'volume/vol-1',
  ].map((resource): Right => ['ec2:RunInstances', arn(at, 'ec2', resource)]),
  ['ec2:RunInstances', arn({ ...at, account: '' }, 'ec2', 'image/ami-1')],
  ['ec2:RunInstances', arn(at, 'ec2', 'instance/i-1'), market(command)],
  ...reservationsIn(command, at).map((resource): Right => ['ec2:RunInstances', resource]),
  ['ec2:CreateTags', arn(at, 'ec2', 'instance/i-1'), { 'ec2:CreateAction': 'RunInstances' }],
];

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/capacity-reservations-create.html */
export const reserve: CommandRow['rights'] = (command, at) => {
  const resource = arn(at, 'ec2', 'capacity-reservation/cr-1');
  const { Tags } = (JSON.parse(command.option('tag-specifications')) as readonly { Tags: Tag[] }[])[0]!;
  const tags = Object.fromEntries(Tags.map(({ Key, Value }) => [`aws:RequestTag/${Key}`, Value]));
  return [
    ['ec2:CreateCapacityReservation', resource, tags],
    ['ec2:CreateTags', resource, { 'ec2:CreateAction': 'CreateCapacityReservation', ...tags }],
  ];
};
