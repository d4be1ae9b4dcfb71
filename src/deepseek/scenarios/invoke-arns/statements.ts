// An app calls pasted ARNs of any type: the type of each ARN decides which permissions it needs.
import type { CallableKind, Callable } from '#deepseek/answers/inputs/model-arn.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel, modelByRuntimeId, type Model } from '#deepseek/facts/models.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import {
  appStyle,
  invokeActions,
  invokeCalls,
  invokeImported,
  invokeInRegion,
  invokeThroughAppProfiles,
  invokeThroughProfile,
  r1,
  readAppProfiles,
  readImported,
  readProfile,
  REQUIRED_READ,
  type InvokeStyle,
} from '#deepseek/shared/bedrock-invoke.ts';
import { modelKeys, useModelKeys } from '#deepseek/shared/model-keys.ts';
import { invokeMarketplace } from '#deepseek/shared/marketplace.ts';
import { invokeEndpoints } from '#deepseek/shared/sagemaker.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { endOfLifeSteps, modelKeyUserSteps, profileRegionsStep } from '#deepseek/compose/next-steps.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';

const arnsOf = (callables: readonly Callable[]): readonly string[] =>
  callables.map((callable) => callable.arn);

function foundationModels(
  callables: readonly Callable[],
  _reading: CheckedAnswers,
  style: InvokeStyle,
): readonly PlannedStatement[] {
  const known = groupBy(callables, (callable) => modelByRuntimeId(callable.name));
  return [...known].map(([model, group]) =>
    model
      ? invokeInRegion(model, arnsOf(group), style)
      : allow({
          sid: 'InvokeFoundationModels',
          actions: invokeActions(style.streaming),
          resources: arnsOf(group),
          why: {
            title: 'Calls the models you pasted',
            text: 'AWS owns foundation models, so their ARNs do not have an account. Rolewright does not know these models: check that their Regions offer them.',
            calls: invokeCalls(style.streaming),
            answers: style.answers,
            page: 'bedrockInference',
          },
        }),
  );
}

function systemProfiles(
  callables: readonly Callable[],
  checked: CheckedAnswers,
  style: InvokeStyle,
): readonly PlannedStatement[] {
  const arns = arnsOf(callables);
  const read = checked.answer('readProfile') ? [readProfile(r1(), arns)] : [];
  return [...invokeThroughProfile(r1(), arns, checked.view.home.partition, style), ...read];
}

/** Whether a profile in this Region can have been made from the model. */
function canStandBehind(model: Model, region: string): boolean {
  return model.profile ? model.profile.sourceRegions.includes(region) : model.regions.includes(region);
}

function modelsBehind(checked: CheckedAnswers): readonly Model[] {
  return checked.answer('profileModels').flatMap((id) => findModel(id) ?? []);
}

function appProfiles(
  callables: readonly Callable[],
  checked: CheckedAnswers,
  style: InvokeStyle,
): readonly PlannedStatement[] {
  const { partition } = checked.view.home;
  const calls = [...groupBy(callables, (callable) => callable.region)].flatMap(([region, group]) => {
    const behind = modelsBehind(checked).filter((model) => canStandBehind(model, region));
    return invokeThroughAppProfiles(arnsOf(group), { partition, region }, behind, style);
  });
  return [
    ...calls,
    ...(checked.answer('readProfile')
      ? [readAppProfiles(arnsOf(callables), ['readProfile', 'modelArns'])]
      : []),
  ];
}

const provisioned = (
  callables: readonly Callable[],
  _reading: CheckedAnswers,
  style: InvokeStyle,
): readonly PlannedStatement[] => [
  allow({
    sid: 'InvokeProvisionedModel',
    actions: invokeActions(style.streaming),
    resources: arnsOf(callables),
    why: {
      title: 'Calls provisioned throughput',
      text: 'The ARN you pasted is for purchased capacity. AWS does not list a DeepSeek model for it: check which model is behind it.',
      calls: invokeCalls(style.streaming),
      answers: style.answers,
      page: 'bedrockProvisioned',
    },
  }),
  allow({
    sid: 'ReadProvisionedModel',
    actions: 'bedrock:GetProvisionedModelThroughput',
    resources: arnsOf(callables),
    why: {
      title: 'Reads the provisioned throughput',
      text: 'AWS’s inference prerequisites list it as required.',
      answers: style.answers,
      page: 'bedrockInference',
      doubt: REQUIRED_READ,
    },
  }),
];

function importedModels(
  callables: readonly Callable[],
  checked: CheckedAnswers,
  style: InvokeStyle,
): readonly PlannedStatement[] {
  const arns = arnsOf(callables);
  return [
    invokeImported(arns, style),
    ...(checked.answer('readImported') ? [readImported(arns)] : []),
    ...useModelKeys(modelKeys(checked)),
  ];
}

const BY_KIND: Record<
  CallableKind,
  (callables: readonly Callable[], checked: CheckedAnswers, style: InvokeStyle) => readonly PlannedStatement[]
