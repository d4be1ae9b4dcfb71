// The expectations in the order in which they are shown: by topic or caller, then by call, failures first.
import type { Proofs, ProvedExpectation } from '#app/state/proofs.ts';
import type { Call } from '#core/request/call.ts';

/** A call with its near misses. */
export interface CallGroup {
  readonly label: string;
  readonly entries: readonly ProvedExpectation[];
  /** Entries that do not hold. */
  readonly broken: number;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly calls: readonly CallGroup[];
  readonly broken: number;
  readonly total: number;
}

type Roles = Proofs['environment']['roles'];

/** Assuming a role depends on its trust policy, not on the caller's own policies. */
const takesOn = ({ action, resource }: Call, roles: Roles) =>
  action.toLowerCase().startsWith('sts:') ? roles.find(({ arn }) => arn === resource) : undefined;

function sectionOf({ expectation }: ProvedExpectation, roles: Roles): readonly [id: string, title: string] {
  const { principal, topic } = expectation;
  if (topic !== undefined) return [`topic ${topic}`, topic];
  const trusted = takesOn(expectation, roles);
  if (trusted && 'caller' in principal) return [`trust ${trusted.id}`, `Who can assume ${trusted.name}`];
  const holder = 'role' in principal ? principal.role : principal.permitted;
  if (holder === undefined) return ['others', 'Others'];
  const role = roles.find(({ id }) => id === holder);
  return [holder, role ? `${role.title} ${role.name}` : holder];
}

function gather<T>(items: readonly T[], key: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return [...groups.values()];
}

const isBroken = ({ outcome }: ProvedExpectation): boolean => outcome !== 'holds';
const RANKS: Record<ProvedExpectation['outcome'], number> = { fails: 0, open: 1, holds: 2 };

/** What fails first; what must be allowed before its near misses; else as they came. */
const inOrder = (entries: readonly ProvedExpectation[]): readonly ProvedExpectation[] =>
  entries.toSorted(
    (a, b) =>
      RANKS[a.outcome] - RANKS[b.outcome] ||
      Number(a.expectation.difference !== undefined) - Number(b.expectation.difference !== undefined),
  );

/** As things stand where all holds: those of the roles, of their trust policies, and of others. */
const placeOf = (id: string): number => Number(id.startsWith('trust ')) + 2 * Number(id === 'others');

function toSection(title: string, id: string, entries: readonly ProvedExpectation[]): Section {
  const calls = gather(entries, ({ expectation }) => expectation.label).map((group): CallGroup => ({
    label: group[0]?.expectation.label ?? '',
    entries: inOrder(group),
    broken: group.filter(isBroken).length,
  }));
  return {
    id,
    title,
    calls: calls.toSorted((a, b) => Number(b.broken > 0) - Number(a.broken > 0)),
    broken: entries.filter(isBroken).length,
    total: entries.length,
  };
}

/** The scenario's expectations; a person's own are `ownOf`. */
export function sectionsOf({ all, environment }: Proofs): readonly Section[] {
  const { roles } = environment;
  const kit = all.filter(({ own }) => own === undefined);
  return gather(kit, (proved) => sectionOf(proved, roles)[0])
    .map((entries) => {
      const [id, title] = sectionOf(entries[0]!, roles);
      return toSection(title, id, entries);
    })
    .toSorted((a, b) => Number(b.broken > 0) - Number(a.broken > 0) || placeOf(a.id) - placeOf(b.id));
}

export const ownOf = ({ all }: Proofs): readonly ProvedExpectation[] =>
  inOrder(all.filter(({ own }) => own !== undefined));

const misses = (count: number): string => `${count} similar ${count === 1 ? 'call' : 'calls'}`;

/** "allowed, 4 similar calls denied"; "denied: not approved"; "2 of 5 fail". */
export function callWords({ entries, broken }: CallGroup): string {
  const failing = entries.filter(({ outcome }) => outcome === 'fails').length;
  if (failing > 0) return `${failing} of ${entries.length} ${failing === 1 ? 'fails' : 'fail'}`;
  if (broken > 0) return `${broken} of ${entries.length} not proved`;
  const denied = entries.filter(({ expectation }) => expectation.expect === 'denied');
  const allowed = entries.length - denied.length;
  // A call that is only denied has none that it is similar to.
  if (allowed === 0) {
    const why = denied.length === 1 ? denied[0]?.expectation.difference : undefined;
    return why === undefined ? `${denied.length} denied` : `denied: ${why}`;
  }
  return [
    allowed > 1 ? `${allowed} allowed` : 'allowed',
    denied.length > 0 ? `${misses(denied.length)} denied` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

const DECISIONS = {
  Allowed: 'allowed',
  ImplicitlyDenied: 'denied',
  ExplicitlyDenied: 'denied',
  Conditional: 'allowed or denied, depending on what the request leaves open',
} as const;

/** The result in words: "denied"; "allowed, but must be denied". */
export function outcomeWords({ expectation, proof, outcome }: ProvedExpectation): string {
  if (outcome === 'open' || proof.decision === undefined)
    return `not proved; it must be ${expectation.expect}`;
  const decision = DECISIONS[proof.decision];
  return outcome === 'holds' ? decision : `${decision}, but must be ${expectation.expect}`;
}

/** "bedrock:InvokeModel on arn:…, aws:SourceVpce = vpce-1". */
export function requestWords({ action, resource, context }: Call): string {
  const keys = Object.entries(context).map(([key, value]) => `${key} = ${[value].flat().join(', ')}`);
  return [resource === '*' ? action : `${action} on ${resource}`, ...keys].join(' · ');
}
