// Where a model is called, in words.
import type { Denial } from '#deepseek/denials/denial.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { show } from '#iam/text/quote.ts';
import { joinOr } from '#iam/text/words.ts';
import { refusedModel } from './model-fix.ts';

/** The model of an ID with the prefix of a profile that there is not: “eu.deepseek.v3-v1:0”. */
const withoutPrefix = ({ model }: Denial) =>
  MODELS.find(({ runtimeId, regions }) => regions.length > 0 && model?.endsWith(`.${runtimeId}`) === true);

/** Where AWS offers the model. https://docs.aws.amazon.com/bedrock/latest/userguide/models-regions.html */
export function offeredWords(denial: Denial): readonly string[] {
  const model = refusedModel(denial)?.model ?? withoutPrefix(denial);
  if (!model) return [];
  const { name, regions, profile } = model;
  const prefixed = withoutPrefix(denial);
  if (prefixed)
    return [
      `DeepSeek has no such profile: ${name} is called by its ID alone, ${show(prefixed.runtimeId)}, in ${joinOr(regions)}.`,
    ];
  if (regions.length > 0) return [`${name} is called in ${joinOr(regions)}.`];
  return profile ? [`${name} is called as ${profile.id}, from ${joinOr(profile.sourceRegions)}.`] : [];
}
