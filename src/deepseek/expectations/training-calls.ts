// Calls of whatever trains a model, a job or a cluster: files, images, MLflow and rewards.
import {
  isHyperPod,
  judgeModel,
  judgeRegions,
  trainsInAwsImage,
  trainsOnInstances,
} from '#deepseek/answers/fine-tuning.ts';
import type { BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { MLFLOW_ACTIONS } from '#deepseek/shared/training-extras.ts';
import { registryOf } from '#deepseek/shared/jump-start.ts';
import { trainingFiles } from '#deepseek/shared/training.ts';
import { fileKeys } from '#deepseek/compose/key-steps.ts';
import { RECIPE_REPOSITORY, recipeRegistry } from '#deepseek/facts/recipe-registries.ts';
import { denied, type Expectation } from '#iam/request/expectation.ts';
import { keyUse } from './keys.ts';
import { arnOf, inOtherAccount, renamed } from './near-misses.ts';
import { callsOf, each, ecrTokenOf, pullsOf } from './operator-calls.ts';
import { fileKeyExpectations, listExpectations, objectExpectations, ownership } from './s3-files.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html */
export function trainingFileCalls(
  checked: CheckedAnswers,
  role: string,
  beside: readonly BucketLocation[] = [],
): readonly Expectation[] {
  const { read, written, checkpoints } = trainingFiles(checked);
  const base = { role, beside, ...ownership(checked) };
  const readable = [...read, ...checkpoints];
  const writable = [...written, ...checkpoints];
  return [
    ...objectExpectations(checked, {
      ...base,
      says: 'Read the training data',
      locations: readable,
      actions: ['s3:GetObject'],
    }),
    ...objectExpectations(checked, {
      ...base,
      says: 'Write the tuned model',
      locations: writable,
      actions: ['s3:PutObject', 's3:AbortMultipartUpload'],
    }),
    ...listExpectations(checked, { ...base, says: 'List the folders', locations: [...readable, ...beside] }),
    ...fileKeyExpectations(checked, {
      role,
      says: 'Decrypt the training data',
      locations: readable,
      actions: ['kms:Decrypt'],
      pinned: true,
    }),
    ...fileKeyExpectations(checked, {
      role,
      says: 'Encrypt the tuned model',
      locations: writable,
      actions: ['kms:GenerateDataKey'],
      pinned: true,
    }),
    ...(isHyperPod(checked.view) ? [] : fileKeys(checked)).flatMap(({ arn }) =>
      keyUse({ role, says: 'Encrypt with the output key', arn, actions: ['kms:Encrypt'] }),
    ),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-recipes.html */
export function trainingImageCalls(checked: CheckedAnswers, role: string): readonly Expectation[] {
  const { view } = checked;
  const { home } = view;
  if (!trainsOnInstances(view) || !view.asks('trainingImage')) return [];
  const own = checked.answer('trainingImage') === 'own';
  const repositories = (region: string): readonly string[] => {
    if (own)
      return checked
        .answer('trainingRepositories')
        .map((name) => arnOf(home, 'ecr', region, home.account, `repository/${name}`));
    if (trainsInAwsImage(view))
      return [arnOf(home, 'ecr', region, registryOf(checked, region), 'repository/pytorch-training')];
    const account = recipeRegistry(region);
    return account === undefined
      ? []
      : [arnOf(home, 'ecr', region, account, `repository/${RECIPE_REPOSITORY}`)];
  };
  return home.regions
    .flatMap(repositories)
    .flatMap((repository) => [
      ...pullsOf(role, repository, [renamed('another repository'), inOtherAccount('of another account')]),
      ...ecrTokenOf(role),
    ]);
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/mlflow-app-setup-prerequisites-iam.html */
export function mlflowCalls(checked: CheckedAnswers, role: string): readonly Expectation[] {
  return checked.answer('mlflowResource').flatMap(({ arn, kind }) => {
    const find =
      kind === 'app'
        ? ['sagemaker:CallMlflowAppApi', 'sagemaker:DescribeMlflowApp']
        : ['sagemaker:DescribeMlflowTrackingServer'];
    const stop = kind === 'app' ? 'sagemaker:DeleteMlflowApp' : 'sagemaker:StopMlflowTrackingServer';
    return callsOf({
      by: role,
      may: [...each(find, arn), ...each(MLFLOW_ACTIONS, arn)],
      not: [
        ['another one', 'sagemaker-mlflow:CreateRun', arn.replace(/.{3}$/, 'ZZZ')],
        ['delete a run', 'sagemaker-mlflow:DeleteRun', arn],
        ['shut it down', stop, arn],
      ],
    });
  });
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/security-iam-awsmanpol-model-customization.html */
export function rewardCalls(checked: CheckedAnswers, role: string): readonly Expectation[] {
  const { home } = checked.view;
  const [region = ''] = home.regions;
  const judges = checked.view.asks('rewardJudge') && checked.answer('rewardJudge');
  return [
    ...checked.answer('rewardFunctions').flatMap((name) => {
      const arn = arnOf(home, 'lambda', region, home.account, `function:${name}`);
      return callsOf({
        by: role,
        may: [['lambda:InvokeFunction', arn]],
        near: { 'lambda:InvokeFunction': [renamed('another function')] },
        not: [['change it', 'lambda:UpdateFunctionCode', arn]],
      });
    }),
    ...judgeRegions(checked.view).flatMap((code) => {
      const model = arnOf(home, 'bedrock', code, '', `foundation-model/${judgeModel().runtimeId}`);
      const other = arnOf(home, 'bedrock', code, '', 'foundation-model/deepseek.v3.2');
      return judges
        ? callsOf({
            by: role,
            may: [['bedrock:InvokeModel', model]],
            not: [['another model', 'bedrock:InvokeModel', other]],
          })
        : [
            denied(
              {
                label: 'Call a judge',
                principal: { role },
                action: 'bedrock:InvokeModel',
                resource: model,
                context: {},
              },
              { difference: 'without RLAIF' },
            ),
          ];
    }),
  ];
}
