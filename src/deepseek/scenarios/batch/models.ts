// The chosen models that have batch inference, and where.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel, type Model } from '#deepseek/facts/models.ts';
import type { Notice } from '#deepseek/compose/role-kit.ts';
import { notOffered } from '#deepseek/compose/place-notices.ts';

export interface Offered {
  readonly model: Model;
  readonly regions: readonly string[];
}

/** Chosen models, each with the chosen Regions in which it has batch inference. */
export const offered = (checked: CheckedAnswers): readonly Offered[] =>
  checked
    .answer('models')
    .flatMap((id) => findModel(id) ?? [])
    .map((model) => ({
      model,
      regions: checked.view.home.regions.filter((region) => model.batchRegions.includes(region)),
    }));

export function gapNotices(checked: CheckedAnswers): readonly Notice[] {
  return offered(checked).flatMap(({ model, regions }) => {
    const gaps = checked.view.home.regions.filter((region) => !regions.includes(region));
    if (gaps.length === 0) return [];
    const text =
      regions.length === 0
        ? `${model.name} does not support batch inference in ${gaps.join(', ')}, so the policy does not allow it. Also choose one of ${model.batchRegions.join(', ')}, or deselect the model.`
        : `${model.name} does not support batch inference in ${gaps.join(', ')}: the policy allows it only in ${regions.join(', ')}.`;
    return [
      {
        id: `gap-${model.id}`,
        title: 'Model not offered',
        text,
        ...(regions.length === 0 ? notOffered(model, gaps, 'models') : {}),
      },
    ];
  });
}