> = {
  'foundation-model': foundationModels,
  'inference-profile': systemProfiles,
  'application-inference-profile': appProfiles,
  'imported-model': importedModels,
  'provisioned-model': provisioned,
  'marketplace-endpoint': (callables, checked, style) =>
    invokeMarketplace(arnsOf(callables), arnsOf(checked.answer('backingEndpoints')), style.streaming, {
      call: 'modelArns',
      endpoint: 'backingEndpoints',
    }),
  'sagemaker-endpoint': (callables, _reading, style) => [
    invokeEndpoints(arnsOf(callables), style.streaming, 'InvokeDeepSeekEndpoint', style.answers),
  ],
};

/** Models that are not in the catalog: whether their Region has them is not known here. */
function lookUpSteps(callables: readonly Callable[]): readonly NextStep[] {
  const unknown = callables.filter(
    ({ kind, name }) => kind === 'foundation-model' && !modelByRuntimeId(name),
  );
  if (unknown.length === 0) return [];
  const regions = [...new Set(unknown.map(({ region }) => region))];
  return [
    {
      id: 'look-up-models',
      title: 'Look up the models',
      text: `Compare ${[...new Set(unknown.map(({ name }) => name))].join(', ')} with what the Region offers: a wrong Region or a misspelled ID also fails with AccessDenied, which no policy can fix.`,
      code: regions
        .map(
          (region) =>
            `aws bedrock list-foundation-models --region ${region} --query "modelSummaries[].modelId"`,
        )
        .join('\n'),
      page: PAGES.bedrockModels,
    },
  ];
}

/** Profiles whose Region offers none of the models said to be behind them. */
function unmatchedProfiles(callables: readonly Callable[], checked: CheckedAnswers): readonly Notice[] {
  return callables
    .filter((callable) => callable.kind === 'application-inference-profile')
    .filter((callable) => !modelsBehind(checked).some((model) => canStandBehind(model, callable.region)))
    .map((callable) => ({
      id: `profile-${callable.name}`,
      title: 'Profile Region',
      text: `Profile ${callable.name} is in ${callable.region}, where none of the models you selected is offered. Select the model it copies, or calls through it are denied.`,
      stops: {
        text: `Profile ${callable.name} is in ${callable.region}, where none of the models is offered.`,
        fields: ['profileModels', 'modelArns'],
      },
    }));
}

/** Marketplace ARNs and the endpoints behind them are of use in the same Region only. */
function unmatchedMarketplace(callables: readonly Callable[], checked: CheckedAnswers): readonly Notice[] {
  const fixed = callables.filter((callable) => callable.kind === 'marketplace-endpoint');
  if (fixed.length === 0) return [];
  const backing = checked.answer('backingEndpoints');
  const lonely = (some: readonly Callable[], others: readonly Callable[]) =>
    some.filter(({ region }) => !others.some((other) => other.region === region));
  return [
    ...lonely(backing, fixed).map(({ name, region }) => ({
      id: `backing-${region}-${name}`,
      title: 'Marketplace ARN',
      text: `Endpoint ${name} is in ${region}, but that Region’s Marketplace ARN is missing, so calls to it through Bedrock are denied. Paste that ARN too.`,
      stops: {
        text: `Endpoint ${name} is in ${region}, the Marketplace ARN is not.`,
        fields: ['modelArns', 'backingEndpoints'] as const,
      },
    })),
    ...lonely(fixed, backing).map(({ region }) => ({
      id: `marketplace-${region}`,
      title: 'Unused Marketplace ARN',
      text: `None of the SageMaker endpoints is in ${region}, so that Region’s Marketplace ARN has no effect. Add the endpoint behind it.`,
      stops: {
        text: `The Marketplace ARN is in ${region}, the endpoint behind it is not.`,
        fields: ['backingEndpoints', 'modelArns'] as const,
      },
    })),
  ];
}

/** The models that the profiles among `callables` can have been made from. */
function behindProfiles(callables: readonly Callable[], checked: CheckedAnswers): readonly Model[] {
  const profiles = callables.filter((callable) => callable.kind === 'application-inference-profile');
  return modelsBehind(checked).filter((model) =>
    profiles.some((profile) => canStandBehind(model, profile.region)),
  );
}

export function plan(checked: CheckedAnswers): Plan {
  const callables = checked.answer('modelArns');
  const style = appStyle(checked, ['modelArns']);
  const groups = [...groupBy(callables, (callable) => callable.kind)];
  const behind = behindProfiles(callables, checked);
  const usesProfile =
    callables.some((callable) => callable.kind === 'inference-profile') ||
    behind.some((model) => model.profile !== undefined);
  const models = [
    ...callables.flatMap((callable) => modelByRuntimeId(callable.name)?.id ?? []),
    ...behind.map((model) => model.id),
  ];
  return {
    main: {
      id: 'app',
      title: 'App role',
      statements: groups.flatMap(([kind, group]) => BY_KIND[kind](group, checked, style)),
    },
    nextSteps: [
      ...lookUpSteps(callables),
      ...modelKeyUserSteps(checked),
      ...(usesProfile
        ? [profileRegionsStep({ copied: behind.some((model) => model.profile !== undefined) })]
        : []),
      ...endOfLifeSteps(models),
    ],
    notices: [...unmatchedProfiles(callables, checked), ...unmatchedMarketplace(callables, checked)],
  };
}
