// What is left to do around a training job: keys, the job itself, and the tuned model.
import { judgeModel, trainsServerless } from '#deepseek/answers/fine-tuning.ts';
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { cliOptions } from '#deepseek/compose/api-request.ts';
import { subnetRegions } from '#deepseek/shared/network-interfaces.ts';
import { trainingPlans } from '#deepseek/shared/training-plans.ts';
import { fileKeys, roleKeyStep } from '#deepseek/compose/key-steps.ts';
import { endOfLifeSteps } from '#deepseek/compose/next-steps.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { command } from '#deepseek/compose/shell.ts';
import { placesOf, startRegion } from '#deepseek/compose/start-region.ts';
import { volumeKeySteps } from '#deepseek/compose/volume-key-step.ts';
import { trainingJob } from './request.ts';
import { FILES, PLAN, TECHNIQUE, trainingWorkflow } from './workflow.ts';
import { mlflowSteps } from '#deepseek/shared/mlflow-step.ts';
import { tunedModelSteps } from '#deepseek/shared/tuned-model-steps.ts';

const nameOf = (checked: CheckedAnswers): string => {
  const prefix = checked.answer('jobPrefix');
  return `${prefix}${prefix.endsWith('-') ? '' : '-'}${runsInWorkflow(checked.view) ? 'EXECUTION_NAME' : 'tune-1'}`;
};

/**
 * Recipes put the merged weights into checkpoints/hf_merged/, and the adapter into checkpoints/hf/. Serverless jobs run
 * recipes too.
 * https://github.com/aws/sagemaker-hyperpod-recipes: .github/scripts/resolve_model_artifacts.py
 */
function tunedModel(checked: CheckedAnswers) {
  const isMerged = trainsServerless(checked.view) || checked.answer('trainingImage') === 'recipes';
  return {
    inside: `${nameOf(checked)}/output/model/${isMerged ? 'checkpoints/hf_merged/' : ''}`,
    isMerged,
  };
}

function keySteps(checked: CheckedAnswers): readonly NextStep[] {
  if (fileKeys(checked).length === 0) return [];
  return [
    roleKeyStep(checked, {
      id: 'training-key-policy',
      title: 'Allow the role to use the key',
      sid: 'TrainingRoleUsesKey',
      actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
      page: 'sagemakerTrainingRole',
    }),
  ];
}

function startStep(checked: CheckedAnswers, region: string): NextStep {
  const serverless = trainsServerless(checked.view);
  const create = command(
    `aws sagemaker create-training-job --region ${region}`,
    `--training-job-name ${nameOf(checked)}`,
    ...cliOptions(trainingJob(checked, region)),
  );
  return {
    id: 'start-training',
    title: 'Start the training job',
    text: serverless
      ? `Run this as the deployer. ${TECHNIQUE}`
      : `Run this as the deployer. Buckets, keys and the image must be in the job’s Region. ${FILES}${PLAN(checked)} The SageMaker Python SDK uploads code to its own bucket, which this role does not read: set code_location to a folder of the training data. Its JumpStartEstimator names image and weights by itself.`,
    code: serverless ? `${createGroup(checked, region)}\n\n${create}` : create,
    page: serverless ? PAGES.sagemakerCustomize : PAGES.sagemakerTraining,
  };
}

const createGroup = (checked: CheckedAnswers, region: string): string =>
  `aws sagemaker create-model-package-group --region ${region} --model-package-group-name ${checked.answer('modelPackageGroup')}`;

export function trainingSteps(checked: CheckedAnswers): readonly NextStep[] {
  const volumeKeys = trainsServerless(checked.view) ? [] : checked.answer('trainingVolumeKeys');
  const region = startRegion(
    checked.view.home.regions,
    placesOf(fileKeys(checked)),
    placesOf(volumeKeys),
    placesOf(trainingPlans(checked)),
    subnetRegions(checked, checked.answer('trainingVpc')),
  );
  const start = runsInWorkflow(checked.view) ? trainingWorkflow : startStep;
  const judges = checked.view.asks('rewardJudge') && checked.answer('rewardJudge');
  return [
    ...keySteps(checked),
    ...mlflowSteps(checked),
    ...volumeKeySteps(checked, {
      keys: volumeKeys,
      title: 'Allow grants on the key of the training volume',
      sid: 'TrainingVolumeGrants',
      page: 'sagemakerTrainingRole',
    }),
    start(checked, region),
    ...tunedModelSteps(checked, tunedModel(checked)),
    ...(judges ? endOfLifeSteps([judgeModel().id]) : []),
  ];
}
