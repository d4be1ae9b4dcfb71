// Which Regions the answers can name, and why not the others.
import { findModel } from '#deepseek/facts/models.ts';
import type { Scenario } from '#deepseek/catalog/scenarios.ts';
import { partitionOfRegion, REGIONS } from '#iam/facts/regions.ts';
import type { Option, AnswersView } from './field.ts';
import { type RegionQuestions, type Offer, offerTo } from './region-offers.ts';

/** Regions one scenario can name, or undefined for all of them. */
export const offeredTo = (scenario: Scenario, view: RegionQuestions): readonly string[] | undefined =>
  offerTo(scenario, view).regions;

interface Limits {
  /** The offers that limit the answers. What works anywhere does not open a Region for what does not. */
  readonly offers: readonly Offer[];
  /** Those of any offer; undefined: every Region. */
  readonly regions: readonly string[] | undefined;
}

const knownLimits = new WeakMap<RegionQuestions, Limits>();

function limitsOf(view: RegionQuestions): Limits {
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
export const offeredRegions = (view: RegionQuestions): readonly string[] | undefined =>
  limitsOf(view).regions;

/** What can be done where Bedrock serves no DeepSeek model at all. */
const ELSEWHERE = 'Host DeepSeek yourself there: “Self-host on EC2” or “SageMaker execution role”';

/** Why a Region cannot be named; `place` is what the sentence calls it. */
export function missing(code: string, view: RegionQuestions, place = code): string | undefined {
  const offered = offeredRegions(view);
  if (!offered || offered.includes(code)) return undefined;
  const what = [...new Set(limitsOf(view).offers.map((offer) => offer.what))].join(', ');
  const partition = partitionOfRegion(code);
  if (partition && partition.id !== 'aws') {
    const [elsewhere = ELSEWHERE] = limitsOf(view).offers.flatMap((offer) => offer.elsewhere ?? []);
    return `${what} is not offered in ${partition.name}. ${elsewhere}`;
  }
  return `${what} is not offered in ${place}`;
}

/** Every Region, the unusable ones with the reason. `partition` is that of the Regions chosen so far. */
export function regionOptions(view: AnswersView): readonly Option[] {
  const chosen = view.list('regions');
  const models = view.list('models').flatMap((id) => findModel(id) ?? []);
  return REGIONS.map((region) => {
    const foreign = chosen.length > 0 && region.partition !== view.home.partition;
    const why = (place?: string): string | undefined =>
      missing(region.code, view, place) ??
      (foreign ? `A policy covers one partition, and your Regions are in ${view.home.partition}` : undefined);
    const reason = why();
    const together = why('these Regions');
    const here = models.filter((model) => model.regions.includes(region.code));
    const partial =
      view.scenario.regionRule === 'in-region-models' && here.length < models.length && here.length > 0;
    return {
      value: region.code,
      label: region.code,
      detail: partial ? `${region.name} · ${here.map((model) => model.name).join(', ')} only` : region.name,
      ...(reason && together ? { disabled: reason, disabledTogether: together } : {}),
    };
  });
}
