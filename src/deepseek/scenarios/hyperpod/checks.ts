// A HyperPod cluster: what its instances read, write and call, and what its admin creates.
import { tunesJumpStart, usesEks } from '#deepseek/answers/fine-tuning.ts';
import { clusterName } from '#deepseek/answers/inputs/eks.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { CLUSTER_LOGS } from './cluster.ts';
import { trainingFiles } from '#deepseek/shared/training.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { fromAws, SAGEMAKER } from '#deepseek/shared/checks/host.ts';
import { keyUse } from '#deepseek/expectations/keys.ts';
import {
  arnOf,
  unrelatedAccount,
  elsewhere,
  inOtherRegion,
  otherId,
  renamed,
  withKey,
} from '#deepseek/expectations/near-misses.ts';
import { callsOf, each, passRoleExpectations } from '#deepseek/expectations/operator-calls.ts';
import { objectExpectations, ownership } from '#deepseek/expectations/s3-files.ts';
import { planCalls } from '#deepseek/expectations/training-plans.ts';
import {
  mlflowCalls,
  rewardCalls,
  trainingFileCalls,
  trainingImageCalls,
} from '#deepseek/expectations/training-calls.ts';
import { missesOfFirst } from '#deepseek/expectations/model-calls.ts';

const ROLE = 'instances';

function telemetry(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const [region = ''] = home.regions;
  const group = arnOf(home, 'logs', region, home.account, `log-group:${CLUSTER_LOGS}/tuning/a1b2c3d4e5f6`);
  const stream = `${group}:log-stream:LifecycleConfig/workers/i-1`;
  const metric = 'cloudwatch:PutMetricData';
  return callsOf({
    by: ROLE,
    may: [
      ['logs:CreateLogGroup', group],
      ...each(['logs:CreateLogStream', 'logs:PutLogEvents'], stream),
      [metric, '*', { 'cloudwatch:namespace': CLUSTER_LOGS }],
      ['ssmmessages:OpenDataChannel', '*'],
    ],
    near: { [metric]: [withKey('in another namespace', 'cloudwatch:namespace', 'AWS/Bedrock')] },
    not: [
      ['the log of a training job', 'logs:PutLogEvents', stream.replace('Clusters', 'TrainingJobs')],
      [
        'open a shell elsewhere',
        'ssm:StartSession',
        arnOf(home, 'ec2', region, home.account, 'instance/i-1'),
      ],
    ],
  });
}

function files(checked: CheckedAnswers): readonly Expectation[] {
  const scripts = checked.answer('lifecycleScripts');
  const { read, written, checkpoints } = trainingFiles(checked);
  const beside = [...read, ...checkpoints];
  const reads = objectExpectations(checked, {
    role: ROLE,
    says: 'Read the lifecycle scripts',
    locations: scripts,
    actions: ['s3:GetObject'],
    beside,
    ...ownership(checked),
  });
  const shared = [...written, ...checkpoints].some(({ bucket }) => bucket === scripts[0]?.bucket);
  return [
    ...reads,
    ...missesOfFirst(reads, [!shared && { difference: 'change them', action: 's3:PutObject' }]),
    ...trainingFileCalls(checked, ROLE, scripts),
  ];
}

/** Images, and credentials of pods. */
function nodes(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const [region = ''] = home.regions;
  if (!usesEks(checked.view)) return trainingImageCalls(checked, ROLE);
  const image = arnOf(home, 'ecr', region, unrelatedAccount(home.account), 'repository/eks/pause');
  const assume = 'eks-auth:AssumeRoleForPodIdentity';
  const pods = checked.answer('podIdentity');
  return [
    ...callsOf({
      by: ROLE,
      may: [
        ['ecr:BatchGetImage', image],
        ['ecr:GetAuthorizationToken', '*'],
      ],
      near: { 'ecr:BatchGetImage': [inOtherRegion(home)] },
      not: [['push', 'ecr:PutImage', image]],
    }),
    ...checked.answer('hyperpodEks').flatMap((cluster) =>
      callsOf({
        by: ROLE,
        may: [...(pods ? [[assume, cluster] as const] : []), ['ec2:DescribeInstances', '*']],
        not: [
          ['another cluster', assume, `${cluster}-zz`],
          ...(pods ? [] : [['without Pod Identity', assume, cluster] as const]),
          ['change the cluster', 'eks:UpdateClusterConfig', cluster],
        ],
      }),
    ),
  ];
}

