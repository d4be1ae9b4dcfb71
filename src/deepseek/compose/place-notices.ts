// Answers that are in other Regions than the calls that need them: what is in the way of the kit's work, and its words.
import { bucketOwner } from '#deepseek/answers/bucket-owner.ts';
import type { AnswersView } from '#deepseek/answers/field.ts';
import { checkEntry, type CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { homeInText, homeOfBucket } from '#deepseek/answers/inputs/arn-home.ts';
import type { Model } from '#deepseek/facts/models.ts';
import { joinAnd, joinOr } from '#iam/text/words.ts';
import { BUCKETS, PLACED, whereWorks } from './place-rows.ts';
import type { Notice, Stop } from './role-kit.ts';

/** "The guardrail is in eu-west-2, calls start in us-east-1." `bare` are those of `called` that nothing is in. */
export function apart(
  noun: string,
  places: readonly string[],
  bare: readonly string[],
  called: readonly string[],
  work = 'calls start',
): string {
  if (bare.length < called.length) return `No ${noun} is in ${joinOr(bare)}, where ${work} too.`;
  const is = places.length > 1 ? `${noun.replace(/(?= of )|$/, 's')} are` : `${noun} is`;
  return `The ${is} in ${joinAnd(places)}, ${work} in ${joinAnd(called)}.`;
}

/** The calls that fail: all, unless some Region is not among those where nothing is. */
export const failingCalls = (
  bare: readonly string[],
  called: readonly string[],
): 'all' | readonly string[] => (bare.length < called.length ? bare : 'all');

/** What a model that none of the Regions offers stops. */
export const notOffered = (
  { name }: Model,
  regions: readonly string[],
  asked: FieldId,
): { readonly stops: Stop } => ({
  stops: { text: `${name} is not offered in ${joinOr(regions)}.`, fields: ['regions', asked] },
});

interface Entry {
  readonly raw: string;
  /** Where it is; undefined for one that is in whichever Region is chosen. */
  readonly region: string | undefined;
  readonly index: number;
}

/** What is apart: the Regions of the answers, those where nothing is, and those where something has to be. */
interface Gap {
  readonly places: readonly string[];
  readonly bare: readonly string[];
  readonly called: readonly string[];
}

const distinct = (values: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(values.filter((value) => value !== undefined)),
];

function gapIn(
  entries: readonly Entry[],
  called: readonly string[],
  needs: (typeof PLACED)[number]['needs'],
): Gap | undefined {
  if (entries.length === 0 || called.length === 0) return undefined;
  const isOutside = ({ region, index }: Entry): boolean =>
    region !== undefined &&
    (needs === 'in-order'
      ? called[index] !== undefined && called[index] !== region
      : !called.includes(region));
  const outside = entries.filter(isOutside);
  const places = distinct(outside.map(({ region }) => region));
  if (needs === 'in-order' && outside.length > 0) {
    const missed = distinct(outside.map(({ index }) => called[index]));
    return { places, bare: missed, called: missed };
  }
  if (outside.length > 0 && (needs === 'all' || outside.length === entries.length))
    return { places, bare: called, called };
  const isEverywhere = entries.some(({ region }) => region === undefined);
  const bare = called.filter((region) => entries.every((entry) => entry.region !== region));
  return needs?.startsWith('each') && !isEverywhere && bare.length > 0
    ? { places: distinct(entries.map(({ region }) => region)), bare, called }
    : undefined;
}

const entriesOf = (view: AnswersView, field: FieldId): readonly string[] =>
  [view.given(field) ?? []].flat().filter((raw) => typeof raw === 'string' && raw.trim() !== '') as string[];

/** Buckets that by their own name belong to another account than the one that every read requires. */
export function ownerNotices({ view }: CheckedAnswers): readonly Notice[] {
  const { account, accountGiven } = view.home;
  const isPinned = view.asks('resourceAccount') && view.flag('resourceAccount') && accountGiven;
  const required = bucketOwner(view) ?? (isPinned ? account : undefined);
  if (required === undefined) return [];
  return BUCKETS.flatMap((field) => {
    if (!view.asks(field)) return [];
    const owners = entriesOf(view, field).flatMap((raw) => homeOfBucket(raw)?.account ?? []);
    const others = distinct(owners).filter((owner) => owner !== required);
    if (others.length === 0) return [];
    const text = `The bucket is in account ${joinAnd(others)}, the role uses only buckets of ${required}.`;
    const asked = (['ownerAccount', 'resourceAccount'] as const).filter((id) => view.asks(id));
    return [{ id: `owner-${field}`, text, stops: { text, fields: [field, ...asked] } }];
  });
}

/** One notice for each question whose answers are not where they have to be. */
export function placeNotices(checked: CheckedAnswers): readonly Notice[] {
  const { view } = checked;
  if (!view.asks('regions')) return [];
  return PLACED.flatMap(({ field, noun, where = whereWorks, needs, when, homeOf = homeInText }) => {
    if (!view.asks(field) || when?.(view) === false) return [];
    const entries = entriesOf(view, field).map((raw, index) => ({ raw, region: homeOf(raw)?.region, index }));
    // Most say no Region.
    if (entries.every(({ region }) => region === undefined)) return [];
    const { regions, work, asked } = where(view);
    const gap = gapIn(
      entries.filter(({ raw }) => checkEntry(field, raw, view).ok),
      regions,
      needs,
    );
    if (!gap) return [];
    const text = apart(noun, gap.places, gap.bare, gap.called, work);
    const isSaid = needs === 'each-said' && gap.bare.length < gap.called.length;
    const fields: readonly FieldId[] = [field, ...asked];
    return [{ id: `region-${field}`, text, ...(isSaid ? {} : { stops: { text, fields } }) }];
  });
}
