// Building blocks for the deployer of a host on EKS: what it creates in the cluster, and the roles that go with that.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { driverMounts } from '#deepseek/answers/s3-driver.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { roleArn, roleArnNamed } from '#deepseek/compose/plan.ts';
import { reservedCapacity } from './gpu-capacity.ts';
import { createLinkedRole, linkedRoleArn, type LinkedRole } from './linked-role.ts';
import { passNamed } from './pass-role.ts';
import { nodeClusters, nodeRegions } from './pod-identity.ts';

/** Whether the kit has the policy of a deployer of pods: for the clusters of its account. Others have deployers there. */
export const hasDeployerPolicy = (checked: CheckedAnswers): boolean =>
  checked.view.asks('deployerPolicy') && checked.answer('deployerPolicy') && nodeClusters(checked).length > 0;

/** The S3 driver is an add-on, and so is the agent of Pod Identity, which only Auto Mode has built in. */
export const installsAddOns = ({ view, answer }: CheckedAnswers): boolean =>
  answer('weightsMount') !== 'download' ||
  (view.entity.trust === 'pod-identity' && answer('eksNodes') !== 'auto');

/** https://docs.aws.amazon.com/eks/latest/userguide/using-service-linked-roles-eks-nodegroups.html */
const NODE_GROUP_ROLE: LinkedRole = {
  service: 'eks-nodegroup.amazonaws.com',
  name: 'AWSServiceRoleForAmazonEKSNodegroup',
};

/** EKS creates its service-linked role for node groups once, and looks it up each time. */
function linkedRole({ view }: CheckedAnswers): readonly PlannedStatement[] {
  const why = {
    calls: ['CreateNodegroup'],
    answers: ['eksNodes', 'account'],
    page: 'eksNodeGroupLinkedRole',
  } as const;
  return [
    allow({
      sid: 'FindNodeGroupRole',
      actions: 'iam:GetRole',
      resources: linkedRoleArn(view.home, NODE_GROUP_ROLE),
      why: {
        ...why,
        title: 'Looks up EKS’s role for node groups',
        text: 'EKS checks with the deployer’s rights whether its service-linked role exists, and refuses the node group otherwise.',
      },
    }),
    createLinkedRole('CreateNodeGroupRole', view.home, NODE_GROUP_ROLE, {
      ...why,
      title: 'Lets EKS create its service-linked role',
      text: 'Needed for the first node group of the account only.',
    }),
  ];
}

/**
 * What EKS reads of a node group with the rights of who creates it: AWS Backup has these where it restores one.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForRestores.html
 */
function checkedByEks(checked: CheckedAnswers): readonly PlannedStatement[] {
  // Reserved capacity is named in a launch template.
  const hasTemplate = reservedCapacity(checked) !== undefined;
  return [
    allow({
      sid: 'ReadNodeRole',
      actions: ['iam:GetRole', 'iam:ListAttachedRolePolicies'],
      resources: roleArnNamed(checked, checked.answer('eksNodeRoleName')),
      why: {
        title: 'Lets EKS check the node role',
        text: 'EKS reads the role and its managed policies with the deployer’s rights, and refuses the node group otherwise.',
        calls: ['CreateNodegroup'],
        answers: ['eksNodes', 'eksNodeRoleName', 'path', 'account'],
        page: 'backupRestores',
      },
    }),
    allow({
      sid: 'DescribeNodeGroup',
      actions: hasTemplate
        ? ['ec2:DescribeLaunchTemplateVersions', 'ec2:DescribeSubnets']
        : 'ec2:DescribeSubnets',
      resources: '*',
      condition: { StringEquals: { 'ec2:Region': oneOrMany(nodeRegions(checked)) } },
      why: {
        title: `Lets EKS check the subnets${hasTemplate ? ' and the launch template' : ''}`,
        text: 'EKS reads them with the deployer’s rights. EC2 takes no resources here: * in the Regions of your clusters.',
        calls: ['CreateNodegroup'],
        answers: hasTemplate ? ['eksNodes', 'gpuCapacity'] : ['eksNodes'],
        page: 'backupRestores',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eks-podidentityassociation.html */
const readPassed = (checked: CheckedAnswers, what: string, call: string): PlannedStatement =>
  allow({
    sid: 'ReadPassedRole',
    actions: 'iam:GetRole',
    resources: roleArn(checked),
    why: {
      title: `Lets EKS look up the ${what}`,
      text: 'EKS looks up the role that it is given with the deployer’s rights.',
      calls: [call],
      answers: ['roleName', 'path', 'account'],
      page: 'eksPodAssociation',
      doubt: `AWS’s guide names only iam:PassRole for ${call}. CloudFormation needs iam:GetRole too for the same call.`,
    },
  });

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
          passNamed({
            sid: 'PassPodRole',
            role: roleArn(checked),
            services: ['pods.eks.amazonaws.com'],
            what: 'role of the pods',
            calls: ['CreatePodIdentityAssociation'],
            answers: ['roleName'],
            page: 'eksPodAssociation',
          }),
          readPassed(checked, 'role of the pods', 'CreatePodIdentityAssociation'),
        ]
      : []),
    ...(driverMounts(view) && !identity
      ? [
          passNamed({
            sid: 'PassDriverRole',
            role: roleArn(checked),
            services: ['eks.amazonaws.com'],
            what: 'role of the S3 driver',
            calls: ['CreateAddon'],
            answers: ['roleName', 'weightsMount'],
            page: 'eksAdminPolicy',
          }),
          readPassed(checked, 'role of the S3 driver', 'CreateAddon'),
        ]
      : []),
    ...(groups
      ? [
          ...linkedRole(checked),
          ...checkedByEks(checked),
          passNamed({
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
