// Building blocks for the instances of an ECS cluster: what their agent calls.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, allowOnAll, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { arnsIn } from '#deepseek/shared/region-arns.ts';

const ASKED: readonly FieldId[] = ['ecsCapacity', 'ecsCluster', 'regions', 'account'];

const inCluster = ({ view, answer }: CheckedAnswers, kind: 'cluster' | 'container-instance') =>
  arnsIn(view.home, 'ecs', `${kind}/${answer('ecsCluster')}${kind === 'cluster' ? '' : '/*'}`);

/** The agent finds its endpoint before it has a cluster. */
const findEndpoint = (page: 'ecsInstanceRole' | 'ecsManagedInstanceRole'): PlannedStatement =>
  allowOnAll({
    sid: 'FindEcsEndpoint',
    actions: 'ecs:DiscoverPollEndpoint',
    why: {
      title: 'Finds the endpoint of ECS',
      text: 'It returns only an address.',
      answers: ['ecsCapacity'],
      page,
    },
  });

/**
 * AmazonEC2ContainerServiceforEC2Role, on one cluster. Pulling images and sending logs belong to the task execution
 * role. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/instance_IAM_role.html
 */
export const containerInstance = (checked: CheckedAnswers): readonly PlannedStatement[] => [
  allow({
    sid: 'JoinCluster',
    actions: [
      'ecs:DeregisterContainerInstance',
      'ecs:RegisterContainerInstance',
      'ecs:SubmitAttachmentStateChanges',
      'ecs:SubmitContainerStateChange',
      'ecs:SubmitTaskStateChange',
    ],
    resources: inCluster(checked, 'cluster'),
    why: {
      title: 'Joins the cluster and reports the tasks',
      text: 'AWS’s managed policy allows this on every cluster, and creating clusters: with this statement an instance can join only yours.',
      calls: ['RegisterContainerInstance', 'SubmitTaskStateChange'],
      answers: ASKED,
      page: 'ecsInstanceRole',
    },
  }),
  allow({
    sid: 'ConnectToEcs',
    actions: ['ecs:Poll', 'ecs:StartTelemetrySession', 'ecs:UpdateContainerInstancesState'],
    resources: inCluster(checked, 'container-instance'),
    why: {
      title: 'Receives tasks from ECS',
      text: 'The agent keeps a connection through which ECS tells it what to run, sends metrics, and drains the instance before a Spot interruption.',
      answers: ASKED,
      page: 'ecsInstanceRole',
    },
  }),
  allow({
    sid: 'TagOnRegistration',
    actions: 'ecs:TagResource',
    resources: inCluster(checked, 'container-instance'),
    condition: { StringEquals: { 'ecs:CreateAction': 'RegisterContainerInstance' } },
    why: {
      title: 'Tags the instance as it joins',
      text: 'Only while it registers. ECS refuses a registration with tags, from the agent’s configuration, without this.',
      calls: ['RegisterContainerInstance'],
      answers: ASKED,
      page: 'ecsInstanceRole',
    },
  }),
  findEndpoint('ecsInstanceRole'),
];

/** AmazonECSInstanceRolePolicyForManagedInstances, on one cluster. */
export const managedInstance = (checked: CheckedAnswers): readonly PlannedStatement[] => [
  allow({
    sid: 'JoinCluster',
    actions: [
      'ecs:RegisterContainerInstance',
      'ecs:SubmitAttachmentStateChanges',
      'ecs:SubmitTaskStateChange',
    ],
    resources: inCluster(checked, 'cluster'),
    why: {
      title: 'Joins the cluster and reports the tasks',
      text: 'AWS’s managed policy allows this on every cluster; here the instance can join only yours.',
      calls: ['RegisterContainerInstance', 'SubmitTaskStateChange'],
      answers: ASKED,
      page: 'ecsManagedInstanceRole',
    },
  }),
  allow({
    sid: 'ConnectToEcs',
    actions: ['ecs:Poll', 'ecs:StartTelemetrySession'],
    resources: inCluster(checked, 'container-instance'),
    why: {
      title: 'Receives tasks from ECS',
      text: 'The agent keeps a connection through which ECS tells it what to run, and sends metrics.',
      answers: ASKED,
      page: 'ecsManagedInstanceRole',
    },
  }),
  allow({
    sid: 'SendSystemLogs',
    actions: 'ecs:PutSystemLogEvents',
    resources: [...inCluster(checked, 'cluster'), ...inCluster(checked, 'container-instance')],
    why: {
      title: 'Sends the instance’s system logs to ECS',
      text: 'For troubleshooting. AWS lists this action for the cluster and for the instance, so both are named.',
      answers: ASKED,
      page: 'ecsManagedInstanceRole',
    },
  }),
  findEndpoint('ecsManagedInstanceRole'),
];
