// Building blocks for the deployer of a host: roles of instances and nodes to pass, and what EKS creates.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { driverMounts } from '#deepseek/answers/s3-driver.ts';
import type { PageId } from '#deepseek/catalog/pages.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { roleArn, roleArnNamed } from '#deepseek/compose/plan.ts';
import { principalNames } from '#iam/facts/principal-in.ts';
import { nodeClusters } from './pod-identity.ts';

const clustersOf = ({ view, answer }: CheckedAnswers): readonly string[] =>
  view.entity.trust === 'irsa' ? [answer('eksIssuer')] : answer('clusters');

interface Passed {
  readonly sid: string;
  readonly role: string;
  readonly services: readonly string[];
  readonly what: string;
  readonly calls: readonly string[];
  readonly answers: readonly FieldId[];
  readonly page?: PageId;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html */
const pass = ({
  sid,
  role,
  services,
  what,
  calls,
  answers,
  page = 'iamPassRole',
}: Passed): PlannedStatement =>
  allow({
    sid,
    actions: 'iam:PassRole',
    resources: role,
    condition: { StringEquals: { 'iam:PassedToService': oneOrMany(services) } },
    why: {
      title: `Passes the ${what}`,
      text: 'This one role, to this service. PassRole on * would allow passing any role in the account.',
      calls,
      answers: [...answers, 'path', 'account'],
      page,
    },
  });

/** The roles of the instances of an ECS cluster. */
export function passEcsCapacity(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { view, answer } = checked;
  const capacity = view.asks('ecsCapacity') ? answer('ecsCapacity') : 'existing';
  if (capacity === 'instances')
    return [
      allow({
        sid: 'FindGpuAmi',
        actions: 'ssm:GetParameter',
        resources: view.home.regions.map(
          (region) =>
            `arn:${view.home.partition}:ssm:${region}::parameter/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id`,
        ),
        why: {
          title: 'Finds the AMI with the NVIDIA driver',
          text: 'AWS publishes the ID of its current AMI in a public parameter, whose ARN has no account ID.',
          answers: ['ecsCapacity', 'regions'],
          page: 'ecsGpu',
        },
      }),
      pass({
        sid: 'PassInstanceRole',
        role: roleArnNamed(checked, answer('ecsInstanceRoleName')),
        services: principalNames(view.home.partition, 'ec2.amazonaws.com'),
        what: 'container instance role',
        calls: ['RunInstances', 'CreateAutoScalingGroup'],
        answers: ['ecsCapacity', 'ecsInstanceRoleName'],
      }),
    ];
  if (capacity === 'managed')
    return [
      pass({
        sid: 'PassInfrastructureRole',
        role: roleArnNamed(checked, answer('ecsInfrastructureRoleName')),
        services: ['ecs.amazonaws.com'],
        what: 'infrastructure role',
        calls: ['CreateCapacityProvider'],
        answers: ['ecsCapacity', 'ecsInfrastructureRoleName'],
        page: 'ecsInfrastructureRole',
      }),
    ];
  return [];
}

/** Whether the kit has the policy of a deployer of pods: the clusters of other accounts have deployers there. */
export const hasDeployerPolicy = (checked: CheckedAnswers): boolean =>
  checked.view.asks('deployerPolicy') &&
  checked.answer('deployerPolicy') &&
  nodeClusters(checked).length > 0 &&
  nodeClusters(checked).length === clustersOf(checked).length;

/** The S3 driver is an add-on, and so is the agent of Pod Identity, which only Auto Mode has built in. */
export const installsAddOns = ({ view, answer }: CheckedAnswers): boolean =>
  answer('weightsMount') !== 'download' ||
  (view.entity.trust === 'pod-identity' && answer('eksNodes') !== 'auto');

/**
 * EKS looks up its service-linked role for node groups, and creates it once, with the rights of who creates a group.
 * https://docs.aws.amazon.com/eks/latest/userguide/using-service-linked-roles-eks-nodegroups.html
 */
function nodeGroupRole({ view }: CheckedAnswers): readonly PlannedStatement[] {
  const { partition, account } = view.home;
  const service = 'eks-nodegroup.amazonaws.com';
  const role = `arn:${partition}:iam::${account}:role/aws-service-role/${service}/AWSServiceRoleForAmazonEKSNodegroup`;
  const answers: readonly FieldId[] = ['eksNodes', 'account'];
  return [
    allow({
      sid: 'FindNodeGroupRole',
      actions: 'iam:GetRole',
      resources: role,
      why: {
        title: 'Looks up EKS’s role for node groups',
        text: 'EKS checks with the deployer’s rights whether its service-linked role exists, and refuses the node group otherwise.',
        calls: ['CreateNodegroup'],
        answers,
        page: 'eksNodeGroupLinkedRole',
      },
    }),
    allow({
      sid: 'CreateNodeGroupRole',
      actions: 'iam:CreateServiceLinkedRole',
      resources: role,
      condition: { StringEquals: { 'iam:AWSServiceName': service } },
      why: {
        title: 'Lets EKS create its service-linked role',
        text: 'Needed for the first node group of the account only. AWS fixes what such a role can do.',
        calls: ['CreateNodegroup'],
        answers,
        page: 'eksNodeGroupLinkedRole',
      },
    }),
  ];
}

/** What the deployer of pods creates in EKS, and the roles that go with it. */
export function eksDeployer(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { view, answer } = checked;
  const clusters = nodeClusters(checked);
  const identity = view.entity.trust === 'pod-identity';
  const groups = answer('eksNodes') === 'managed';
  const actions = [
    ...(groups ? ['eks:CreateNodegroup'] : []),
    ...(identity ? ['eks:CreatePodIdentityAssociation'] : []),
    ...(installsAddOns(checked) ? ['eks:CreateAddon'] : []),
    'eks:DescribeCluster',
  ];
  return [
    allow({
      sid: 'DeployToCluster',
      actions,
      resources: clusters,
      why: {
        title: 'Adds nodes, associations and add-ons to the cluster',
        text: 'Only in your clusters. What runs in them is decided by Kubernetes: the deployer also needs an access entry there.',
        answers: ['deployerPolicy', 'eksNodes', 'weightsMount', identity ? 'clusters' : 'eksClusterName'],
        page: 'eksManagedNodes',
      },
    }),
    ...(identity
      ? [
          pass({
            sid: 'PassPodRole',
            role: roleArn(checked),
            services: ['pods.eks.amazonaws.com'],
            what: 'role of the pods',
            calls: ['CreatePodIdentityAssociation'],
            answers: ['roleName'],
            page: 'eksPodAssociation',
          }),
        ]
      : []),
    ...(driverMounts(view) && !identity
      ? [
          pass({
            sid: 'PassDriverRole',
            role: roleArn(checked),
            services: ['eks.amazonaws.com'],
            what: 'role of the S3 driver',
            calls: ['CreateAddon'],
            answers: ['roleName', 'weightsMount'],
            page: 'eksAdminPolicy',
          }),
        ]
      : []),
    ...(groups
      ? [
          ...nodeGroupRole(checked),
          pass({
            sid: 'PassNodeRole',
            role: roleArnNamed(checked, answer('eksNodeRoleName')),
            // EKS passes it on to EC2 by its service-linked role.
            services: ['eks.amazonaws.com'],
            what: 'node role',
            calls: ['CreateNodegroup'],
            answers: ['eksNodes', 'eksNodeRoleName'],
            page: 'eksAdminPolicy',
          }),
        ]
      : []),
  ];
}
