// What HyperPod does in the EKS cluster with the admin's permissions: it lets its nodes in.
import { clusterName } from '#deepseek/answers/inputs/eks.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, type Grant } from '#deepseek/compose/grant.ts';
import { parseArn } from '#iam/policy/arn.ts';

/** Access entries of a cluster: their ARNs end in what EKS chooses. */
function entriesOf(cluster: string): readonly string[] {
  const arn = parseArn(cluster);
  return arn
    ? [`arn:${arn.partition}:eks:${arn.region}:${arn.account}:access-entry/${clusterName(cluster)}/*`]
    : [];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites-iam.html */
export function accessEntries(checked: CheckedAnswers): readonly Grant[] {
  const { partition, account } = checked.view.home;
  const clusters = checked.answer('hyperpodEks');
  const why = { answers: ['orchestrator', 'hyperpodEks'], page: 'hyperpodRole' } as const;
  return [
    allow({
      sid: 'UseEksCluster',
      actions: ['eks:CreateAccessEntry', 'eks:DescribeCluster'],
      resources: clusters,
      why: {
        ...why,
        title: 'Connects the EKS cluster',
        text: 'HyperPod creates an access entry for the instance role, so that its nodes can join.',
        calls: ['CreateCluster', 'CreateAccessEntry', 'DescribeCluster'],
      },
    }),
    allow({
      sid: 'ManageAccessEntries',
      actions: ['eks:AssociateAccessPolicy', 'eks:DeleteAccessEntry', 'eks:DescribeAccessEntry'],
      resources: clusters.flatMap(entriesOf),
      why: {
        ...why,
        title: 'Manages access entries of the EKS cluster',
        text: 'With these, the admin can give anyone access to the EKS cluster, as AWS’s policy allows. They do not reach other EKS clusters.',
        calls: ['AssociateAccessPolicy', 'DescribeAccessEntry', 'DeleteAccessEntry'],
      },
    }),
    allow({
      sid: 'CreateHyperPodServiceRole',
      actions: 'iam:CreateServiceLinkedRole',
      resources: `arn:${partition}:iam::${account}:role/aws-service-role/hyperpod.sagemaker.amazonaws.com/AWSServiceRoleForSageMakerHyperPod`,
      condition: { StringEquals: { 'iam:AWSServiceName': 'hyperpod.sagemaker.amazonaws.com' } },
      why: {
        ...why,
        answers: ['orchestrator', 'account'],
        title: 'Creates HyperPod’s service-linked role',
        text: 'Once in an account, with the first cluster on EKS. AWS’s policy allows any service-linked role.',
        calls: ['CreateServiceLinkedRole'],
      },
    }),
  ];
}
