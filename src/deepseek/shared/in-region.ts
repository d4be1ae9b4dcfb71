// Calls of DeepSeek-V3 models in the Regions that offer them.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { endOfLifeSteps } from '#deepseek/compose/next-steps.ts';
import { notOffered } from '#deepseek/compose/place-notices.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { findModel, type Model } from '#deepseek/facts/models.ts';
import { invokeInRegion, modelArn, type InvokeStyle } from './bedrock-invoke.ts';

const offered = (checked: CheckedAnswers, model: Model): readonly string[] =>
  checked.view.home.regions.filter((region) => model.regions.includes(region));

const chosenModels = (checked: CheckedAnswers): readonly Model[] =>
  checked.answer('models').flatMap((id) => findModel(id) ?? []);

/** One statement for each chosen model, with its ARN in each chosen Region that offers it. */
export function inRegionStatements(checked: CheckedAnswers, style: InvokeStyle): readonly PlannedStatement[] {
  const { partition } = checked.view.home;
  return chosenModels(checked).flatMap((model) => {
    const arns = offered(checked, model).map((region) => modelArn(partition, region, model));
    return arns.length > 0 ? [invokeInRegion(model, arns, style)] : [];
  });
}

/** Chosen models that some chosen Region does not have: the policy does not allow them there. */
export function gapNotices(checked: CheckedAnswers): readonly Notice[] {
  return chosenModels(checked).flatMap((model) => {
    const here = offered(checked, model);
    const gaps = checked.view.home.regions.filter((region) => !here.includes(region));
    if (gaps.length === 0) return [];
    const text =
      here.length === 0
        ? `${model.name} is not offered in ${gaps.join(', ')}, so the policy does not allow it. Also choose one of ${model.regions.join(', ')}, or deselect the model.`
        : `${model.name} is not offered in ${gaps.join(', ')}: the policy allows it only in ${here.join(', ')}.`;
    return [
      {
        id: `gap-${model.id}`,
        title: 'Model not offered',
        text,
        ...(here.length === 0 ? notOffered(model, gaps, 'models') : {}),
      },
    ];
  });
}

/** Steps for the models that the policy does allow. */
export function inRegionSteps(checked: CheckedAnswers): readonly NextStep[] {
  const models = chosenModels(checked).filter((model) => offered(checked, model).length > 0);
  return endOfLifeSteps(models.map((model) => model.id));
}
