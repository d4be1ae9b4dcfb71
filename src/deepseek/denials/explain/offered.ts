// Where a model is called, in words.
import type { Denial } from '#deepseek/denials/denial.ts';
import { findRegion } from '#iam/facts/regions.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { show } from '#iam/text/quote.ts';
import { joinOr } from '#iam/text/words.ts';
import { refusedModel } from './model-fix.ts';

/** The model of an ID with the prefix of a profile that there is not: “eu.deepseek.v3-v1:0”. */
const withoutPrefix = ({ model }: Denial) =>
  MODELS.find(({ runtimeId, profile }) => model?.endsWith(`.${runtimeId}`) === true && model !== profile?.id);

const partOf = (region: string): string => region.slice(0, region.indexOf('-'));

/** The current models in the part of the world of the call, where it went to a Region without the model. */
function nearbyWords(region: string | undefined): readonly string[] {
  if (region === undefined) return [];
  return MODELS.filter(({ endOfLife }) => endOfLife === undefined).flatMap(({ name, runtimeId, regions }) => {
    const near = regions.filter((each) => partOf(each) === partOf(region));
    if (near.length === 0 || near.includes(region)) return [];
    const named = near.map((each) => `${each} (${findRegion(each)?.name})`);
    return `In the same part of the world as ${region}, ${name} (${runtimeId}) is in ${joinOr(named)}.`;
  });
}

/** Where AWS offers the model. https://docs.aws.amazon.com/bedrock/latest/userguide/models-regions.html */
export function offeredWords(denial: Denial): readonly string[] {
  const model = refusedModel(denial)?.model ?? withoutPrefix(denial);
  if (!model) return [];
  const { name, runtimeId, regions, profile } = model;
  const isPrefixed = withoutPrefix(denial) !== undefined;
  const byId = isPrefixed ? ` by its ID alone, ${show(runtimeId)},` : '';
  const where = profile
    ? `${name} is called as ${profile.id}, from ${joinOr(profile.sourceRegions)}.`
    : `${name} is called${byId} in ${joinOr(regions)}.`;
  return [...(isPrefixed ? ['DeepSeek has no such profile.'] : []), where, ...nearbyWords(denial.region)];
}
