// Building blocks for the instances of a HyperPod cluster. AWS's managed policy for them, without the buckets that it
// knows by their beginning. https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonSageMakerClusterInstanceRolePolicy.html
import { CHANNEL_ACTIONS } from '#deepseek/shared/session-manager.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { fileKeys } from '#deepseek/compose/key-steps.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { listFolders, onObjects } from '#deepseek/shared/bucket-access.ts';
import { ecrToken, PULL_ACTIONS } from '#deepseek/shared/container-images.ts';
import { decryptThroughS3 } from '#deepseek/shared/keys-through-s3.ts';
import { arnsIn } from '#deepseek/shared/region-arns.ts';
import { SAGEMAKER_LOG_ACTIONS } from '#deepseek/shared/service-logs.ts';

export const CLUSTER_LOGS = '/aws/sagemaker/Clusters';

export function clusterTelemetry({ view }: CheckedAnswers): readonly PlannedStatement[] {
  return [
    allow({
      sid: 'WriteClusterLogs',
      actions: SAGEMAKER_LOG_ACTIONS,
      resources: arnsIn(view.home, 'logs', `log-group:${CLUSTER_LOGS}/*`),
      why: {
        title: 'Writes the cluster’s logs',
        text: 'HyperPod creates a log group for each cluster below this path.',
        answers: ['account', 'regions'],
        page: 'hyperpodInstancePolicy',
      },
    }),
    allow({
      sid: 'PutClusterMetrics',
      actions: 'cloudwatch:PutMetricData',
      resources: '*',
      condition: { StringEquals: { 'cloudwatch:namespace': CLUSTER_LOGS } },
      why: {
        title: 'Sends the cluster’s metrics',
        text: 'This action does not support resources in IAM. The condition limits it to the namespace of clusters.',
        answers: ['entity'],
        page: 'hyperpodInstancePolicy',
      },
    }),
    allow({
      sid: 'ConnectSessionManager',
      actions: CHANNEL_ACTIONS,
      resources: '*',
      why: {
        title: 'Lets people connect with Session Manager',
        text: 'AWS requires this for every instance group. Who may start a session is up to the person’s own policies.',
        calls: ['CreateControlChannel', 'OpenDataChannel'],
        answers: ['entity'],
        page: 'hyperpodInstancePolicy',
      },
    }),
  ];
}

export function readLifecycleScripts(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const scripts = checked.answer('lifecycleScripts');
  const owned = { ownAccount: checked.answer('resourceAccount') };
  return [
    onObjects(scripts, home, {
      ...owned,
      sid: 'ReadLifecycleScripts',
      actions: 's3:GetObject',
      title: 'Reads the lifecycle scripts',
      text: 'Each instance runs them when it starts. Whoever can write them runs code as this role.',
      calls: ['GetObject'],
      asked: ['lifecycleScripts'],
      page: 'hyperpodRole',
    }),
    ...listFolders(scripts, home, {
      ...owned,
      sid: 'ListLifecycleScripts',
      title: 'Lists the lifecycle scripts',
      asked: ['lifecycleScripts'],
      doubt: 'AWS’s policy has no condition on s3:prefix: end the S3 URI of the scripts with a slash.',
    }),
    ...decryptThroughS3(fileKeys(checked), home, 'DecryptLifecycleScripts', scripts),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites-iam.html */
export function pullNodeImages({ view }: CheckedAnswers): readonly PlannedStatement[] {
  const { partition, regions } = view.home;
  return [
    ecrToken(['orchestrator']),
    allow({
      sid: 'PullNodeImages',
      actions: PULL_ACTIONS,
      resources: regions.map((region) => `arn:${partition}:ecr:${region}:*:repository/*`),
      why: {
        title: 'Pulls the images of pods',
        text: 'The images of EKS’s and HyperPod’s own pods are in accounts that AWS does not list; its policy has *. A repository in another account must allow this as well.',
        calls: ['docker pull'],
        answers: ['orchestrator', 'regions'],
        page: 'hyperpodRole',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites-iam.html */
export function podIdentity(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!checked.answer('podIdentity')) return [];
  return [
    allow({
      sid: 'AssumePodRoles',
      actions: 'eks-auth:AssumeRoleForPodIdentity',
      resources: checked.answer('hyperpodEks'),
      why: {
        title: 'Gets credentials for pods with a role of their own',
        text: 'Only in the EKS clusters you named. Which role a pod gets is set in EKS.',
        answers: ['podIdentity', 'hyperpodEks'],
        page: 'hyperpodRole',
      },
    }),
  ];
}
