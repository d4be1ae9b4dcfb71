// A model in a task of an ECS cluster: the task, and the instances it runs on.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { roleArnNamed } from '#deepseek/compose/plan.ts';
import { principalIn } from '#iam/facts/principal-in.ts';
import type { Expectation, NearMiss } from '#iam/request/expectation.ts';
import { capacityExpectations } from '#deepseek/expectations/gpu-capacity.ts';
import { weights } from '#deepseek/shared/checks/host.ts';
import {
  arnOf,
  withAccount,
  elsewhere,
  inOtherAccount,
  renamed,
  withKey,
  withoutKeys,
} from '#deepseek/expectations/near-misses.ts';
import { callsOf, each, passRoleExpectations } from '#deepseek/expectations/operator-calls.ts';
import { assumedBy, haveOwnNames } from '#deepseek/shared/checks/host-ecs.ts';
import type { Call } from '#iam/request/call.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/instance_IAM_role.html */
function instances(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const managed = checked.answer('ecsCapacity') === 'managed';
  const name = checked.answer('ecsCluster');
  const inOtherCluster = ({ resource }: Call): NearMiss => ({
    difference: 'of another cluster',
    resource: resource.replace(`/${name}/`, `/${name}-other/`),
  });
  return home.regions.flatMap((region) => {
    const cluster = arnOf(home, 'ecs', region, home.account, `cluster/${name}`);
    const instance = arnOf(home, 'ecs', region, home.account, `container-instance/${name}/a1b2c3d4`);
    const tagged = { 'ecs:CreateAction': 'RegisterContainerInstance' };
    return callsOf({
      by: 'container-instance',
      may: [
        ...each(['ecs:RegisterContainerInstance', 'ecs:SubmitTaskStateChange'], cluster),
        ...each(['ecs:Poll', 'ecs:StartTelemetrySession'], instance),
        ['ecs:DiscoverPollEndpoint', '*'],
        ...(managed
          ? ([['ecs:PutSystemLogEvents', instance]] as const)
          : ([['ecs:TagResource', instance, tagged]] as const)),
        ...(checked.answer('sessionManager') ? ([['ssmmessages:CreateControlChannel', '*']] as const) : []),
      ],
      near: {
        'ecs:RegisterContainerInstance': [renamed('another cluster'), ...elsewhere(home)],
        'ecs:Poll': [inOtherCluster],
        'ecs:TagResource': [inOtherCluster],
      },
      not: [
        ['tag it later', 'ecs:TagResource', instance],
        ['create a cluster', 'ecs:CreateCluster', cluster],
        ['run a task', 'ecs:RunTask', arnOf(home, 'ecs', region, home.account, 'task-definition/deepseek:1')],
        ['read the weights', 's3:GetObject', `arn:${home.partition}:s3:::amzn-s3-demo-bucket/model`],
      ],
    });
  });
}

