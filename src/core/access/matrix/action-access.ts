// What the matrix says of an action.

/**
 * `all`: surely on all resources that it can be called on. `some`: surely on some, perhaps under conditions on more.
 * `conditional`: only as far as conditions hold that are not known to. `no`: never.
 */
export type Cell = 'no' | 'conditional' | 'some' | 'all';

/** Resources on which an action may be allowed, and what must hold for that. */
export interface AccessGrant {
  /** Patterns as policies write them, all of which must match; none: all resources. */
  readonly on: readonly string[];
  /** Patterns that are taken out. */
  readonly except: readonly string[];
  /** Conditions that must hold, in words: "StringEquals aws:RequestedRegion us-east-1". None: always. */
  readonly when: readonly string[];
  /** Conditions of denials, none of which may hold. */
  readonly unless: readonly string[];
}

export interface ActionAccess {
  readonly cell: Cell;
  readonly grants: readonly AccessGrant[];
}

export const NO_ACCESS: ActionAccess = { cell: 'no', grants: [] };

const cachedKeys = new WeakMap<AccessGrant, string>();

function keyOf(grant: AccessGrant): string {
  const known = cachedKeys.get(grant);
  if (known !== undefined) return known;
  const { on, except, when, unless } = grant;
  const fresh = JSON.stringify([on, except, when, unless]);
  cachedKeys.set(grant, fresh);
  return fresh;
}

/** Grants in one order, each once, so that the order of statements and types does not show. */
export function sortedGrants(grants: readonly AccessGrant[]): readonly AccessGrant[] {
  if (grants.length < 2) return grants;
  const byKey = new Map(grants.map((grant) => [keyOf(grant), grant]));
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, grant]) => grant);
}

export const isSameAccess = (a: ActionAccess, b: ActionAccess): boolean =>
  a === b ||
  (a.cell === b.cell &&
    a.grants.length === b.grants.length &&
    a.grants.every((grant, index) => keyOf(grant) === keyOf(b.grants[index] ?? grant)));

/** The cell of things with these cells together. */
export function joinCells(cells: readonly Cell[]): Cell {
  const [first = 'no'] = cells;
  if (cells.every((cell) => cell === first)) return first;
  return cells.includes('all') || cells.includes('some') ? 'some' : 'conditional';
}

/** Access to resources of one kind, with the kind as patterns. */
export interface AccessToKind {
  readonly access: ActionAccess;
  readonly kind: readonly string[];
}

/** Grants of all resources say which kind they are of. */
const named = ({ access, kind }: AccessToKind): readonly AccessGrant[] =>
  access.grants.flatMap((grant) =>
    grant.on.length > 0 ? [grant] : kind.map((pattern) => ({ ...grant, on: [pattern] })),
  );

/** What holds of several kinds of resources. Each stands by itself. */
export function joinAccess(kinds: readonly AccessToKind[]): ActionAccess {
  const [first] = kinds;
  if (!first || kinds.every(({ access }) => isSameAccess(access, first.access)))
    return first?.access ?? NO_ACCESS;
  return {
    cell: joinCells(kinds.map(({ access }) => access.cell)),
    grants: sortedGrants(kinds.flatMap(named)),
  };
}
