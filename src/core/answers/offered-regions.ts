// Which Regions a scenario works in, and why the others do not.
import {
  AGENT_REGIONS,
  EVALUATION_REGIONS,
  findModel,
  FLOW_REGIONS,
  IMPORT_REGIONS,
  MODELS,
  type Model,
} from '#core/facts/models.ts';
import type { RegionRule, Scenario } from '#core/catalog/scenarios.ts';
import { JUMPSTART_REGIONS } from '#core/facts/jump-start-regions.ts';
import { findRegion, partitionById, partitionOfRegion, REGIONS } from '#core/facts/regions.ts';
import type { CheckedInput, Option, AnswersView } from './field.ts';
import { excerpt } from '#core/text/invisible.ts';

type Questions = Pick<AnswersView, 'scenario' | 'scenarios' | 'list' | 'text'>;

interface Offer {
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

const jumpStartOffer: Offer = {
  regions: fromStart(JUMPSTART_REGIONS),
  what: 'JumpStart',
  elsewhere: 'Serve your own weights there',
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

const OFFERS: Record<RegionRule, (view: Questions) => Offer> = {
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
    return view.scenarios.length > 1 ? ANYWHERE : { regions: commercial, what: 'DeepSeek with an API key' };
  },
  'approved-models': (view) => {
    // Policies that let models of others pass cannot know where those are.
    const wide = view.list('otherModels').length > 0 || view.list('otherArns').includes('marketplace');
    const imports = view.list('otherArns').includes('imported-model') ? IMPORT_REGIONS : [];
    const offer = modelsOffer(view.list('approvedModels'), behindProfile, asItIs);
    return {
      regions: wide ? commercial : [...new Set([...(offer.regions ?? []), ...imports])],
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
  'invocation-logging': () => ({ regions: commercial, what: 'The log of DeepSeek calls in Bedrock' }),
  // AWS prints no list of Regions for Bedrock Marketplace. What it deploys are JumpStart models.
  marketplace: (view) => ({
    regions:
      view.scenario.id === 'host-marketplace'
        ? commercial.filter((region) => JUMPSTART_REGIONS.includes(region))
        : commercial,
    what: 'Bedrock Marketplace',
  }),
  hosting: (view) => (view.text('servedFrom') === 'jumpstart' ? jumpStartOffer : ANYWHERE),
};

const knownOffers = new WeakMap<Questions, Map<RegionRule, Offer>>();

/** Every Region of a list is compared with the same offers, so these are computed once. */
function offerTo({ regionRule }: Scenario, view: Questions): Offer {
  const known = knownOffers.get(view) ?? new Map<RegionRule, Offer>();
  knownOffers.set(view, known);
  const offer = known.get(regionRule) ?? OFFERS[regionRule](view);
  known.set(regionRule, offer);
  return offer;
}

/** Regions one scenario can name, or undefined for all of them. */
export const offeredTo = (scenario: Scenario, view: Questions): readonly string[] | undefined =>
  offerTo(scenario, view).regions;

interface Limits {
  /** The offers that limit the answers. What works anywhere does not open a Region for what does not. */
  readonly offers: readonly Offer[];
  /** Those of any offer; undefined: every Region. */
  readonly regions: readonly string[] | undefined;
}

const knownLimits = new WeakMap<Questions, Limits>();

function limitsOf(view: Questions): Limits {
  const known = knownLimits.get(view);
  if (known) return known;
  const offers = view.scenarios
    .map((scenario) => offerTo(scenario, view))
    .filter(({ regions }) => regions !== undefined);
  const regions =
    offers.length === 0 ? undefined : [...new Set(offers.flatMap((offer) => offer.regions ?? []))];
  const fresh = { offers, regions };
  knownLimits.set(view, fresh);
  return fresh;
}

/** Regions the answers can name, or undefined for all of them: with several tasks in one role, those of any task. */
export const offeredRegions = (view: Questions): readonly string[] | undefined => limitsOf(view).regions;

/** What can be done where Bedrock serves no DeepSeek model at all. */
const ELSEWHERE = 'Host DeepSeek yourself there: “Self-host on EC2” or “SageMaker execution role”';

function missing(code: string, view: Questions): string | undefined {
  const offered = offeredRegions(view);
  if (!offered || offered.includes(code)) return undefined;
  const what = [...new Set(limitsOf(view).offers.map((offer) => offer.what))].join(', ');
  const partition = partitionOfRegion(code);
  if (partition && partition.id !== 'aws') {
    const [elsewhere = ELSEWHERE] = limitsOf(view).offers.flatMap((offer) => offer.elsewhere ?? []);
    return `${what} is not offered in ${partition.name}. ${elsewhere}`;
  }
  return `${what} is not offered in ${code}`;
}

/** The offered Region most like `code`: the same continent first. */
function nearest(code: string, offered: readonly string[]): string {
  const continent = code.split('-')[0];
  return offered.find((other) => other.startsWith(`${continent}-`)) ?? offered[0] ?? 'us-east-1';
}

/** Every Region, the unusable ones with the reason. `partition` is that of the Regions chosen so far. */
export function regionOptions(view: AnswersView): readonly Option[] {
  const chosen = view.list('regions');
  const models = view.list('models').flatMap((id) => findModel(id) ?? []);
  return REGIONS.map((region) => {
    const foreign = chosen.length > 0 && region.partition !== view.home.partition;
    const reason =
      missing(region.code, view) ??
      (foreign ? `A policy covers one partition, and your Regions are in ${view.home.partition}` : undefined);
    const here = models.filter((model) => model.regions.includes(region.code));
    const partial =
      view.scenario.regionRule === 'in-region-models' && here.length < models.length && here.length > 0;
    return {
      value: region.code,
      label: region.code,
      detail: partial ? `${region.name} · ${here.map((model) => model.name).join(', ')} only` : region.name,
      ...(reason ? { disabled: reason } : {}),
    };
  });
}

/** Longer than any Region code: the patterns of partitions have no limit. */
const LONGEST_CODE = 30;

/** Checks one Region code against AWS's list and the partition in use. */
export function checkRegionCode(code: string, partition: string): CheckedInput<string> {
  const owner = code.length > LONGEST_CODE ? undefined : partitionOfRegion(code);
  if (!owner) {
    return { ok: false, message: `“${excerpt(code)}” is not an AWS Region. Type a code such as us-east-1.` };
  }
  if (owner.id !== partition) {
    return {
      ok: false,
      message: `${code} is in partition ${owner.id}, but the other Regions are in ${partition}. A policy covers one partition: remove one.`,
    };
  }
  const known = findRegion(code);
  if (!known) {
    return {
      ok: true,
      value: code,
      advice: `Rolewright does not know the Region ${code}. Check the code.`,
    };
  }
  return { ok: true, value: code, words: known.name };
}

/** Checks one Region code against AWS's list, the partition in use and the scenario. */
export function checkRegion(code: string, view: Questions, partition: string): CheckedInput<string> {
  // Not offered says more than not of the same partition.
  const reason = code.length > LONGEST_CODE || !partitionOfRegion(code) ? undefined : missing(code, view);
  if (!reason) return checkRegionCode(code, partition);
  const offered = offeredRegions(view) ?? [];
  if (partitionOfRegion(code)?.id !== 'aws') return { ok: false, message: `${reason}.` };
  const instead = nearest(code, offered);
  return { ok: false, message: `${reason}. The nearest Region that works is ${instead}.`, instead };
}

/** Why the Region in an ARN cannot be where its partition is; undefined when it can. */
export function wrongRegion({
  region,
  partition,
}: {
  region: string;
  partition: string;
}): string | undefined {
  const owner = partitionOfRegion(region);
  if (owner?.id === partition) return undefined;
  return owner
    ? `${region} is in partition ${owner.id}, but the ARN says ${partition}. Copy the ARN again.`
    : `“${excerpt(region)}” is not an AWS Region. Copy the ARN again.`;
}
