// Which Regions each scenario works in, and what is not offered elsewhere.
import {
  AGENT_REGIONS,
  EVALUATION_REGIONS,
  findModel,
  FLOW_REGIONS,
  IMPORT_REGIONS,
  MODELS,
  type Model,
} from '#deepseek/facts/models.ts';
import type { RegionRule, Scenario } from '#deepseek/catalog/scenarios.ts';
import { AGENTCORE_REGIONS } from '#deepseek/facts/agentcore-regions.ts';
import { JUMPSTART_REGIONS } from '#deepseek/facts/jump-start-regions.ts';
import { HYPERPOD_REGIONS, RECIPE_REGIONS } from '#deepseek/facts/recipe-registries.ts';
import { RUNTIME_REGIONS } from '#deepseek/facts/runtime-regions.ts';
import { partitionById, REGIONS } from '#iam/facts/regions.ts';
import type { AnswersView } from './field.ts';

export type RegionQuestions = Pick<AnswersView, 'scenario' | 'scenarios' | 'list' | 'text'>;

export interface Offer {
  /** Undefined: everywhere. */
  readonly regions: readonly string[] | undefined;
  /** What is not offered elsewhere. */
  readonly what: string;
  /** What to do in a partition without it, unless it is to host DeepSeek yourself. */
  readonly elsewhere?: string;
}

const ANYWHERE: Offer = { regions: undefined, what: '' };

/** The Regions of the chosen models, or of the first model while none is chosen, as in the documents. */
function modelsOffer(
  ids: readonly string[],
  regionsOf: (model: Model) => readonly string[],
  what: (names: string) => string,
): Offer {
  const offered = MODELS.filter((model) => regionsOf(model).length > 0);
  const chosen = offered.filter((model) => ids.includes(model.id));
  const models = chosen.length > 0 ? chosen : offered.slice(0, 1);
  return {
    regions: [...new Set(models.flatMap(regionsOf))],
    what: what(models.map((model) => model.name).join(' or ')),
  };
}

const onDemand = (model: Model): readonly string[] => model.regions;

const onMantle = (model: Model): readonly string[] => (model.mantleId ? model.regions : []);

const behindProfile = (model: Model): readonly string[] => model.profile?.sourceRegions ?? model.regions;

const among =
  (regions: readonly string[], regionsOf: (model: Model) => readonly string[]) =>
  (model: Model): readonly string[] =>
    regionsOf(model).filter((region) => regions.includes(region));

const asItIs = (names: string): string => names;

const r1Offer = (): Offer => ({
  regions: findModel('r1')?.profile?.sourceRegions,
  what: 'DeepSeek-R1, called through the us. inference profile,',
});

const importOffer: Offer = { regions: IMPORT_REGIONS, what: 'Custom Model Import' };

/** Where a visit starts, then the others. */
const commercial = REGIONS.filter((region) => region.partition === 'aws')
  .map((region) => region.code)
  .toSorted((a, b) => Number(b === 'us-east-1') - Number(a === 'us-east-1'));

/** The same Regions, with those first where a visit starts. */
const fromStart = (regions: readonly string[]): readonly string[] => [
  ...commercial.filter((region) => regions.includes(region)),
  ...regions.filter((region) => !commercial.includes(region)),
];

/** Commercial Regions with Bedrock. */
const withBedrock = commercial.filter((region) => RUNTIME_REGIONS.includes(region));

const jumpStartOffer: Offer = {
  regions: fromStart(JUMPSTART_REGIONS),
  what: 'JumpStart',
  elsewhere: 'Serve your own weights there',
};

const agentCoreOffer: Offer = {
  regions: AGENTCORE_REGIONS,
  what: 'AgentCore Runtime',
  elsewhere: 'Run the agent on ECS or EKS there',
};

/** Partitions whose endpoints OpenSearch trusts by default, which a collection cannot change. */
const serverlessConnectorOffer: Offer = {
  regions: fromStart(
    REGIONS.filter(({ partition }) => partitionById(partition).dnsSuffix === 'amazonaws.com').map(
      ({ code }) => code,
    ),
  ),
  what: 'A connector from OpenSearch Serverless to SageMaker',
  elsewhere: 'Use an OpenSearch domain there, whose list of trusted endpoints you can change',
};

const hyperpodOffer: Offer = {
  regions: HYPERPOD_REGIONS,
  what: 'SageMaker HyperPod',
  elsewhere: 'Tune with training jobs there',
};

