// Turns planned statements into documents: merges those that share resources and conditions, gives each statement its own Sid, and
// splits by AWS's size limits.
import { MAX_POLICY_SIZES } from '#iam/facts/quotas.ts';
import { toArray, type PolicyDocument, type PolicyType } from '#iam/policy/policy.ts';
import { sized, sizeOf, type Sized, renamed } from './statement-size.ts';
import { oneOrMany, toStatement, type PlannedStatement } from './planned-statement.ts';
import type { KitDocument } from './role-kit.ts';

// Statements of one scope differ in their actions alone, so they become one statement.
const smallest = (values: readonly string[]): string => {
  let least = values[0] ?? '';
  for (const value of values) if (value < least) least = value;
  return least;
};

/** A short key that is equal for statements of one scope, and seldom equal for others: it finds candidates quickly. */
export function scopeKey({ effect, resources = [], notResources = [] }: PlannedStatement): string {
  return `${effect} ${resources.length} ${notResources.length} ${smallest(resources)} ${smallest(notResources)}`;
}

type List = readonly string[] | undefined;

/** Whether two lists have the same entries, in any order. */
function sameEntries(a: List, b: List): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.length !== b.length) return false;
  if (a.every((entry, index) => entry === b[index])) return true;
  const sorted = b.toSorted();
  return a.toSorted().every((entry, index) => entry === sorted[index]);
}

const isMembers = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** The same JSON, with its members in the same order. */
function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isMembers(a) || !isMembers(b)) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((entry, index) => sameJson(entry, b[index]));
  }
  const names = Object.keys(a);
  const others = Object.keys(b);
  if (names.length !== others.length) return false;
  return names.every((name, index) => name === others[index] && sameJson(a[name], b[name]));
}

/** Whether two statements can be one with the actions of both. */
export function sameScope(a: PlannedStatement, b: PlannedStatement): boolean {
  return (
    a.effect === b.effect &&
    a.part === b.part &&
    sameEntries(a.resources, b.resources) &&
    sameEntries(a.notResources, b.notResources) &&
    sameJson(a.principal, b.principal) &&
    sameJson(a.condition, b.condition)
  );
}

/** Numbers repeated Sids: a Sid is unique within its policies. */
function nameStatements(all: readonly Sized[]): readonly Sized[] {
  const taken = new Set<string>();
  // The last number given to each name.
  const numbers = new Map<string, number>();
  return all.map((each) => {
    const own = each.statement.sid;
    let sid = own;
    let n = numbers.get(own) ?? 1;
    while (taken.has(sid)) {
      n += 1;
      sid = `${own}${n}`;
    }
    taken.add(sid);
    numbers.set(own, n);
    return sid === own ? each : renamed(each, sid);
  });
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];

function merged(first: PlannedStatement, second: PlannedStatement): PlannedStatement {
  const adds = first.sid !== second.sid && second.actions.some((action) => !first.actions.includes(action));
  return {
    ...first,
    sid: adds ? `${first.sid}And${second.sid}` : first.sid,
    actions: union(first.actions, second.actions),
    whys: [...first.whys, ...second.whys],
  };
}

/** Lists that hold one statement of each scope. */
const distinctScopes = new WeakSet<readonly PlannedStatement[]>();

/** Merges statements of one scope, in the order in which the scopes first appear. */
export function mergeStatements(statements: readonly PlannedStatement[]): readonly PlannedStatement[] {
  if (distinctScopes.has(statements)) return statements;
  const found: PlannedStatement[] = [];
  const places = new Map<string, number[]>();
  for (const statement of statements) {
    const key = scopeKey(statement);
    const near = places.get(key) ?? [];
    const place = near.find((each) => sameScope(found[each]!, statement));
    if (place === undefined) places.set(key, [...near, found.push(statement) - 1]);
    else found[place] = merged(found[place]!, statement);
  }
  distinctScopes.add(found);
  return found;
}

/** Some of the statements; what is merged already stays so. */
export function someStatements(
  statements: readonly PlannedStatement[],
  isTaken: (statement: PlannedStatement) => boolean,
): readonly PlannedStatement[] {
  const taken = statements.filter(isTaken);
  if (distinctScopes.has(statements)) distinctScopes.add(taken);
  return taken;
}

/** A list in a statement whose entries are alternatives, and the statement with others in their place. */
interface Alternatives {
  readonly values: readonly string[];
  readonly put: (values: readonly string[]) => PlannedStatement;
}

/** Operators that any one of their values satisfies. */
const ANY_VALUE = new Set(['StringEquals', 'StringLike', 'ArnEquals', 'ArnLike']);

