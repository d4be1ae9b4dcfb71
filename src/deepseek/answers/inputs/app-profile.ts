// Reads the ARN of an application inference profile, and whether a chosen model can be behind it.
import { findModel, MODELS, type Model } from '#deepseek/facts/models.ts';
import type { CheckedInput, AnswersView } from '#deepseek/answers/field.ts';
import { readCallable, type Callable } from './model-arn.ts';
import { refuse } from './outcome.ts';

/** Whether a profile in this Region can have been made from the model. */
export const canStandBehind = (model: Model, region: string): boolean =>
  (model.profile?.sourceRegions ?? model.regions).includes(region);

const namesOf = (models: readonly Model[]): string => models.map((model) => model.name).join(' or ');

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-create.html */
export function readAppProfile(raw: string, view: AnswersView): CheckedInput<Callable> {
  const read = readCallable(raw, view.home, ['application-inference-profile']);
  if (!read.ok) return read;
  const { region } = read.value;
  const chosen = view.list('profileModels').flatMap((id) => findModel(id) ?? []);
  if (chosen.length === 0 || chosen.some((model) => canStandBehind(model, region))) return read;
  const others = MODELS.filter((model) => canStandBehind(model, region));
  const where = [...new Set(chosen.flatMap((model) => model.profile?.sourceRegions ?? model.regions))];
  const either = others.length > 0 ? `select ${namesOf(others)}, or ` : '';
  return refuse(
    `This profile is in ${region}, where ${namesOf(chosen)} is not offered: ${either}paste a profile of ${where.join(', ')}.`,
  );
}
