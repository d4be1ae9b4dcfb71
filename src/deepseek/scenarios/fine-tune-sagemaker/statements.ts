// A training job tunes a distill: the role SageMaker runs it with, and its deployer.
import { judgeRegions, trainsServerless, tunesJumpStart } from '#deepseek/answers/fine-tuning.ts';
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { endpointInterfaces } from '#deepseek/shared/endpoint-vpc.ts';
import { readJumpStart, readPublicHub } from '#deepseek/shared/jump-start.ts';
import { pinKeyAccounts } from '#deepseek/shared/key-account.ts';
import { passRole } from '#deepseek/shared/pass-role.ts';
import {
  callRewards,
  encryptVolumes,
  HUB_ACTIONS,
  logToMlflow,
  manageModelGroup,
  readEvaluators,
  registerModel,
} from '#deepseek/shared/training-extras.ts';
import {
  accessTrainingFiles,
  trainingImages,
  trainingLogArns,
  trainingTelemetry,
} from '#deepseek/shared/training.ts';
import { useTrainingPlans } from '#deepseek/shared/training-plans.ts';
import { waitForJobs } from '#deepseek/shared/workflow-jobs.ts';
import { allow, allowOnAll, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';
import { trainingSteps } from './steps.ts';
import { joinAnd, joinOr } from '#iam/text/words.ts';
import { arnsIn } from '#deepseek/shared/region-arns.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createtrainingjob-perms */
function executionStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { view } = checked;
  return [
    ...trainingTelemetry(checked),
    ...trainingImages(checked),
    ...accessTrainingFiles(checked),
    ...(tunesJumpStart(view) ? readJumpStart(checked, 'SageMaker') : []),
    ...(trainsServerless(view) ? [readPublicHub(checked, HUB_ACTIONS)] : []),
    ...registerModel(checked),
    ...encryptVolumes(checked),
    ...logToMlflow(checked),
    ...callRewards(checked),
    ...readEvaluators(checked),
    ...(checked.answer('trainingVpc')
      ? endpointInterfaces(checked, {
          asked: 'trainingVpc',
          call: 'CreateTrainingJob with a VPC',
          page: 'sagemakerTrainingRole',
        })
      : []),
  ];
}

/** The jobs whose names start as the answers say. */
function jobArns(checked: CheckedAnswers): readonly string[] {
  const prefix = checked.answer('jobPrefix');
  return arnsIn(checked.view.home, 'sagemaker', `training-job/${prefix}*`);
}

/** A person or a script lists jobs, and reads their logs. */
const followJobs = (checked: CheckedAnswers): readonly PlannedStatement[] => [
  allowOnAll({
    sid: 'ListTrainingJobs',
    actions: 'sagemaker:ListTrainingJobs',
    why: {
      title: 'Lists training jobs',
      answers: ['entity'],
      page: 'sagemakerActions',
    },
  }),
  allow({
    sid: 'ReadTrainingLogs',
    actions: ['logs:DescribeLogStreams', 'logs:GetLogEvents'],
    resources: trainingLogArns(checked),
    why: {
      title: 'Reads the jobs’ logs',
      text: 'All training jobs of the account share this log group, so logs of other jobs can be read too. The SageMaker Python SDK shows them while it waits.',
      answers: ['account', 'regions'],
      page: 'sagemakerCustomizePolicy',
    },
  }),
];

/** https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol-model-customization.html */
function deployerStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const jobs = jobArns(checked);
  // AWS’s pages do not say that the task which waits takes the settings of serverless jobs: those are asked for their status.
  const waits = runsInWorkflow(checked.view) && !trainsServerless(checked.view);
  const why = { answers: ['jobPrefix', 'account', 'regions'], page: 'sagemakerActions' } as const;
  return [
    allow({
      sid: 'StartTrainingJobs',
      actions: ['sagemaker:CreateTrainingJob', 'sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob'],
      resources: jobs,
      why: {
        ...why,
        title: 'Starts, monitors and stops training jobs',
        text: 'Only with names that start as you set.',
      },
    }),
    ...useTrainingPlans(checked, ['sagemaker:CreateTrainingJob']),
    ...(runsInWorkflow(checked.view) ? [] : followJobs(checked)),
    ...(waits
      ? waitForJobs(checked, {
          kind: 'Training',
          arns: jobs,
          answers: ['jobPrefix', 'account', 'regions'],
        })
      : []),
    ...(tunesJumpStart(checked.view) && !waits ? [readPublicHub(checked, HUB_ACTIONS)] : []),
    ...manageModelGroup(checked),
    passRole(checked, {
      sid: 'PassTrainingRole',
      service: 'sagemaker.amazonaws.com',
      calls: ['CreateTrainingJob'],
    }),
    ...(checked.answer('tagJobs') && !waits
      ? [
          allow({
            sid: 'TagTrainingJobs',
            actions: 'sagemaker:AddTags',
            resources: jobs,
            why: {
              ...why,
              answers: ['tagJobs', ...why.answers],
              title: 'Tags training jobs',
              text: 'Needed if a job has a tag. The SageMaker Python SDK tags jobs that start from JumpStart.',
              calls: ['CreateTrainingJob with tags', 'AddTags'],
            },
          }),
        ]
      : []),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_CreateCustomModel.html */
const NOT_CUSTOM_MODELS: Notice = {
  id: 'no-custom-model',
  title: 'Fine-tuning on Bedrock',
  text: 'Bedrock itself fine-tunes only models such as Amazon Nova (CreateCustomModel). To call the tuned model through it, import it.',
};

/** https://aws.amazon.com/about-aws/whats-new/2026/08/amazon-sagemaker-fft/ AWS’s guide lists none. */
const SERVERLESS_REGIONS = ['us-east-1', 'us-west-2', 'ap-northeast-1', 'eu-west-1'];

const OTHER_REGIONS: Notice = {
  id: 'serverless-regions',
  title: 'Serverless Regions',
  text: `AWS announced serverless model customization in ${joinAnd(SERVERLESS_REGIONS)} alone. Elsewhere, look in SageMaker Studio first.`,
};

function notices(checked: CheckedAnswers): readonly Notice[] {
  const { view } = checked;
  const judges = view.asks('rewardJudge') && checked.answer('rewardJudge');
  const without = view.home.regions.filter((region) => !judgeRegions(view).includes(region));
  return [
    NOT_CUSTOM_MODELS,
    ...(trainsServerless(view) && !view.home.regions.every((region) => SERVERLESS_REGIONS.includes(region))
      ? [OTHER_REGIONS]
      : []),
    ...(judges && without.length > 0
      ? [
          {
            id: 'no-judge',
            title: 'No judge',
            text: `DeepSeek-V3.1 is not offered in ${without.join(', ')}: jobs there need another judge.`,
            stops: {
              text: `DeepSeek-V3.1 judges nothing in ${joinOr(without)}, where jobs run.`,
              fields: ['rewardJudge', 'regions'] as const,
            },
          },
        ]
      : []),
  ];
}

export const plan = (checked: CheckedAnswers): Plan => ({
  main: {
    id: 'execution',
    title: 'Execution role',
    statements: pinKeyAccounts(executionStatements(checked), checked),
  },
  attachments: [
    {
      id: 'operator',
      title: 'Deployer',
      deploys: 'the-service',
      name: checked.answer('operatorName'),
      description: 'Starts training jobs on SageMaker and passes the execution role',
      attachTo: 'the person or pipeline that starts the training job',
      statements: deployerStatements(checked),
    },
  ],
  nextSteps: trainingSteps(checked),
  notices: notices(checked),
});
