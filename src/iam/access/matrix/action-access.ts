// How far an action is allowed.

/**
 * `all`: on all resources that the action supports. `some`: on some resources; on others perhaps under conditions.
 * `conditional`: only if unknown conditions hold. `no`: never.
 */
export type Cell = 'no' | 'conditional' | 'some' | 'all';

/** Resources on which an action may be allowed, and the conditions. */
export interface AccessGrant {
  /** Patterns as written in policies, all of which must match. Empty: all resources. */
  readonly on: readonly string[];
  /** Patterns that are excluded. */
  readonly except: readonly string[];
  /** Conditions that must hold: "StringEquals aws:RequestedRegion us-east-1". */
  readonly when: readonly string[];
  /** Conditions of denials, none of which must hold. */
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

/** Grants sorted and without duplicates, so that they do not depend on the order of statements and types. */
export function sortedGrants(grants: readonly AccessGrant[]): readonly AccessGrant[] {
  if (grants.length < 2) return grants;
  const byKey = new Map(grants.map((grant) => [keyOf(grant), grant]));
  return [...byKey].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, grant]) => grant);
}

const hasSameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  a === b || (a.length === b.length && a.every((text, index) => text === b[index]));

const isSameGrant = (a: AccessGrant, b: AccessGrant): boolean =>
  hasSameTexts(a.on, b.on) &&
  hasSameTexts(a.except, b.except) &&
  hasSameTexts(a.when, b.when) &&
  hasSameTexts(a.unless, b.unless);

export const isSameAccess = (a: ActionAccess, b: ActionAccess): boolean =>
  a === b ||
  (a.cell === b.cell &&
    a.grants.length === b.grants.length &&
    a.grants.every((grant, index) => isSameGrant(grant, b.grants[index] ?? grant)));

/** The cell that summarizes these cells. */
export function joinCells(cells: readonly Cell[]): Cell {
  const [first = 'no'] = cells;
  if (cells.every((cell) => cell === first)) return first;
  return cells.includes('all') || cells.includes('some') ? 'some' : 'conditional';
}

/** Access to resources of one type. */
interface AccessToKind {
  readonly access: ActionAccess;
  /** The patterns of the type. */
  readonly kind: readonly { readonly text: string }[];
}

/** The grants, where those on all resources name the type. */
const named = ({ access, kind }: AccessToKind): readonly AccessGrant[] =>
  access.grants.flatMap((grant) =>
    grant.on.length > 0 ? [grant] : kind.map(({ text }) => ({ ...grant, on: [text] })),
  );

/** The access to resources of several types. */
export function joinAccess(kinds: readonly AccessToKind[]): ActionAccess {
  const [first] = kinds;
  if (!first || kinds.every(({ access }) => isSameAccess(access, first.access)))
    return first?.access ?? NO_ACCESS;
  return {
    cell: joinCells(kinds.map(({ access }) => access.cell)),
    grants: sortedGrants(kinds.flatMap(named)),
  };
}
