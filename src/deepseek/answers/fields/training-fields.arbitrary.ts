// Valid answers to the questions of training-fields.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import { JUMPSTART_REGIONS } from '#deepseek/facts/jump-start-regions.ts';
import { RECIPE_REGIONS } from '#deepseek/facts/recipe-registries.ts';
import type { trainingFields } from './training-fields.ts';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

export const name = fc
  .array(inputs.chars('abcdeXYZ019', 1, 8), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('-'));

function mlflow({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> {
  const resource = fc.oneof(
    inputs.chars(UPPER, 12).map((id) => `mlflow-app/app-${id}`),
    name.map((server) => `mlflow-tracking-server/${server}`),
  );
  return fc
    .tuple(fc.constantFrom(...regions), resource)
    .map(([region, what]) => `arn:${partition}:sagemaker:${region}:${account}:${what}`);
}

const trainingPlan = ({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...regions), name)
    .map(([region, plan]) => `arn:${partition}:sagemaker:${region}:${account}:training-plan/${plan}`);

/** Answers that the Regions of the stage leave open. */
export function offeredIn(stage: AnswerBasis) {
  const within = (regions: readonly string[]) => stage.regions.every((region) => regions.includes(region));
  const jumpStart = within(JUMPSTART_REGIONS);
  return {
    compute: jumpStart && stage.partition === 'aws' ? ['instances', 'serverless'] : ['instances'],
    base: jumpStart ? ['own', 'jumpstart', 'hub'] : ['own', 'hub'],
    images: within(RECIPE_REGIONS) ? ['recipes', 'aws', 'own'] : ['aws', 'own'],
  };
}

export const validTraining = (stage: AnswerBasis): ValidOf<typeof trainingFields> => {
  const { base, images } = offeredIn(stage);
  return {
    baseWeights: () => fc.constantFrom(...base),
    trainingImage: () => fc.constantFrom(...images),
    trainingRepositories: () => entries(inputs.repository(stage), 1, 3),
    trainingData: () => entries(inputs.bucketOrFile(stage), 1, 3),
    trainingOutput: () => entries(inputs.bucket(stage), 1, 3),
    checkpoints: () => entries(inputs.bucket(stage), 0, 2),
    trainingVolumeKeys: () => entries(inputs.keyArn(stage), 0, 2),
    trainingPlans: () => entries(trainingPlan(stage), 0, 3),
    mlflowResource: () => entries(mlflow(stage), 0, 2),
    rewardFunctions: () => entries(inputs.functionName(stage), 0, 2),
    rewardJudge: () => fc.boolean(),
    trainingVpc: () => fc.boolean(),
  };
};
