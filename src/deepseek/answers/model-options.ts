// Which models a scenario offers, under which ID, and why it does not offer the others.
import { EVALUATION_REGIONS, lifecycleTag, MODELS, type Model } from '#deepseek/facts/models.ts';
import type { RegionRule, Scenario } from '#deepseek/catalog/scenario.ts';
import { isConnector } from './connector.ts';
import type { Option, AnswersView } from './field.ts';

interface Rule {
  /** Where the model can be used so; nowhere where AWS does not support it. */
  readonly regions: (model: Model) => readonly string[];
  readonly id: (model: Model) => string;
  /** Why a model cannot be chosen. Without it, such models are not shown. */
  readonly reason?: (name: string) => string;
}

const ON_DEMAND: Rule = { regions: (model) => model.regions, id: (model) => model.runtimeId };

const RULES: { readonly [K in RegionRule]?: Rule } = {
  'mantle-models': {
    regions: (model) => (model.mantleId === undefined ? [] : model.regions),
    id: (model) => model.mantleId ?? model.runtimeId,
    reason: (name) =>
      `${name} is not on the bedrock-mantle endpoint. Choose DeepSeek-V3.2, or the scenario “Call ${name} on Bedrock”.`,
  },
  'batch-models': {
    regions: (model) => model.batchRegions,
    id: (model) => model.runtimeId,
    reason: (name) => `${name} does not support batch inference. Choose DeepSeek-V3.2 or DeepSeek-V3.1.`,
  },
  'evaluation-models': {
    regions: (model) => model.regions.filter((region) => EVALUATION_REGIONS.includes(region)),
    id: (model) => model.runtimeId,
    reason: (name) => `AWS’s model card does not list model evaluation for ${name}. Choose DeepSeek-V3.2.`,
  },
};

/** The models of one question, those that AWS does not support so with the reason. */
export function modelOptions(view: AnswersView): readonly Option[] {
  const { regions, id, reason } = RULES[view.scenario.regionRule] ?? ON_DEMAND;
  return MODELS.filter((model) => reason !== undefined || regions(model).length > 0).map((model) => ({
    value: model.id,
    label: model.name,
    detail: regions(model).length > 0 ? `${id(model)} · ${regions(model).length} Regions` : model.runtimeId,
    tag: lifecycleTag(model),
    ...(reason && regions(model).length === 0 ? { disabled: reason(model.name) } : {}),
  }));
}

/** An API key needs models only if it is also asked what the key calls. */
const needs = (scenario: Scenario, field: string, view: AnswersView): boolean => {
  if (!scenario.fields.includes(field)) return false;
  if (isConnector(view)) return field !== 'models' || view.text('connectorTarget') === 'model';
  if (scenario.id !== 'api-keys') return true;
  const endpoints = view.list('keyEndpoints');
  return field === 'models' ? endpoints.length > 0 : endpoints.includes('runtime');
};

export const asksModels = (view: AnswersView): boolean =>
  view.scenarios.some((scenario) => needs(scenario, 'models', view));

/** Whether AgentCore runs the loop of the agent. */
export const isHarness = (view: AnswersView): boolean =>
  view.asks('agentHarness') && view.flag('agentHarness');

/** An asynchronous endpoint answers in S3, and a harness always streams. */
export const asksStreaming = (view: AnswersView): boolean =>
  !isHarness(view) &&
  view.scenarios.some(
    (scenario) =>
      needs(scenario, 'streaming', view) &&
      (scenario.id !== 'invoke-sagemaker' || view.text('endpointCalls') !== 'async'),
  );
