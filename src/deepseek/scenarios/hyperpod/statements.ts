// A HyperPod cluster that tunes distills: the role of its instances, and the admin who creates it.
import { judgeRegions, tunesJumpStart, usesEks } from '#deepseek/answers/fine-tuning.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { clusterInterfaces } from './network.ts';
import { clusterTelemetry, podIdentity, pullNodeImages, readLifecycleScripts } from './cluster.ts';
import { readJumpStart } from '#deepseek/shared/jump-start.ts';
import { pinKeyAccounts } from '#deepseek/shared/key-account.ts';
import { createLinkedRole, type LinkedRole } from '#deepseek/shared/linked-role.ts';
import { passRole } from '#deepseek/shared/pass-role.ts';
import { callRewards, logToMlflow } from '#deepseek/shared/training-extras.ts';
import { useTrainingPlans } from '#deepseek/shared/training-plans.ts';
import { accessTrainingFiles, trainingImages } from '#deepseek/shared/training.ts';
import { allow, allowOnAll, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import { hyperpodSteps } from './steps.ts';
import { clusterName } from '#deepseek/answers/inputs/eks.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { arnsIn } from '#deepseek/shared/region-arns.ts';

/** With which HyperPod runs clusters on EKS. */
const HYPERPOD_ROLE: LinkedRole = {
  service: 'hyperpod.sagemaker.amazonaws.com',
  name: 'AWSServiceRoleForSageMakerHyperPod',
};

/** Access entries of a cluster: their ARNs end in what EKS chooses. */
function entriesOf(cluster: string): readonly string[] {
  const arn = parseArn(cluster);
  return arn
    ? [`arn:${arn.partition}:eks:${arn.region}:${arn.account}:access-entry/${clusterName(cluster)}/*`]
    : [];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites-iam.html */
function accessEntries(checked: CheckedAnswers): readonly PlannedStatement[] {
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
        text: 'With these, the admin can give anyone access to the EKS cluster, as AWS’s policy allows.',
        calls: ['AssociateAccessPolicy', 'DescribeAccessEntry', 'DeleteAccessEntry'],
      },
    }),
    createLinkedRole('CreateHyperPodServiceRole', checked.view.home, HYPERPOD_ROLE, {
      ...why,
      answers: ['orchestrator', 'account'],
      title: 'Creates HyperPod’s service-linked role',
      text: 'Once in an account, with the first cluster on EKS.',
    }),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites-iam.html */
function instanceStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { view } = checked;
  const isEks = usesEks(view);
  return [
    ...clusterTelemetry(checked),
    ...readLifecycleScripts(checked),
    ...(isEks ? pullNodeImages(checked) : trainingImages(checked)),
    ...accessTrainingFiles(checked),
    ...(tunesJumpStart(view) ? readJumpStart(checked, 'The cluster') : []),
    ...logToMlflow(checked),
    ...callRewards(checked),
    ...(isEks ? podIdentity(checked) : []),
    ...(isEks || checked.answer('trainingVpc') ? clusterInterfaces(checked, isEks) : []),
    ...clusterVolumeKeys(checked),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/smcluster-cmk.html */
function clusterVolumeKeys(checked: CheckedAnswers): readonly PlannedStatement[] {
  const keys = checked.answer('trainingVolumeKeys');
  if (keys.length === 0) return [];
  const resources = keys.map(({ arn }) => arn);
  const why = {
    calls: ['CreateCluster with VolumeKmsKeyId', 'UpdateCluster', 'UpdateClusterSoftware'],
    answers: ['trainingVolumeKeys'],
    page: 'hyperpodKeys',
    doubt:
      'AWS’s page asks for this of the execution role, CloudFormation of whoever creates the cluster, so both roles get it.',
  } as const;
  return [
    allow({
      sid: 'EncryptClusterVolumes',
      actions: 'kms:CreateGrant',
      resources,
      condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      why: {
        ...why,
        title: 'Encrypts the volumes of the cluster',
        text: 'HyperPod creates a grant on the key for its storage, also when it adds nodes or patches them. The condition keeps the role from giving the key to anyone else.',
      },
    }),
    allow({
      sid: 'DescribeVolumeKey',
      actions: 'kms:DescribeKey',
      resources,
      why: { ...why, title: 'Looks at the key', text: 'AWS checks that the key can be used.' },
    }),
  ];
}

function adminStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  // Deleting a cluster on EKS takes the rights to delete its task governance.
  const isEks = usesEks(checked.view);
  const clusters = arnsIn(home, 'sagemaker', 'cluster/*');
  const why = { answers: ['account', 'regions'], page: 'hyperpodRole' } as const;
  return [
    allow({
      sid: 'ManageClusters',
      actions: [
        'sagemaker:BatchAddClusterNodes',
        'sagemaker:BatchDeleteClusterNodes',
        'sagemaker:CreateCluster',
        'sagemaker:DeleteCluster',
        'sagemaker:DescribeCluster',
        'sagemaker:DescribeClusterNode',
        'sagemaker:ListClusterNodes',
        'sagemaker:UpdateCluster',
        'sagemaker:UpdateClusterSoftware',
        ...(isEks ? ['sagemaker:DeleteComputeQuota', 'sagemaker:DeleteClusterSchedulerConfig'] : []),
      ],
      resources: isEks
        ? [...clusters, ...arnsIn(home, 'sagemaker', 'compute-quota/*', 'cluster-scheduler-config/*')]
        : clusters,
      why: {
        ...why,
        title: 'Creates and manages clusters',
        text: `AWS chooses the IDs of clusters, so this covers every HyperPod cluster of the account in your Regions${isEks ? ', and the task governance that goes with one' : ''}.`,
        calls: [
          'CreateCluster',
          'UpdateCluster',
          'UpdateClusterSoftware',
          'DeleteCluster',
          'DescribeCluster',
        ],
      },
    }),
    ...useTrainingPlans(checked, ['sagemaker:CreateCluster', 'sagemaker:UpdateCluster']),
    allowOnAll({
      sid: 'ListClusters',
      actions: [
        'sagemaker:ListClusters',
        ...(isEks ? ['sagemaker:ListComputeQuotas', 'sagemaker:ListClusterSchedulerConfigs'] : []),
      ],
      why: {
        ...why,
        answers: ['entity', 'orchestrator'],
        title: 'Lists clusters',
      },
    }),
    passRole(checked, {
      sid: 'PassInstanceRole',
      service: 'sagemaker.amazonaws.com',
      calls: ['CreateCluster', 'UpdateCluster'],
    }),
    ...(isEks ? accessEntries(checked) : []),
    ...clusterVolumeKeys(checked),
    ...(checked.answer('tagJobs')
      ? [
          allow({
            sid: 'TagClusters',
            actions: 'sagemaker:AddTags',
            resources: clusters,
            why: {
              ...why,
              answers: ['tagJobs', ...why.answers],
              title: 'Tags clusters',
              text: 'Needed if a cluster has a tag.',
              calls: ['CreateCluster with tags', 'AddTags'],
            },
          }),
        ]
      : []),
  ];
}

export const plan = (checked: CheckedAnswers): Plan => ({
  main: {
    id: 'instances',
    title: 'Instance role',
    statements: pinKeyAccounts(instanceStatements(checked), checked),
  },
  attachments: [
    {
      id: 'operator',
      title: 'Cluster admin',
      deploys: 'the-service',
      name: checked.answer('operatorName'),
      description: 'Creates HyperPod clusters and passes the instance role',
      attachTo: 'the person or pipeline that creates the cluster',
      statements: pinKeyAccounts(adminStatements(checked), checked),
    },
  ],
  nextSteps: hyperpodSteps(checked, judgeRegions(checked.view).length > 0),
});
