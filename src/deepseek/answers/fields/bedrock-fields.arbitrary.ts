// Valid answers to the questions of bedrock-fields.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import { findModel, type Model } from '#deepseek/facts/models.ts';
import type { bedrockFields } from './bedrock-fields.ts';

const ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';

export const modelsOf = (ids: readonly string[]): readonly Model[] =>
  ids.flatMap((id) => findModel(id) ?? []);

function project({ partition, models, account }: AnswerBasis): fc.Arbitrary<string> {
  const regions = modelsOf(models).flatMap((model) => model.regions);
  const id = fc.oneof(
    fc.constant('default'),
    inputs.chars(ALPHANUMERIC, 1, 12).map((text) => `proj_${text}`),
  );
  return fc.oneof(
    id,
    fc
      .tuple(fc.constantFrom(...regions), id)
      .map(([region, text]) => `arn:${partition}:bedrock-mantle:${region}:${account}:project/${text}`),
  );
}

const guardrail = ({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...regions), inputs.chars(LOWER, 12))
    .map(([region, id]) => `arn:${partition}:bedrock:${region}:${account}:guardrail/${id}`);

export const validBedrock = (stage: AnswerBasis): ValidOf<typeof bedrockFields> => ({
  mantleProjects: () => entries(project(stage), 0, 3),
  servedModels: () => fc.constant([...stage.profileModels]),
  serviceGuardrails: () => entries(guardrail(stage), 0, 2),
});
