// A model in pods of an EKS cluster: the pods, and the nodes they run on.
import { pullsOwnImage } from '#deepseek/answers/hosting.ts';
import { driverMounts } from '#deepseek/answers/s3-driver.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { hasDeployerPolicy, installsAddOns } from '#deepseek/shared/host-deployer.ts';
import { nodeClusters, nodeRegions } from '#deepseek/shared/pod-identity.ts';
import { reservedCapacity } from '#deepseek/shared/gpu-capacity.ts';
import { roleArn, roleArnNamed } from '#deepseek/compose/plan.ts';
import { eksRegistry } from '#deepseek/facts/eks-registries.ts';
import { principalIn } from '#iam/facts/principal-in.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { capacityExpectations } from '#deepseek/expectations/gpu-capacity.ts';
import { assumedBy, haveOwnNames } from '#deepseek/shared/checks/host-ecs.ts';
import { fromAws, images, weights } from '#deepseek/shared/checks/host.ts';
import { arnOf, inOtherAccount, renamed, withKey } from '#deepseek/expectations/near-misses.ts';
import {
  callsOf,
  each,
  passRoleExpectations,
  ecrTokenOf,
  pullsOf,
} from '#deepseek/expectations/operator-calls.ts';

const NODE = 'node';

/** https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html */
function node(checked: CheckedAnswers): readonly Expectation[] {
  const { home, entity } = checked.view;
  const auto = checked.answer('eksNodes') === 'auto';
  const agent = auto || entity.trust === 'pod-identity';
  return nodeClusters(checked).flatMap((cluster) => {
    const region = parseArn(cluster)?.region ?? '';
    const registry = eksRegistry(region);
    const image = arnOf(home, 'ecr', region, registry ?? home.account, 'repository/eks/kube-proxy');
    return [
      ...ecrTokenOf(NODE),
      ...(registry ? pullsOf(NODE, image, [inOtherAccount('of another account')]) : []),
      ...callsOf({
        by: NODE,
        may: [
          ...(auto
            ? []
            : ([
                ['ec2:DescribeInstances', '*', { 'ec2:Region': region }],
                ['eks:DescribeCluster', cluster],
              ] as const)),
          ...(agent ? ([['eks-auth:AssumeRoleForPodIdentity', cluster]] as const) : []),
          ...(checked.answer('sessionManager') ? ([['ssmmessages:CreateControlChannel', '*']] as const) : []),
        ],
        near: {
          'ec2:DescribeInstances': [withKey('in another Region', 'ec2:Region', 'xx-north-1')],
          'eks:DescribeCluster': [renamed('another cluster')],
          'eks-auth:AssumeRoleForPodIdentity': [renamed('of another cluster')],
        },
        not: [
          ...(agent
            ? []
            : ([['it is not asked for', 'eks-auth:AssumeRoleForPodIdentity', cluster]] as const)),
          ...(auto
            ? ([
                ['Auto Mode does not need it', 'ec2:DescribeInstances', '*', { 'ec2:Region': region }],
              ] as const)
            : []),
          [
            'change networks',
            'ec2:AttachNetworkInterface',
            arnOf(home, 'ec2', region, home.account, 'instance/i-1'),
          ],
          ['change the cluster', 'eks:UpdateClusterConfig', cluster],
          ['read the weights', 's3:GetObject', `arn:${home.partition}:s3:::amzn-s3-demo-bucket/model`],
        ],
      }),
    ];
  });
}

