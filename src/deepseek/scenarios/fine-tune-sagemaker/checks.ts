// Fine-tuning on SageMaker: what a training job reads, writes and calls, and what its deployer starts.
import { trainsOnInstances, trainsServerless, tunesJumpStart } from '#deepseek/answers/fine-tuning.ts';
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { TRAINING_LOGS } from '#deepseek/shared/training.ts';
import { denied, type Expectation } from '#iam/request/expectation.ts';
import { fromAws, SAGEMAKER } from '#deepseek/shared/checks/host.ts';
import { keyUse } from '#deepseek/expectations/keys.ts';
import {
  arnOf,
  elsewhere,
  otherId,
  renamed,
  withKey,
  withoutKeys,
} from '#deepseek/expectations/near-misses.ts';
import { callsOf, each, passRoleExpectations } from '#deepseek/expectations/operator-calls.ts';
import { planCalls } from '#deepseek/expectations/training-plans.ts';
import { jobsInWorkflow } from '#deepseek/expectations/workflow-jobs.ts';
import {
  mlflowCalls,
  rewardCalls,
  trainingFileCalls,
  trainingImageCalls,
} from '#deepseek/expectations/training-calls.ts';
import { missesOfFirst } from '#deepseek/expectations/model-calls.ts';

function volumes(checked: CheckedAnswers, role: string): readonly Expectation[] {
  if (!trainsOnInstances(checked.view)) return [];
  const key = 'kms:GrantIsForAWSResource';
  return checked.answer('trainingVolumeKeys').flatMap(({ arn }) => {
    const says = 'Encrypt the training volume';
    const uses = keyUse({
      role,
      says,
      arn,
      actions: ['kms:CreateGrant'],
      context: { [key]: 'true' },
    });
    return [
      ...uses,
      ...missesOfFirst(uses, [withKey('for somebody else', key, 'false'), withoutKeys('by itself', key)]),
    ];
  });
}

