// Building block: calls of any DeepSeek model in the Regions that serve it, R1 through its profile.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';
import { findModel, type Model } from '#deepseek/facts/models.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { endOfLifeSteps, profileRegionsStep } from '#deepseek/compose/next-steps.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { invokeInRegion, invokeThroughProfile, modelArn, type InvokeStyle } from './bedrock-invoke.ts';
import { notOffered } from '#deepseek/compose/place-notices.ts';

/** Regions from which the model is called. */
const callRegions = (model: Model): readonly string[] => model.profile?.sourceRegions ?? model.regions;

/** Chosen models, each with the chosen Regions from which it can be called; those without any are left out. */
export function served(
  ids: readonly string[],
  home: RoleHome,
): readonly { readonly model: Model; readonly regions: readonly string[] }[] {
  return ids
    .flatMap((id) => findModel(id) ?? [])
    .map((model) => ({
      model,
      regions: home.regions.filter((region) => callRegions(model).includes(region)),
    }))
    .filter(({ regions }) => regions.length > 0);
}

const systemProfileArns = (model: Model, regions: readonly string[], home: RoleHome): readonly string[] =>
  regions.map(
    (region) =>
      `arn:${home.partition}:bedrock:${region}:${home.account}:inference-profile/${model.profile?.id}`,
  );

/** Calls of the models. */
export function invokeServed(
  ids: readonly string[],
  home: RoleHome,
  style: InvokeStyle,
): readonly PlannedStatement[] {
  return served(ids, home).flatMap(({ model, regions }) =>
    model.profile
      ? invokeThroughProfile(model, systemProfileArns(model, regions, home), home.partition, style)
      : [
          invokeInRegion(
            model,
            regions.map((region) => modelArn(home.partition, region, model)),
            style,
          ),
        ],
  );
}

interface ReadStyle {
  readonly sid: string;
  readonly who: string;
  readonly answers: readonly FieldId[];
  readonly page:
    'bedrockAgentRole' | 'bedrockPolicyExamples' | 'bedrockFlowRole' | 'bedrockPrompts' | 'bedrockInference';
  readonly doubt?: string;
}

/** Reads the profiles of those models that are called through one. */
export function readServedProfiles(
  ids: readonly string[],
  home: RoleHome,
  style: ReadStyle,
): readonly PlannedStatement[] {
  return served(ids, home)
    .filter(({ model }) => model.profile)
    .map(({ model, regions }) =>
      allow({
        sid: `${style.sid}${model.shortName}Profile`,
        actions: 'bedrock:GetInferenceProfile',
        resources: systemProfileArns(model, regions, home),
        why: {
          title: 'Reads the profile',
          text: `${style.who} looks up the model behind the profile.`,
          answers: style.answers,
          page: style.page,
          ...(style.doubt === undefined ? {} : { doubt: style.doubt }),
        },
      }),
    );
}

/** Steps for the models that the policy does allow. */
export function servedSteps(ids: readonly string[], home: RoleHome): readonly NextStep[] {
  const models = served(ids, home).map(({ model }) => model);
  return [
    ...(models.some((model) => model.profile) ? [profileRegionsStep()] : []),
    ...endOfLifeSteps(models.map((model) => model.id)),
  ];
}

/** Chosen models that some chosen Region does not have: the policy does not allow them there. */
export function servedGaps(ids: readonly string[], home: RoleHome): readonly Notice[] {
  const found = served(ids, home);
  return ids
    .flatMap((id) => findModel(id) ?? [])
    .flatMap((model) => {
      const here = found.find((each) => each.model.id === model.id)?.regions ?? [];
      const gaps = home.regions.filter((region) => !here.includes(region));
      if (gaps.length === 0) return [];
      const text =
        here.length === 0
          ? `${model.name} cannot be called from ${gaps.join(', ')}, so the policy does not allow it. Also choose one of ${callRegions(model).join(', ')}, or deselect the model.`
          : `${model.name} cannot be called from ${gaps.join(', ')}: the policy allows it only from ${here.join(', ')}.`;
      return [
        {
          id: `gap-${model.id}`,
          title: 'Model not offered',
          text,
          ...(here.length === 0 ? notOffered(model, gaps, 'servedModels') : {}),
        },
      ];
    });
}
