// Building blocks for the deployer of a host on ECS: its task definition, and the capacity that its tasks run on.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { roleArnNamed } from '#deepseek/compose/plan.ts';
import { principalNames } from '#iam/facts/principal-in.ts';
import { createLinkedRole, type LinkedRole } from './linked-role.ts';
import { passNamed } from './pass-role.ts';
import { arnsIn } from './region-arns.ts';

/** What the printed commands call the task definition and the capacity provider. */
export const ECS_NAMES = { family: 'deepseek', provider: 'deepseek-gpu' } as const;

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using-service-linked-roles-instances.html */
const COMPUTE_ROLE: LinkedRole = {
  service: 'ecs-compute.amazonaws.com',
  name: 'AWSServiceRoleForECSCompute',
};

/** Denials of this action name *, whatever task definition it is. */
const registerTask = (): PlannedStatement =>
  allow({
    sid: 'RegisterTaskDefinition',
    actions: 'ecs:RegisterTaskDefinition',
    resources: '*',
    why: {
      title: 'Registers the task definition',
      text: 'Each registration is a new revision. PassRole limits the roles that it can name.',
      answers: ['deployerPolicy'],
      page: 'ecsActions',
      doubt: `AWS lists task definitions as its resource, but its denials name *. If task-definition/${ECS_NAMES.family}:* works in your account, use that.`,
    },
  });

function onInstances(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { partition, regions } = checked.view.home;
  return [
    allow({
      sid: 'FindGpuAmi',
      actions: 'ssm:GetParameter',
      resources: regions.map(
        (region) =>
          `arn:${partition}:ssm:${region}::parameter/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id`,
      ),
      why: {
        title: 'Finds the AMI with the NVIDIA driver',
        text: 'AWS publishes the ID of its current AMI in a public parameter, whose ARN has no account ID.',
        answers: ['ecsCapacity', 'regions'],
        page: 'ecsGpu',
      },
    }),
    passNamed({
      sid: 'PassInstanceRole',
      role: roleArnNamed(checked, checked.answer('ecsInstanceRoleName')),
      services: principalNames(partition, 'ec2.amazonaws.com'),
      what: 'container instance role',
      calls: ['RunInstances', 'CreateAutoScalingGroup'],
      answers: ['ecsCapacity', 'ecsInstanceRoleName'],
    }),
  ];
}

const onManagedInstances = (checked: CheckedAnswers): readonly PlannedStatement[] => [
  allow({
    sid: 'CreateCapacityProvider',
    actions: 'ecs:CreateCapacityProvider',
    resources: arnsIn(checked.view.home, 'ecs', `capacity-provider/${ECS_NAMES.provider}`),
    why: {
      title: 'Creates the capacity provider',
      text: 'Only one with the name in the command of the next steps.',
      answers: ['ecsCapacity', 'regions', 'account'],
      page: 'ecsActions',
    },
  }),
  createLinkedRole('CreateEcsComputeRole', checked.view.home, COMPUTE_ROLE, {
    title: 'Lets ECS create its service-linked role',
    text: 'Needed for the first capacity provider of Managed Instances in the account only.',
    calls: ['CreateCapacityProvider'],
    answers: ['ecsCapacity', 'account'],
    page: 'ecsComputeLinkedRole',
  }),
  passNamed({
    sid: 'PassInfrastructureRole',
    role: roleArnNamed(checked, checked.answer('ecsInfrastructureRoleName')),
    services: ['ecs.amazonaws.com'],
    what: 'infrastructure role',
    calls: ['CreateCapacityProvider'],
    answers: ['ecsCapacity', 'ecsInfrastructureRoleName'],
    page: 'ecsInfrastructureRole',
  }),
];

/** What the deployer of a host calls besides passing the roles of its task; nothing for an app, which may be no host. */
export function ecsHostDeployer(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { view, answer } = checked;
  if (!view.asks('ecsCapacity')) return [];
  const capacity = answer('ecsCapacity');
  return [
    registerTask(),
    ...(capacity === 'instances' ? onInstances(checked) : []),
    ...(capacity === 'managed' ? onManagedInstances(checked) : []),
  ];
}
