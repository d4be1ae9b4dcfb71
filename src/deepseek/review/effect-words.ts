// What a change does to access, in words: how many actions are new, gone, or reach further or less far than before.
import type { ChangedAccess } from '#iam/access/access-view.ts';
import type { SameAccessChanges } from '#iam/access/group-by-access.ts';
import type { AccessGrant, ActionAccess } from '#iam/access/matrix/action-access.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { count, joinAnd } from '#iam/text/words.ts';
import type { Effect } from './effect.ts';

/** `moves`: on other resources or under other conditions, neither more nor less. */
type Kind = 'gained' | 'lost' | 'more' | 'less' | 'moves';

/** Actions that change alike. */
interface Alike {
  readonly kind: Kind;
  /** Regions that they reach now, and those that they no longer reach; empty where it is something else. */
  readonly added: readonly string[];
  readonly gone: readonly string[];
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

function placeOf(added: readonly string[], gone: readonly string[], before: number): string {
  if (added.length === 0) return 'all Regions';
  if (gone.length > 0) return 'other Regions';
  return added.length === 1 ? `${NTH[before] ?? 'another'} Region` : `${added.length} more Regions`;
}

function alikeOf({ kind, prefix, before, after, actions: named }: SameAccessChanges): Alike {
  const actions = named.flatMap(({ names }) => names.map((name) => `${prefix}:${name}`));
  const elsewhere = { added: [], gone: [], place: '', actions };
  if (!before || !after) return { ...elsewhere, kind: kind === 'lost' ? 'lost' : 'gained' };
  const [then, now] = [regionsOf(before), regionsOf(after)];
  const added = [...now].filter((region) => !then.has(region));
  const gone = [...then].filter((region) => !now.has(region));
  const compared = (further: boolean, lessFar: boolean): Kind =>
    further === lessFar ? 'moves' : further ? 'more' : 'less';
  if (then.size > 0 && now.size > 0 && added.length + gone.length > 0) {
    const place = placeOf(added, gone, then.size);
    return {
      kind: compared(added.length > gone.length, gone.length > added.length),
      added,
      gone,
      place,
      actions,
    };
  }
  return { ...elsewhere, kind: compared(isCovered(before, after), isCovered(after, before)) };
}

const KINDS: readonly Kind[] = ['more', 'less', 'moves', 'lost', 'gained'];

/** The actions of all subjects, those that change alike together. */
function changesIn(differences: readonly ChangedAccess[]): readonly Alike[] {
  const found = new Map<string, Alike>();
  for (const each of differences.flatMap(({ changes }) => changes.map(alikeOf))) {
    const key = [each.kind, each.place, ...each.added, '', ...each.gone].join(' ');
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

/** The documents that are no policy before or after: what they do is not known. */
const unreadIn = ({ documents }: Effect): readonly string[] =>
  documents.filter(({ differences }) => differences === undefined).map(({ title }) => title);

/** More names than this are counted. */
const MOST_PEOPLE = 3;

/** "3 actions reach a second Region, 1 is gone, none is new." Whom it lets in comes first, whatever else is not known. */
export function totalWords(effect: Effect, differences: readonly ChangedAccess[]): string {
  const { letsIn, keepsOut } = effect;
  const counts = new Map<string, number>();
  for (const { kind, added, place, actions } of changesIn(differences)) {
    const verb = verbOf(kind, actions);
    const [reach = ''] = verb.split(' ');
    const words = place === '' ? verb : `${added.length === 0 ? 'no longer ' : ''}${reach} ${place}`;
    counts.set(words, (counts.get(words) ?? 0) + actions.length);
  }
  const said = [...counts].map(
    ([words, number], at) => `${at === 0 ? count(number, 'action') : number} ${words}`,
  );
  const more = letsIn.length - MOST_PEOPLE;
  const unread = unreadIn(effect);
  const isNone = said.length > 0 && !differences.some(({ counts: { gained } }) => gained > 0);
  const all = [
    ...letsIn.slice(0, MOST_PEOPLE),
    ...(more > 0 ? [`${more} more can use it`] : []),
    ...said,
    ...(isNone ? ['none is new'] : []),
    ...(unread.length > 0 ? [`what ${joinAnd(unread)} says is unknown`] : keepsOut),
  ];
  const words = all.length === 0 ? 'No role can do more or less' : all.join(', ');
  return `${words.replace(/^what/, 'What')}.`;
}

const MOST_NAMES = 3;

function named(actions: readonly string[]): string {
  const more = actions.length - MOST_NAMES;
  const shown = (more > 1 ? actions.slice(0, MOST_NAMES) : actions).map((action) => `\`${action}\``);
  return more > 1 ? `${shown.join(', ')} and ${more} more` : joinAnd(shown);
}

/** "3 actions also reach us-west-2: …" */
function alikeWords({ kind, added, gone, actions }: Alike): string {
  const verb = verbOf(kind, actions);
  const [reach = ''] = verb.split(' ');
  const also = gone.length === 0 ? 'also ' : '';
  const words =
    added.length > 0
      ? `${also}${reach} ${joinAnd(added)}${also === '' ? ` instead of ${joinAnd(gone)}` : ''}`
      : gone.length > 0
        ? `no longer ${reach} ${joinAnd(gone)}`
        : verb;
  return `${count(actions.length, 'action')} ${words}: ${named(actions)}.`;
}

interface EffectWords {
  /** Undefined where somebody or something is allowed neither more nor less. */
  readonly tag: 'Widens' | 'Narrows' | undefined;
  readonly text: string;
}

/** Who can use a role, then what it can do; whatever widens outweighs what narrows. */
export function effectWords(effect: Effect, differences: readonly ChangedAccess[]): EffectWords {
  const { letsIn } = effect;
  const isUnread = unreadIn(effect).length > 0;
  // Nobody is kept out by what is not known.
  const keepsOut = isUnread ? [] : effect.keepsOut;
  const changes = changesIn(differences);
  const has = (...kinds: readonly Kind[]): boolean => changes.some(({ kind }) => kinds.includes(kind));
  const widens = letsIn.length > 0 || has('gained', 'more');
  const narrows = !isUnread && (keepsOut.length > 0 || has('lost', 'less'));
  const said = [
    ...[...letsIn, ...keepsOut].map((words) => `${words}.`),
    ...changes.map(alikeWords),
    ...(isUnread ? ['Not a valid policy before or after, so what it does is not known.'] : []),
  ];
  return {
    tag: widens ? 'Widens' : narrows ? 'Narrows' : undefined,
    text: said.length === 0 ? 'Same access.' : said.join(' '),
  };
}
