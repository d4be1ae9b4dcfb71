// Valid answers to the questions in questions.ts.
import * as fc from 'fast-check';
import { modelsOf } from '#deepseek/answers/fields/bedrock-fields.arbitrary.ts';
import * as inputs from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidFor } from '#deepseek/answers/stage.arbitrary.ts';
import type { questions } from './questions.ts';

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A profile in a Region in which one of the models can stand behind it. */
function appProfile({ partition, profileModels, account }: AnswerBasis): fc.Arbitrary<string> {
  const regions = modelsOf(profileModels).flatMap((model) => model.profile?.sourceRegions ?? model.regions);
  return fc
    .tuple(fc.constantFrom(...regions), inputs.chars(LOWER, 12))
    .map(
      ([region, id]) => `arn:${partition}:bedrock:${region}:${account}:application-inference-profile/${id}`,
    );
}

const tag = fc.constantFrom('', 'team=ml-platform', 'cost-center=47 11', 'acme:owner=a@b.com');

export const validQuestions: ValidFor<typeof questions> = (stage) => ({
  appProfiles: () => entries(appProfile(stage)),
  profileFallback: () => fc.boolean(),
  profileAdmin: () => fc.boolean(),
  profileTag: () => tag,
});