function network(checked: CheckedAnswers): readonly Expectation[] {
  if (!usesEks(checked.view) && !checked.answer('trainingVpc')) return [];
  const [subnet = ''] = checked.answer('subnets').flatMap(({ arns }) => arns);
  const create = 'ec2:CreateNetworkInterface';
  const remove = 'ec2:DeleteNetworkInterface';
  const { home } = checked.view;
  // The subnet of a shared VPC belongs to another account than the interfaces in it.
  const inAccount = (resource: string) =>
    arnOf(home, 'ec2', parseArn(subnet)?.region ?? '', home.account, resource);
  const eni = inAccount('network-interface/eni-0123456789abcdef0');
  const instance = inAccount('instance/i-0123456789abcdef0');
  return callsOf({
    by: ROLE,
    may: [
      [create, subnet],
      [remove, eni, { 'ec2:Subnet': subnet }],
      ['ec2:CreateTags', eni],
      ['ec2:DescribeSubnets', '*'],
    ],
    near: {
      [create]: [otherId('another subnet')],
      [remove]: [withKey('in another subnet', 'ec2:Subnet', subnet.replace(/.{4}$/, 'zzzz'))],
    },
    not: [
      ['tag an instance', 'ec2:CreateTags', instance],
      ['start an instance', 'ec2:RunInstances', subnet],
    ],
  });
}

function eksAccess(checked: CheckedAnswers): readonly Expectation[] {
  if (!usesEks(checked.view)) return [];
  const { partition, account, regions } = checked.view.home;
  const quota = arnOf(
    checked.view.home,
    'sagemaker',
    regions[0] ?? '',
    account,
    'compute-quota/a1b2c3d4e5f6',
  );
  const service = 'hyperpod.sagemaker.amazonaws.com';
  const linked = `arn:${partition}:iam::${account}:role/aws-service-role/${service}/AWSServiceRoleForSageMakerHyperPod`;
  const key = 'iam:AWSServiceName';
  const create = 'iam:CreateServiceLinkedRole';
  return [
    ...callsOf({
      may: [
        [create, linked, { [key]: service }],
        ['sagemaker:ListComputeQuotas', '*'],
        ['sagemaker:DeleteComputeQuota', quota],
      ],
      near: {
        [create]: [
          withKey('for another service', key, 'eks.amazonaws.com'),
          { difference: 'another role', resource: linked.replace(/[^/]+$/, 'AWSServiceRoleForOther') },
        ],
      },
      not: [['set a quota', 'sagemaker:CreateComputeQuota', quota]],
    }),
    ...checked.answer('hyperpodEks').flatMap((cluster) => {
      const arn = parseArn(cluster);
      const entry = `arn:${partition}:eks:${arn?.region}:${arn?.account}:access-entry/${clusterName(cluster)}/role/${account}/x/a1b2`;
      return callsOf({
        may: [
          ...each(['eks:CreateAccessEntry', 'eks:DescribeCluster'], cluster),
          ...each(['eks:AssociateAccessPolicy', 'eks:DescribeAccessEntry', 'eks:DeleteAccessEntry'], entry),
        ],
        near: { 'eks:CreateAccessEntry': [renamed('of another cluster')] },
        not: [
          ['of another cluster', 'eks:AssociateAccessPolicy', entry.replace('/role/', '-zz/role/')],
          ['delete the EKS cluster', 'eks:DeleteCluster', cluster],
        ],
      });
    }),
  ];
}

function admin(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const [region = ''] = home.regions;
  const cluster = arnOf(home, 'sagemaker', region, home.account, 'cluster/a1b2c3d4e5f6');
  const create = 'sagemaker:CreateCluster';
  const statement = 'kms:GrantIsForAWSResource';
  return [
    ...callsOf({
      may: [
        ...each(
          ['CreateCluster', 'UpdateCluster', 'DeleteCluster', 'DescribeClusterNode'].map(
            (verb) => `sagemaker:${verb}`,
          ),
          cluster,
        ),
        ['sagemaker:ListClusters', '*'],
        ...(checked.answer('tagJobs') ? [['sagemaker:AddTags', cluster] as const] : []),
      ],
      near: { [create]: elsewhere(home) },
      not: [['deploy a model', 'sagemaker:CreateEndpoint', cluster.replace('cluster/', 'endpoint/')]],
    }),
    ...checked.answer('trainingVolumeKeys').flatMap(({ arn }) =>
      ['operator', ROLE].flatMap((role) => [
        ...keyUse({
          role,
          says: 'Encrypt the volumes',
          arn,
          actions: ['kms:CreateGrant'],
          context: { [statement]: 'true' },
        }),
        ...keyUse({ role, says: 'Look at the key', arn, actions: ['kms:DescribeKey'] }),
      ]),
    ),
  ];
}

export const checks = (checked: CheckedAnswers): readonly Expectation[] => [
  ...telemetry(checked),
  ...files(checked),
  ...nodes(checked),
  ...(tunesJumpStart(checked.view) ? fromAws(checked, ROLE, 'weights') : []),
  ...mlflowCalls(checked, ROLE),
  ...rewardCalls(checked, ROLE),
  ...network(checked),
  ...eksAccess(checked),
  ...admin(checked),
  ...planCalls(checked, ['sagemaker:CreateCluster', 'sagemaker:UpdateCluster']),
  ...passRoleExpectations(checked, { service: SAGEMAKER }),
];
