// Building blocks for what some training jobs use besides files: MLflow, rewards, the model registry, a volume's key.
import {
  judgeModel,
  judgeRegions,
  trainsOnInstances,
  trainsServerless,
} from '#deepseek/answers/fine-tuning.ts';
import type { MlflowResource } from '#deepseek/answers/inputs/arns.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { modelArn } from './bedrock-invoke.ts';
import { arnsIn } from './region-arns.ts';

/** What a job records: experiments, runs, metrics, parameters and models. None of these deletes anything. */
export const MLFLOW_ACTIONS = [
  'sagemaker-mlflow:CreateExperiment',
  'sagemaker-mlflow:CreateRun',
  'sagemaker-mlflow:FinalizeLoggedModel',
  'sagemaker-mlflow:GetExperiment',
  'sagemaker-mlflow:GetExperimentByName',
  'sagemaker-mlflow:GetLoggedModel',
  'sagemaker-mlflow:GetRun',
  'sagemaker-mlflow:LogBatch',
  'sagemaker-mlflow:LogInputs',
  'sagemaker-mlflow:LogLoggedModelParams',
  'sagemaker-mlflow:LogMetric',
  'sagemaker-mlflow:LogModel',
  'sagemaker-mlflow:LogOutputs',
  'sagemaker-mlflow:LogParam',
  'sagemaker-mlflow:SearchExperiments',
  'sagemaker-mlflow:SetTag',
  'sagemaker-mlflow:UpdateRun',
] as const;

/** What reads a hub. */
export const HUB_ACTIONS = [
  'sagemaker:DescribeHub',
  'sagemaker:DescribeHubContent',
  'sagemaker:ListHubContents',
] as const;

const arnsOf = (resources: readonly MlflowResource[], kind: MlflowResource['kind']): readonly string[] =>
  resources.filter((each) => each.kind === kind).map(({ arn }) => arn);