const MANAGED = { 'aws:RequestTag/AmazonECSManaged': 'true' };

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
function reservationGroups(checked: CheckedAnswers, by: string): readonly Expectation[] {
  const { home } = checked.view;
  const [first] = checked.answer('reservationGroups');
  const region = first?.region ?? home.regions[0] ?? '';
  const owner = first?.account ?? home.account;
  const reservation = arnOf(home, 'ec2', region, owner, 'capacity-reservation/cr-0123456789abcdef0');
  const stack = arnOf(home, 'cloudformation', region, home.account, 'stack/gpus/a1b2');
  const list = 'resource-groups:ListGroupResources';
  if (!first) {
    return callsOf({
      by,
      may: [],
      not: [
        ['into a reservation', 'ec2:RunInstances', reservation],
        ['find reservations', 'ec2:DescribeCapacityReservations', '*', { 'aws:RequestedRegion': region }],
      ],
    });
  }
  return callsOf({
    by,
    may: [
      [list, first.arn],
      ...each(['cloudformation:DescribeStacks', 'cloudformation:ListStackResources'], stack),
      ...each(['ec2:DescribeCapacityReservations', 'tag:GetResources'], '*', {
        'aws:RequestedRegion': region,
      }),
      ['ec2:RunInstances', first.arn],
      ['ec2:RunInstances', reservation],
      ['ec2:CreateFleet', reservation],
    ],
    near: {
      [list]: [renamed('of another group')],
      'tag:GetResources': [withKey('in another Region', 'aws:RequestedRegion', 'xx-north-1')],
      'ec2:RunInstances': [renamed('into another group')],
    },
    not: [['cancel a reservation', 'ec2:CancelCapacityReservation', reservation]],
  });
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/infrastructure_IAM_role.html */
function infrastructure(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const by = 'infrastructure';
  const [region = ''] = home.regions;
  const on = (resource: string) => arnOf(home, 'ec2', region, home.account, resource);
  const image = arnOf(home, 'ec2', region, '', 'image/ami-0123456789abcdef0');
  return [
    ...callsOf({
      by,
      may: [
        ['ec2:CreateFleet', on('fleet/fleet-1'), MANAGED],
        ['ec2:RunInstances', on('instance/i-0123456789abcdef0'), MANAGED],
        ['ec2:RunInstances', on('subnet/subnet-0123456789abcdef0')],
        ['ec2:RunInstances', image],
        ['ec2:CreateLaunchTemplate', on('launch-template/lt-1'), MANAGED],
        ['ec2:CreateTags', on('instance/i-0123456789abcdef0'), { 'ec2:CreateAction': 'RunInstances' }],
        ['ec2:DescribeInstanceTypes', '*', { 'ec2:Region': region }],
      ],
      near: {
        'ec2:CreateFleet': [inOtherAccount()],
        'ec2:RunInstances': [withoutKeys('without the tag', ...Object.keys(MANAGED))],
      },
      not: [
        ['tag it later', 'ec2:CreateTags', on('instance/i-0123456789abcdef0')],
        ['end an instance', 'ec2:TerminateInstances', on('instance/i-0123456789abcdef0')],
      ],
    }),
    ...reservationGroups(checked, by),
    ...passRoleExpectations(checked, {
      by,
      service: 'ec2.amazonaws.com',
      role: roleArnNamed(checked, checked.answer('ecsInstanceRoleName')),
    }),
    ...assumedBy(roleArnNamed(checked, checked.answer('ecsInfrastructureRoleName')), 'ecs.amazonaws.com', [
      'ecs-tasks.amazonaws.com',
    ]),
  ];
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html */
function findsAmi({ view }: CheckedAnswers): readonly Expectation[] {
  const { home } = view;
  const ami = (name: string) => arnOf(home, 'ssm', home.regions[0] ?? '', '', `parameter/${name}`);
  return callsOf({
    by: 'deployer',
    may: [
      ['ssm:GetParameter', ami('aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id')],
    ],
    not: [['a parameter of your own', 'ssm:GetParameter', withAccount(ami('secret'), home.account)]],
  });
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles-instances.html */
function createsProvider({ view }: CheckedAnswers): readonly Expectation[] {
  const { home } = view;
  const on = (resource: string) => arnOf(home, 'ecs', home.regions[0] ?? '', home.account, resource);
  const service = 'ecs-compute.amazonaws.com';
  const linked = arnOf(
    home,
    'iam',
    '',
    home.account,
    `role/aws-service-role/${service}/AWSServiceRoleForECSCompute`,
  );
  const create = 'iam:CreateServiceLinkedRole';
  const provider = on('capacity-provider/deepseek-gpu');
  return callsOf({
    by: 'deployer',
    may: [
      ['ecs:CreateCapacityProvider', provider],
      [create, linked, { 'iam:AWSServiceName': service }],
    ],
    near: {
      'ecs:CreateCapacityProvider': [renamed('another provider'), inOtherAccount()],
      [create]: [withKey('for another service', 'iam:AWSServiceName', 'ecs.amazonaws.com')],
    },
    not: [['delete it', 'ecs:DeleteCapacityProvider', provider]],
  });
}

/** What the deployer calls in ECS, and passes with that. */
function deployer(checked: CheckedAnswers, hasRoles: boolean): readonly Expectation[] {
  const by = 'deployer';
  const capacity = checked.answer('ecsCapacity');
  const managed = capacity === 'managed';
  const { home } = checked.view;
  const task = arnOf(home, 'ecs', home.regions[0] ?? '', home.account, 'task-definition/deepseek:1');
  return [
    ...callsOf({ by, may: [['ecs:RegisterTaskDefinition', '*']], not: [['run it', 'ecs:RunTask', task]] }),
    ...(capacity === 'instances' ? findsAmi(checked) : []),
    ...(managed ? createsProvider(checked) : []),
    ...(hasRoles
      ? passRoleExpectations(checked, {
          by,
          service: managed ? 'ecs.amazonaws.com' : 'ec2.amazonaws.com',
          role: roleArnNamed(
            checked,
            checked.answer(managed ? 'ecsInfrastructureRoleName' : 'ecsInstanceRoleName'),
          ),
        })
      : []),
  ];
}

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const capacity = checked.answer('ecsCapacity');
  const managed = capacity === 'managed';
  const names = [
    checked.answer('roleName'),
    ...(checked.answer('executionRole') ? [checked.answer('executionRoleName')] : []),
    checked.answer('ecsInstanceRoleName'),
    ...(managed ? [checked.answer('ecsInfrastructureRoleName')] : []),
  ];
  const more = capacity !== 'existing' && haveOwnNames(names);
  const ec2 = principalIn(checked.view.home.partition, 'ec2.amazonaws.com');
  return [
    ...weights(checked, 'task'),
    ...(more
      ? [
          ...instances(checked),
          ...assumedBy(roleArnNamed(checked, checked.answer('ecsInstanceRoleName')), ec2, [
            'ecs-tasks.amazonaws.com',
          ]),
        ]
      : []),
    ...(more && managed ? infrastructure(checked) : []),
    ...capacityExpectations(checked),
    ...(checked.answer('deployerPolicy') ? deployer(checked, more) : []),
  ];
}
