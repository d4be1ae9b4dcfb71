// What a change does to access, in words: how many actions are new, gone, or reach further or less far than before.
import type { ChangedAccess } from '#core/access/access-view.ts';
import type { SameAccessChanges } from '#core/access/group-by-access.ts';
import type { AccessGrant, ActionAccess } from '#core/access/matrix/action-access.ts';
import { parseArn } from '#core/iam/arn.ts';
import { count, joinAnd } from '#core/text/words.ts';
import type { Effect } from './effect.ts';

/** `moves`: on other resources or under other conditions, neither more nor less. */
type Kind = 'gained' | 'lost' | 'more' | 'less' | 'moves';

/** Actions that change alike. */
interface Alike {
  readonly kind: Kind;
  /** The Regions that they reach too, or no longer; empty where it is something else. */
  readonly regions: readonly string[];
  /** "a second Region"; empty where it is something else. */
  readonly place: string;
  readonly actions: readonly string[];
}

const regionsOf = ({ grants }: ActionAccess): ReadonlySet<string> =>
  new Set(grants.flatMap(({ on }) => on.flatMap((arn) => parseArn(arn)?.region || [])));

const PATTERNS = ['on', 'except', 'when', 'unless'] as const;

/** Whether whatever a grant allows another allows as well: each of its limits is one of the first. */
const isWithin = (grant: AccessGrant, other: AccessGrant): boolean =>
  PATTERNS.every((part) => {
    // What must match limits; so does what must not.
    const limits = new Set(grant[part]);
    return other[part].every((each) => limits.has(each));
  });

const isCovered = (access: ActionAccess, by: ActionAccess): boolean =>
  access.grants.every((grant) => by.grants.some((other) => isWithin(grant, other)));

const NTH = ['', 'a second', 'a third', 'a fourth'];

function alikeOf({ kind, prefix, before, after, actions: named }: SameAccessChanges): Alike {
  const actions = named.flatMap(({ names }) => names.map((name) => `${prefix}:${name}`));
  if (kind !== 'changed' || !before || !after)
    return { kind: kind === 'lost' ? 'lost' : 'gained', regions: [], place: '', actions };
  const [then, now] = [regionsOf(before), regionsOf(after)];
  const added = [...now].filter((region) => !then.has(region));
  const gone = [...then].filter((region) => !now.has(region));
  if (added.length > 0 && gone.length === 0 && then.size > 0) {
    const nth = added.length === 1 ? (NTH[then.size] ?? 'another') : `${added.length} more`;
    const place = `${nth} ${added.length === 1 ? 'Region' : 'Regions'}`;
    return { kind: 'more', regions: added, place, actions };
  }
  if (gone.length > 0 && added.length === 0 && now.size > 0)
    return { kind: 'less', regions: gone, place: 'all Regions', actions };
  const [wider, narrower] = [isCovered(before, after), isCovered(after, before)];
  const same = wider === narrower;
  return { kind: same ? 'moves' : wider ? 'more' : 'less', regions: [], place: '', actions };
}

const KINDS: readonly Kind[] = ['more', 'less', 'moves', 'lost', 'gained'];

/** The actions of all subjects, those that change alike together. */
function changesIn(differences: readonly ChangedAccess[]): readonly Alike[] {
  const found = new Map<string, Alike>();
  for (const each of differences.flatMap(({ changes }) => changes.map(alikeOf))) {
    const key = `${each.kind} ${each.place} ${each.regions.join(' ')}`;
    const actions = new Set([...(found.get(key)?.actions ?? []), ...each.actions]);
    found.set(key, { ...each, actions: [...actions] });
  }
  return [...found.values()].toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

const VERBS: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  gained: ['is new', 'are new'],
  lost: ['is gone', 'are gone'],
  more: ['reaches more', 'reach more'],
  less: ['reaches less', 'reach less'],
  moves: ['reaches something else', 'reach something else'],
};

const verbOf = (kind: Kind, { length }: readonly string[]): string => VERBS[kind][length === 1 ? 0 : 1];

const NOTHING = 'No role can do more or less.';

/** "3 actions reach a second Region, 1 is gone, none is new." */
export function totalWords(
  { letsIn }: Pick<Effect, 'letsIn'>,
  differences: readonly ChangedAccess[],
): string {
  const counts = new Map<string, number>();
  for (const { kind, place, actions } of changesIn(differences)) {
    const verb = verbOf(kind, actions);
    const [reach = ''] = verb.split(' ');
    const words = place === '' ? verb : `${kind === 'less' ? 'no longer ' : ''}${reach} ${place}`;
    counts.set(words, (counts.get(words) ?? 0) + actions.length);
  }
  const said = [...counts].map(
    ([words, number], at) => `${at === 0 ? count(number, 'action') : number} ${words}`,
  );
  const isNone = said.length > 0 && !differences.some(({ counts: { gained } }) => gained > 0);
  const all = [...letsIn, ...said, ...(isNone ? ['none is new'] : [])];
  return all.length === 0 ? NOTHING : `${all.join(', ')}.`;
}

const MOST_NAMES = 3;

function named(actions: readonly string[]): string {
  const more = actions.length - MOST_NAMES;
  const shown = (more > 1 ? actions.slice(0, MOST_NAMES) : actions).map((action) => `\`${action}\``);
  return more > 1 ? `${shown.join(', ')} and ${more} more` : joinAnd(shown);
}

/** "3 actions also reach us-west-2: …" */
function alikeWords({ kind, regions, actions }: Alike): string {
  const verb = verbOf(kind, actions);
  const words =
    regions.length === 0
      ? verb
      : `${kind === 'more' ? 'also' : 'no longer'} ${verb.split(' ')[0]} ${joinAnd(regions)}`;
  return `${count(actions.length, 'action')} ${words}: ${named(actions)}.`;
}

export interface EffectWords {
  /** Undefined where somebody or something is allowed neither more nor less. */
  readonly tag: 'Widens' | 'Narrows' | undefined;
  readonly text: string;
}

/** Who can use a role, then what it can do; whatever widens outweighs what narrows. */
export function effectWords(
  { letsIn, keepsOut }: Effect,
  differences: readonly ChangedAccess[],
): EffectWords {
  const changes = changesIn(differences);
  const has = (...kinds: readonly Kind[]): boolean => changes.some(({ kind }) => kinds.includes(kind));
  const widens = letsIn.length > 0 || has('gained', 'more');
  const narrows = keepsOut.length > 0 || has('lost', 'less');
  const people = [...letsIn, ...keepsOut].map((words) => `${words}.`);
  const text = [...people, ...changes.map(alikeWords)].join(' ');
  return { tag: widens ? 'Widens' : narrows ? 'Narrows' : undefined, text: text === '' ? NOTHING : text };
}