/** https://docs.aws.amazon.com/eks/latest/userguide/using-service-linked-roles-eks-nodegroups.html */
function nodeGroupRole({ view }: CheckedAnswers, by: string): readonly Expectation[] {
  const role = (service: string, name: string) =>
    arnOf(view.home, 'iam', '', view.home.account, `role/aws-service-role/${service}/${name}`);
  const own = role('eks-nodegroup.amazonaws.com', 'AWSServiceRoleForAmazonEKSNodegroup');
  const other = role('eks-fargate.amazonaws.com', 'AWSServiceRoleForAmazonEKSForFargate');
  return callsOf({
    by,
    may: [
      ['iam:GetRole', own],
      ['iam:CreateServiceLinkedRole', own, { 'iam:AWSServiceName': 'eks-nodegroup.amazonaws.com' }],
    ],
    not: [
      ['of another service', 'iam:GetRole', other],
      [
        'for another service',
        'iam:CreateServiceLinkedRole',
        other,
        { 'iam:AWSServiceName': 'eks-fargate.amazonaws.com' },
      ],
    ],
  });
}

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSBackupServiceRolePolicyForRestores.html */
function checkedByEks(checked: CheckedAnswers, by: string): readonly Expectation[] {
  const template = reservedCapacity(checked) !== undefined;
  const versions = 'ec2:DescribeLaunchTemplateVersions';
  return nodeRegions(checked).flatMap((region) => {
    const here = { 'ec2:Region': region };
    return callsOf({
      by,
      may: [['ec2:DescribeSubnets', '*', here], ...(template ? ([[versions, '*', here]] as const) : [])],
      near: { 'ec2:DescribeSubnets': [withKey('in another Region', 'ec2:Region', 'xx-north-1')] },
      not: template ? [] : [['there is no template', versions, '*', here]],
    });
  });
}

/** What EKS reads of a role that the deployer gives it, and no other role. */
const looksUp = (by: string, role: string, actions: readonly string[]): readonly Expectation[] =>
  callsOf({
    by,
    may: each(actions, role),
    near: { 'iam:GetRole': [renamed('another role')] },
    not: [['list its inline policies', 'iam:ListRolePolicies', role]],
  });

/** https://docs.aws.amazon.com/eks/latest/userguide/create-managed-node-group.html */
function deployer(checked: CheckedAnswers): readonly Expectation[] {
  const by = 'deployer';
  const groups = checked.answer('eksNodes') === 'managed';
  const identity = checked.view.entity.trust === 'pod-identity';
  const own = haveOwnNames([checked.answer('roleName'), checked.answer('eksNodeRoleName')]);
  const nodes = roleArnNamed(checked, checked.answer('eksNodeRoleName'));
  return [
    ...nodeClusters(checked).flatMap((cluster) =>
      callsOf({
        by,
        may: [
          ['eks:DescribeCluster', cluster],
          ...(groups ? ([['eks:CreateNodegroup', cluster]] as const) : []),
          ...(identity ? ([['eks:CreatePodIdentityAssociation', cluster]] as const) : []),
          ...(installsAddOns(checked) ? ([['eks:CreateAddon', cluster]] as const) : []),
        ],
        near: { 'eks:DescribeCluster': [renamed('another cluster')] },
        not: [
          ['give access to the cluster', 'eks:CreateAccessEntry', cluster],
          ['delete it', 'eks:DeleteCluster', cluster],
        ],
      }),
    ),
    ...(own && (identity || driverMounts(checked.view))
      ? [
          ...passRoleExpectations(checked, {
            by,
            service: identity ? 'pods.eks.amazonaws.com' : 'eks.amazonaws.com',
          }),
          ...looksUp(by, roleArn(checked), ['iam:GetRole']),
        ]
      : []),
    ...(groups ? [...nodeGroupRole(checked, by), ...checkedByEks(checked, by)] : []),
    ...(groups && own
      ? [
          ...passRoleExpectations(checked, { by, service: 'eks.amazonaws.com', role: nodes }),
          ...looksUp(by, nodes, ['iam:GetRole', 'iam:ListAttachedRolePolicies']),
        ]
      : []),
    ...capacityExpectations(checked),
  ];
}

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const { view } = checked;
  const makes = checked.answer('eksNodes') !== 'existing' && nodeClusters(checked).length > 0;
  const names = [checked.answer('roleName'), checked.answer('eksNodeRoleName')];
  const ec2 = principalIn(view.home.partition, 'ec2.amazonaws.com');
  return [
    ...weights(checked, 'pods'),
    ...(hasDeployerPolicy(checked) ? deployer(checked) : []),
    ...(makes && haveOwnNames(names)
      ? [
          ...node(checked),
          ...(pullsOwnImage(view) ? images(checked, NODE) : fromAws(checked, NODE, 'images')),
          ...assumedBy(roleArnNamed(checked, checked.answer('eksNodeRoleName')), ec2, [
            'pods.eks.amazonaws.com',
          ]),
        ]
      : []),
  ];
}