function alternatives(statement: PlannedStatement): readonly Alternatives[] {
  const inCondition = Object.entries(statement.condition ?? {})
    .filter(([operator]) => ANY_VALUE.has(operator))
    .flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, value]): Alternatives => ({
        values: toArray(value).map(String),
        put: (values) => ({
          ...statement,
          condition: { ...statement.condition, [operator]: { ...keys, [key]: oneOrMany(values) } },
        }),
      })),
    );
  return [
    {
      values: statement.resources ?? [],
      put: (resources: readonly string[]) => ({ ...statement, resources }),
    },
    ...inCondition,
  ].filter(({ values }) => values.length > 1);
}

/** Halves the longest list until each part fits. Together, the parts mean the same as the whole. */
function splitStatement(statement: PlannedStatement, room: number): readonly Sized[] {
  const whole = sized(statement);
  if (whole.size <= room) return [whole];
  const [longest] = alternatives(statement).toSorted((a, b) => sizeOf(b.values) - sizeOf(a.values));
  if (!longest) return [whole];
  const middle = Math.ceil(longest.values.length / 2);
  return [longest.values.slice(0, middle), longest.values.slice(middle)].flatMap((half) =>
    splitStatement(longest.put(half), room),
  );
}

const document = (statements: readonly PlannedStatement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements.map(toStatement),
});

const EMPTY_SIZE = sizeOf(document([]));

/** Fills policies in order, never beyond `limit` characters each. */
function splitBySize(all: readonly Sized[], limit: number): readonly (readonly PlannedStatement[])[] {
  const parts: PlannedStatement[][] = [];
  let filled = 0;
  for (const { statement, size } of all) {
    if (parts.length === 0 || filled + size + 1 > limit) {
      parts.push([]);
      filled = EMPTY_SIZE;
    }
    parts.at(-1)!.push(statement);
    filled += size + 1;
  }
  return parts;
}

interface Target {
  /** The role's id in the kit. */
  readonly role: string;
  readonly name: string;
}

/** The permissions policies that hold `statements`: one, or as many as their size requires. */
export function permissionsDocuments(
  statements: readonly PlannedStatement[],
  { role, name }: Target,
): readonly KitDocument[] {
  return policyDocuments(statements, {
    id: `${role}.permissions`,
    name,
    type: 'identity',
    title: 'Permissions policy',
  });
}

interface PolicyTarget {
  readonly id: string;
  readonly name: string;
  readonly type: PolicyType;
  readonly title: string;
  /** Where it is less than that of the type. */
  readonly limit?: number | undefined;
}

/** Whether one policy of the type holds `statements`. */
export function fitInOne(
  statements: readonly PlannedStatement[],
  type: PolicyType,
  limit: number = MAX_POLICY_SIZES[type],
): boolean {
  const room = limit - EMPTY_SIZE;
  const all: Sized[] = [];
  let filled = 0;
  for (const statement of mergeStatements(statements)) {
    const each = sized(statement);
    all.push(each);
    filled += each.size + 1;
    // Measures no further than it has to: what a role of many tasks may do is far too long.
    if (filled > room) return false;
  }
  // The numbers that make Sids unique take room too.
  return nameStatements(all).reduce((sum, { size }) => sum + size + 1, 0) <= room;
}

/** The policies that hold `statements`: one, or as many as their size requires. */
export function policyDocuments(
  statements: readonly PlannedStatement[],
  target: PolicyTarget,
): readonly KitDocument[] {
  const limit = target.limit ?? MAX_POLICY_SIZES[target.type];
  const fitting = mergeStatements(statements).flatMap((statement) =>
    splitStatement(statement, limit - EMPTY_SIZE - 8),
  );
  const parts = splitBySize(nameStatements(fitting), limit);
  return parts.map((part, index) => {
    const suffix = index === 0 ? '' : `-${index + 1}`;
    return {
      id: `${target.id}${suffix}`,
      type: target.type,
      title: parts.length === 1 ? target.title : `${target.title} ${index + 1}`,
      name: `${target.name.slice(0, 128 - suffix.length)}${suffix}`,
      document: document(part),
      whys: part.map((statement) => statement.whys),
      limit,
    };
  });
}

/** The one policy that has settings instead of statements. */
export const settingsDocument = (
  settings: Pick<PolicyDocument, 'bedrock' | 'ec2_attributes'>,
  target: PolicyTarget,
): KitDocument => ({
  ...target,
  document: { ...document([]), ...settings },
  whys: [],
  limit: MAX_POLICY_SIZES[target.type],
});

/** The trust policy of a role. */
export function trustDocument(statements: readonly PlannedStatement[], { role, name }: Target): KitDocument {
  return {
    id: `${role}.trust`,
    type: 'trust',
    title: 'Trust policy',
    name,
    document: document(statements),
    whys: statements.map((statement) => statement.whys),
    limit: MAX_POLICY_SIZES.trust,
  };
}
