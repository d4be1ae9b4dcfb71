// Valid answers to the questions of bedrock-fields.ts.
import * as fc from 'fast-check';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import { findModel, type Model } from '#iam/facts/models.ts';
import type { bedrockFields } from './bedrock-fields.ts';

const ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';

const modelsOf = (ids: readonly string[]): readonly Model[] => ids.flatMap((id) => findModel(id) ?? []);

/** A profile in a Region in which one of the models can stand behind it. */
function appProfile({ partition, profileModels, account }: AnswerBasis): fc.Arbitrary<string> {
  const regions = modelsOf(profileModels).flatMap((model) => model.profile?.sourceRegions ?? model.regions);
  return fc
    .tuple(fc.constantFrom(...regions), inputs.chars(LOWER, 12))
    .map(
      ([region, id]) => `arn:${partition}:bedrock:${region}:${account}:application-inference-profile/${id}`,
    );
}

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

const judge = ({ partition, regions, account }: AnswerBasis): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...regions),
      fc.constantFrom(
        'amazon.nova-pro-v1:0',
        'meta.llama3-1-70b-instruct-v1:0',
        'mistral.mistral-large-2402-v1:0',
      ),
      fc.constantFrom('', '', 'us.', 'eu.', 'global.'),
    )
    .map(([region, id, prefix]) =>
      prefix === ''
        ? `arn:${partition}:bedrock:${region}::foundation-model/${id}`
        : `arn:${partition}:bedrock:${region}:${account}:inference-profile/${prefix}${id}`,
    );

const tag = fc.constantFrom('', 'team=ml-platform', 'cost-center=47 11', 'acme:owner=a@b.com');

export const validBedrock = (stage: AnswerBasis): ValidOf<typeof bedrockFields> => ({
  appProfiles: () => entries(appProfile(stage)),
  profileFallback: () => fc.boolean(),
  profileAdmin: () => fc.boolean(),
  profileTag: () => tag,
  mantleProjects: () => entries(project(stage), 0, 3),
  keyEndpoints: () => fc.constant([...stage.keyEndpoints]),
  servedModels: () => fc.constant([...stage.profileModels]),
  playground: () => fc.boolean(),
  prompts: () => entries(inputs.prompt(stage)),
  flowPrompts: () => entries(inputs.prompt(stage), 0, 3),
  serviceGuardrails: () => entries(guardrail(stage), 0, 2),
  actionSchemas: () => entries(inputs.bucketOrFile(stage), 0, 2),
  evaluationKind: () => fc.constantFrom('automatic', 'judge', 'human'),
  judges: () => entries(judge(stage), 1, 2),
  evaluationPrompts: () => entries(inputs.bucketOrFile(stage), 1, 2),
  evaluationResults: () => entries(inputs.bucket(stage), 1, 2),
});