function telemetry(checked: CheckedAnswers, role: string): readonly Expectation[] {
  const { home } = checked.view;
  const [region = ''] = home.regions;
  const group = arnOf(home, 'logs', region, home.account, `log-group:${TRAINING_LOGS}`);
  const stream = `${group}:log-stream:job/algo-1`;
  const reads = [
    ['logs:DescribeLogStreams', group],
    ['logs:GetLogEvents', stream],
  ] as const;
  return [
    ...callsOf({
      by: role,
      may: [
        ['logs:CreateLogGroup', group],
        ...each(['logs:CreateLogStream', 'logs:PutLogEvents'], stream),
        ['cloudwatch:PutMetricData', '*'],
      ],
      not: [
        ['the log of an endpoint', 'logs:PutLogEvents', stream.replace('TrainingJobs', 'Endpoints/r1')],
        ['read it', 'logs:GetLogEvents', stream],
      ],
    }),
    ...(runsInWorkflow(checked.view)
      ? reads.map(([action, resource]) =>
          denied(
            { label: `Call ${action}`, principal: { role: 'operator' }, action, resource, context: {} },
            { difference: 'which a state machine does not read' },
          ),
        )
      : callsOf({
          may: reads,
          not: [
            ['delete it', 'logs:DeleteLogGroup', group],
            ['the log of an endpoint', 'logs:GetLogEvents', stream.replace('TrainingJobs', 'Endpoints/r1')],
          ],
        })),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/model-customize-open-weight-prereq.html */
function registry(checked: CheckedAnswers, role: string): readonly Expectation[] {
  if (!trainsServerless(checked.view)) return [];
  const { home } = checked.view;
  const [region = ''] = home.regions;
  const name = checked.answer('modelPackageGroup');
  const group = arnOf(home, 'sagemaker', region, home.account, `model-package-group/${name}`);
  const version = arnOf(home, 'sagemaker', region, home.account, `model-package/${name}/1`);
  const hub = arnOf(home, 'sagemaker', region, 'aws', 'hub/SageMakerPublicHub');
  const describe = 'sagemaker:DescribeModelPackageGroup';
  return [
    ...callsOf({
      by: role,
      may: [
        ['sagemaker:CreateModelPackage', version],
        ['sagemaker:UpdateModelPackage', version],
        [describe, group],
        ['sagemaker:DescribeHub', hub],
      ],
      near: { [describe]: [renamed('another group')] },
      not: [
        ['delete it', 'sagemaker:DeleteModelPackage', version],
        ['start a job', 'sagemaker:CreateTrainingJob', group.replace('model-package-group', 'training-job')],
      ],
    }),
    ...callsOf({
      may: [
        ['sagemaker:CreateModelPackageGroup', group],
        [describe, group],
        ['sagemaker:DescribeHub', hub],
      ],
      near: { 'sagemaker:CreateModelPackageGroup': [renamed('another group')] },
    }),
  ];
}

/** What scores answers is in a hub of the account. */
function evaluators(checked: CheckedAnswers, role: string): readonly Expectation[] {
  if (!trainsServerless(checked.view)) return [];
  const { home } = checked.view;
  const [region = ''] = home.regions;
  const evaluator = arnOf(home, 'sagemaker', region, home.account, 'hub-content/registry/JsonDoc/tone/1.0.0');
  const read = ['sagemaker:DescribeHubContent', evaluator] as const;
  const judged = checked.view.asks('rewardJudge') && checked.answer('rewardJudge');
  return checked.answer('rewardFunctions').length > 0 || judged
    ? callsOf({
        by: role,
        may: [read],
        near: { [read[0]]: elsewhere(home) },
        not: [['replace it', 'sagemaker:ImportHubContent', evaluator]],
      })
    : callsOf({ by: role, may: [], not: [['without a reward', ...read]] });
}

function deployer(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const [region = ''] = home.regions;
  const job = arnOf(home, 'sagemaker', region, home.account, `training-job/${checked.answer('jobPrefix')}-1`);
  const hub = arnOf(home, 'sagemaker', region, 'aws', 'hub/SageMakerPublicHub');
  const serverless = trainsServerless(checked.view);
  const jumpStart = serverless || (tunesJumpStart(checked.view) && !runsInWorkflow(checked.view));
  const create = 'sagemaker:CreateTrainingJob';
  const list = ['sagemaker:ListTrainingJobs', '*'] as const;
  const calls = callsOf({
    may: [
      ...each([create, 'sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob'], job),
      ...(runsInWorkflow(checked.view) ? [] : [list]),
      ...(jumpStart ? [['sagemaker:DescribeHub', hub] as const] : []),
      ...(checked.answer('tagJobs') ? [['sagemaker:AddTags', job] as const] : []),
    ],
    near: { [create]: elsewhere(home), 'sagemaker:DescribeHub': [renamed('another hub')] },
    not: [
      ['under another name', create, job.replace(/training-job\/.*/, 'training-job/zz-not-the-prefix')],
      ['delete it', 'sagemaker:DeleteTrainingJob', job],
      ...(runsInWorkflow(checked.view) ? [['see other jobs', ...list] as const] : []),
      ['deploy it', 'sagemaker:CreateEndpoint', job.replace('training-job/', 'endpoint/')],
    ],
  });
  return serverless ? calls : [...calls, ...jobsInWorkflow(checked, 'Training', job)];
}

/** The interfaces of a job in a VPC: only in the subnets that are named. */
function network(checked: CheckedAnswers, role: string): readonly Expectation[] {
  if (!checked.answer('trainingVpc')) return [];
  const [subnet = ''] = checked.answer('subnets').flatMap(({ arns }) => arns);
  const create = 'ec2:CreateNetworkInterface';
  return callsOf({
    by: role,
    may: [
      [create, subnet],
      ['ec2:DescribeSubnets', '*'],
    ],
    near: { [create]: [otherId('another subnet')] },
  });
}

const role = 'execution';

export const checks = (checked: CheckedAnswers): readonly Expectation[] => [
  ...trainingFileCalls(checked, role),
  ...volumes(checked, role),
  ...trainingImageCalls(checked, role),
  ...telemetry(checked, role),
  ...(tunesJumpStart(checked.view) ? fromAws(checked, role, 'weights') : []),
  ...registry(checked, role),
  ...mlflowCalls(checked, role),
  ...rewardCalls(checked, role),
  ...evaluators(checked, role),
  ...network(checked, role),
  ...deployer(checked),
  ...planCalls(checked, ['sagemaker:CreateTrainingJob']),
  ...passRoleExpectations(checked, { service: SAGEMAKER }),
];
