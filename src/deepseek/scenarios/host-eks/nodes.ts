// Building blocks for the nodes of an EKS cluster: AmazonEKSWorkerNodePolicy and AmazonEKSWorkerNodeMinimalPolicy, on the
// clusters of the answers, and the images of EKS itself.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { eksRegistry } from '#deepseek/facts/eks-registries.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { nodeClusters, nodeRegions } from '#deepseek/shared/pod-identity.ts';
import { ecrToken, PULL_ACTIONS } from '#deepseek/shared/container-images.ts';

const named = ({ view }: CheckedAnswers): readonly FieldId[] =>
  view.entity.trust === 'irsa' ? ['eksNodes', 'eksClusterName', 'eksIssuer'] : ['eksNodes', 'clusters'];

const DESCRIBED = [
  'ec2:DescribeInstanceTypes',
  'ec2:DescribeInstances',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVolumes',
  'ec2:DescribeVolumesModifications',
  'ec2:DescribeVpcs',
];

const describeVpc = (checked: CheckedAnswers): PlannedStatement =>
  allow({
    sid: 'DescribeNodes',
    actions: DESCRIBED,
    resources: '*',
    condition: { StringEquals: { 'ec2:Region': oneOrMany(nodeRegions(checked)) } },
    why: {
      title: 'Looks up the node and its network',
      text: 'The kubelet needs these. They do not support resources in IAM, so they need *, limited to the Regions of your clusters.',
      answers: named(checked),
      page: 'eksNodeRole',
    },
  });

const describeCluster = (checked: CheckedAnswers): PlannedStatement =>
  allow({
    sid: 'DescribeCluster',
    actions: 'eks:DescribeCluster',
    resources: nodeClusters(checked),
    why: {
      title: 'Finds its cluster',
      text: 'A node reads the endpoint and the certificate of its own cluster. AWS’s managed policy allows every cluster.',
      answers: named(checked),
      page: 'eksNodeRole',
    },
  });

const podIdentity = (checked: CheckedAnswers, page: 'eksNodeRole' | 'eksAutoNodeRole'): PlannedStatement =>
  allow({
    sid: 'PodIdentityCredentials',
    actions: 'eks-auth:AssumeRoleForPodIdentity',
    resources: nodeClusters(checked),
    why: {
      title: 'Gets credentials for pods',
      text: 'The Pod Identity agent on the node exchanges the token of a pod for credentials of the pod’s role. It cannot do so without that token.',
      answers: named(checked),
      page,
    },
  });

/** https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html */
function pullEksImages(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { partition } = checked.view.home;
  const resources = nodeRegions(checked).flatMap((region) => {
    const account = eksRegistry(region);
    return account === undefined ? [] : [`arn:${partition}:ecr:${region}:${account}:repository/*`];
  });
  if (resources.length === 0) return [];
  return [
    allow({
      sid: 'PullEksImages',
      actions: PULL_ACTIONS,
      resources,
      why: {
        title: 'Pulls the images of EKS',
        text: 'The VPC CNI, kube-proxy, CoreDNS and add-ons such as the S3 driver are in AWS’s accounts, which differ by Region. Without them a node does not become ready.',
        calls: ['docker pull'],
        answers: named(checked),
        page: 'eksAddOnImages',
      },
    }),
  ];
}

/** What a node calls by itself. */
export function eksNode(checked: CheckedAnswers): readonly PlannedStatement[] {
  const auto = checked.answer('eksNodes') === 'auto';
  const usesAgent = auto || checked.view.entity.trust === 'pod-identity';
  return [
    ...(auto ? [] : [describeVpc(checked), describeCluster(checked)]),
    ...(usesAgent ? [podIdentity(checked, auto ? 'eksAutoNodeRole' : 'eksNodeRole')] : []),
    ecrToken(['eksNodes']),
    ...pullEksImages(checked),
  ];
}