/** Tuning JumpStart's weights, or with AWS's image for recipes, is offered where these are. */
function fineTuningOffer(view: RegionQuestions): Offer {
  const serverless = view.text('trainingCompute') === 'serverless';
  const cluster = view.scenario.id === 'hyperpod';
  const nodes = cluster && view.text('orchestrator') === 'eks';
  const recipes = !serverless && !nodes && view.text('trainingImage') === 'recipes';
  const jumpStart = serverless || view.text('baseWeights') === 'jumpstart';
  if (!recipes) {
    if (cluster) return hyperpodOffer;
    if (!jumpStart) return ANYWHERE;
    if (!serverless) return { ...jumpStartOffer, elsewhere: 'Choose other base weights there' };
    return {
      regions: commercial.filter((region) => JUMPSTART_REGIONS.includes(region)),
      what: 'Serverless model customization',
      elsewhere: 'Choose a training job on instances there',
    };
  }
  return {
    regions: fromStart(RECIPE_REGIONS),
    what: 'AWS’s image for recipes',
    elsewhere: 'Choose another training image there',
  };
}

const OFFERS: Record<RegionRule, (view: RegionQuestions) => Offer> = {
  anywhere: () => ANYWHERE,
  'in-region-models': (view) => modelsOffer(view.list('models'), onDemand, asItIs),
  'batch-models': (view) =>
    modelsOffer(
      view.list('models'),
      (model) => model.batchRegions,
      (names) => `Batch inference with ${names}`,
    ),
  'mantle-models': (view) =>
    modelsOffer(view.list('models'), onMantle, (names) => `${names} on the bedrock-mantle endpoint`),
  'profile-models': (view) => modelsOffer(view.list('profileModels'), behindProfile, asItIs),
  'served-models': (view) => modelsOffer(view.list('servedModels'), behindProfile, asItIs),
  'agent-models': (view) =>
    modelsOffer(
      view.list('servedModels'),
      among(AGENT_REGIONS, behindProfile),
      (names) => `An agent with ${names}`,
    ),
  'flow-models': (view) =>
    modelsOffer(
      view.list('servedModels'),
      among(FLOW_REGIONS, behindProfile),
      (names) => `A flow or stored prompt with ${names}`,
    ),
  'evaluation-models': (view) =>
    modelsOffer(
      view.list('models'),
      among(EVALUATION_REGIONS, onDemand),
      (names) => `Model evaluation with ${names}`,
    ),
  'api-keys': (view) => {
    if (view.list('keyEndpoints').length > 0) return modelsOffer(view.list('models'), onDemand, asItIs);
    return view.scenarios.length > 1 ? ANYWHERE : { regions: withBedrock, what: 'DeepSeek with an API key' };
  },
  'approved-models': (view) => {
    // Policies that let models of others pass cannot know where those are.
    const wide = view.list('otherModels').length > 0 || view.list('otherArns').includes('marketplace');
    const imports = view.list('otherArns').includes('imported-model') ? IMPORT_REGIONS : [];
    const offer = modelsOffer(view.list('approvedModels'), behindProfile, asItIs);
    return {
      regions: wide ? withBedrock : [...new Set([...(offer.regions ?? []), ...imports])],
      what: wide ? 'Bedrock with DeepSeek' : offer.what,
    };
  },
  'inference-profile': r1Offer,
  'model-import': () => importOffer,
  'connector-target': (view) => {
    const target = view.text('connectorTarget');
    if (target === 'model') return modelsOffer(view.list('models'), onDemand, asItIs);
    if (target === 'imported') return importOffer;
    if (target === 'r1') return r1Offer();
    return view.scenario.id === 'opensearch-serverless' ? serverlessConnectorOffer : ANYWHERE;
  },
  'invocation-logging': () => ({ regions: withBedrock, what: 'The log of DeepSeek calls in Bedrock' }),
  quotas: (view) =>
    view.list('quotaServices').includes('bedrock')
      ? {
          regions: withBedrock,
          what: 'DeepSeek in Bedrock',
          elsewhere: 'Choose the quotas of SageMaker or EC2 there',
        }
      : ANYWHERE,
  // AWS prints no list of Regions for Bedrock Marketplace. What it deploys are JumpStart models.
  marketplace: (view) => ({
    regions:
      view.scenario.id === 'host-marketplace'
        ? withBedrock.filter((region) => JUMPSTART_REGIONS.includes(region))
        : withBedrock,
    what: 'Bedrock Marketplace',
  }),
  // An endpoint of SageMaker can be in any Region.
  'pasted-arns': (view) =>
    view.list('modelArns').some((arn) => arn.includes(':sagemaker:'))
      ? ANYWHERE
      : { regions: fromStart(RUNTIME_REGIONS), what: 'Bedrock' },
  agentcore: () => agentCoreOffer,
  'fine-tuning': fineTuningOffer,
  hosting: (view) => (view.text('servedFrom') === 'jumpstart' ? jumpStartOffer : ANYWHERE),
};

const knownOffers = new WeakMap<RegionQuestions, Map<RegionRule, Offer>>();

/** Every Region of a list is compared with the same offers, so these are computed once. */
export function offerTo({ regionRule }: Scenario, view: RegionQuestions): Offer {
  const known = knownOffers.get(view) ?? new Map<RegionRule, Offer>();
  knownOffers.set(view, known);
  const offer = known.get(regionRule) ?? OFFERS[regionRule](view);
  known.set(regionRule, offer);
  return offer;
}