/** https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-app-setup-prerequisites-iam.html */
export function logToMlflow(checked: CheckedAnswers): readonly PlannedStatement[] {
  const resources = checked.answer('mlflowResource');
  const apps = arnsOf(resources, 'app');
  const servers = arnsOf(resources, 'tracking-server');
  const why = { answers: ['mlflowResource'], page: 'sagemakerMlflow' } as const;
  return [
    ...(apps.length === 0
      ? []
      : [
          allow({
            sid: 'CallMlflowApp',
            actions: ['sagemaker:CallMlflowAppApi', 'sagemaker:DescribeMlflowApp'],
            resources: apps,
            why: {
              ...why,
              title: 'Calls the MLflow app',
              text: 'DescribeMlflowApp finds the app’s address. CallMlflowAppApi covers all of its API, so the job can also delete runs there.',
              calls: ['DescribeMlflowApp', 'MLflow’s REST API'],
            },
          }),
        ]),
    ...(servers.length === 0
      ? []
      : [
          allow({
            sid: 'FindMlflowServer',
            actions: 'sagemaker:DescribeMlflowTrackingServer',
            resources: servers,
            why: {
              ...why,
              title: 'Finds the tracking server',
              text: 'The job has the server’s ARN and looks up its address.',
            },
          }),
        ]),
    ...(resources.length === 0
      ? []
      : [
          allow({
            sid: 'LogToMlflow',
            actions: MLFLOW_ACTIONS,
            resources: [...apps, ...servers],
            why: {
              ...why,
              title: 'Logs to MLflow',
              text: 'None of these deletes anything.',
              calls: ['CreateExperiment', 'CreateRun', 'LogMetric', 'LogParam', 'LogModel'],
              ...(apps.length > 0
                ? {
                    doubt:
                      'AWS’s service reference lists only tracking servers here. Its managed policy for model customization names apps.',
                  }
                : {}),
            },
          }),
        ]),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol-model-customization.html */
export function callRewards(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const functions = checked.answer('rewardFunctions');
  const judges = checked.view.asks('rewardJudge') && checked.answer('rewardJudge');
  return [
    ...(functions.length === 0
      ? []
      : [
          allow({
            sid: 'CallRewardFunction',
            actions: 'lambda:InvokeFunction',
            resources: arnsIn(home, 'lambda', ...functions.map((name) => `function:${name}`)),
            why: {
              title: 'Calls the reward function',
              text: 'This function scores the model’s answers. A version or alias of it needs its own ARN.',
              calls: ['Invoke'],
              answers: ['rewardFunctions', 'regions', 'account'],
              page: 'sagemakerCustomizePolicy',
            },
          }),
        ]),
    ...(judges
      ? [
          allow({
            sid: 'CallRewardJudge',
            actions: 'bedrock:InvokeModel',
            resources: judgeRegions(checked.view).map((region) =>
              modelArn(home.partition, region, judgeModel()),
            ),
            why: {
              title: 'Calls the model that scores answers',
              text: 'AWS’s RLAIF recipes for the R1 distills name DeepSeek-V3.1 as their judge, and call it in the job’s Region.',
              calls: ['Converse', 'InvokeModel'],
              answers: ['rewardJudge', 'regions'],
              page: 'sagemakerRecipes',
              doubt:
                'Only the recipes name the judge, as bedrock/deepseek.v3-v1:0: if you set another model there, change it here.',
            },
          }),
        ]
      : []),
  ];
}

/**
 * The reward function or prompt of a serverless job is registered in a hub of the account, whose name AWS chooses. To
 * read what is in a hub, SageMaker also looks at the hub. https://github.com/aws/sagemaker-python-sdk: iam_policies.py
 */
export function readEvaluators(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { view, answer } = checked;
  const scored = answer('rewardFunctions').length > 0 || (view.asks('rewardJudge') && answer('rewardJudge'));
  if (!trainsServerless(view) || !scored) return [];
  return [
    allow({
      sid: 'ReadEvaluators',
      actions: HUB_ACTIONS,
      resources: arnsIn(view.home, 'sagemaker', 'hub/*', 'hub-content/*/JsonDoc/*'),
      why: {
        title: 'Reads the evaluator',
        text: 'EvaluatorArn names it. It is in a hub of your account.',
        answers: ['rewardFunctions', 'rewardJudge', 'account', 'regions'],
        page: 'sagemakerCustomizeRole',
      },
    }),
  ];
}

const groupArns = (checked: CheckedAnswers): readonly string[] => {
  const name = checked.answer('modelPackageGroup');
  return arnsIn(checked.view.home, 'sagemaker', `model-package-group/${name}`, `model-package/${name}/*`);
};

/** Where a serverless job puts the tuned model. https://docs.aws.amazon.com/sagemaker/latest/dg/model-customize-open-weight-prereq.html */
export function registerModel(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!trainsServerless(checked.view)) return [];
  return [
    allow({
      sid: 'RegisterTunedModel',
      actions: [
        'sagemaker:AddTags',
        'sagemaker:CreateModelPackage',
        'sagemaker:DescribeModelPackage',
        'sagemaker:DescribeModelPackageGroup',
        'sagemaker:UpdateModelPackage',
      ],
      resources: groupArns(checked),
      why: {
        title: 'Registers the tuned model',
        text: 'SageMaker adds a version to the group you named, as this role.',
        calls: ['CreateModelPackage', 'UpdateModelPackage', 'DescribeModelPackageGroup'],
        answers: ['modelPackageGroup', 'account', 'regions'],
        page: 'sagemakerCustomizeRole',
      },
    }),
  ];
}

/** For the deployer: the group is there before the job. */
export function manageModelGroup(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!trainsServerless(checked.view)) return [];
  return [
    allow({
      sid: 'ManageModelGroup',
      actions: [
        'sagemaker:CreateModelPackageGroup',
        'sagemaker:DescribeModelPackage',
        'sagemaker:DescribeModelPackageGroup',
      ],
      resources: groupArns(checked),
      why: {
        title: 'Creates the group and reads what is in it',
        text: 'Only the group you named, and its versions.',
        calls: ['CreateModelPackageGroup', 'DescribeModelPackageGroup', 'DescribeModelPackage'],
        answers: ['modelPackageGroup', 'account', 'regions'],
        page: 'sagemakerCustomizeRole',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createtrainingjob-perms */
export function encryptVolumes(checked: CheckedAnswers): readonly PlannedStatement[] {
  const keys = trainsOnInstances(checked.view) ? checked.answer('trainingVolumeKeys') : [];
  if (keys.length === 0) return [];
  return [
    allow({
      sid: 'EncryptTrainingVolume',
      actions: 'kms:CreateGrant',
      resources: keys.map(({ arn }) => arn),
      condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      why: {
        title: 'Encrypts the training volume',
        text: 'SageMaker creates a grant on the key for its storage. The condition keeps the role from giving the key to anyone else. Instances with local storage, such as ml.g5, ml.p4d and ml.p5, encrypt it in hardware and refuse a key.',
        calls: ['CreateTrainingJob with VolumeKmsKeyId'],
        answers: ['trainingVolumeKeys'],
        page: 'sagemakerTrainingRole',
        doubt: 'AWS’s page does not show the condition. The KMS console writes it for a key’s users.',
      },
    }),
  ];
}
