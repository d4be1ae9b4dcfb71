// Makes what a task needs no wider than the pasted policy: what both allow, and apart from that what the task needs and the
// policy does not allow. What the pasted policy denies of it stays denied.
import { groupBy } from '#iam/collections/group-by.ts';
import type { KitDocument } from '#deepseek/compose/role-kit.ts';
import type { Expectation } from '#deepseek/expectations/index.ts';
import { withFreeSids } from '#iam/policy/free-sids.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import {
  toArray,
  type Condition,
  type ConditionValue,
  type PolicyDocument,
  type Statement,
} from '#iam/policy/policy.ts';
import {
  coversResource,
  meetsResource,
  namesAction,
  resourcesWithin,
  type BroadPolicy,
  type BroadStatement,
} from './broad-policy.ts';

/** What the task needs and the pasted policy does not allow. */
export interface Added {
  readonly action: string;
  readonly resource: string;
}

interface Narrowed {
  readonly document: PolicyDocument;
  readonly added: readonly Added[];
}

/** One action on the resources of one pattern, or on all but some. */
interface Piece {
  readonly action: string;
  readonly resource: string;
  readonly except: readonly string[];
  readonly condition: Condition;
}

/** Operators for which fewer values are narrower. */
const POSITIVE =
  /^(?:String|Arn)(?:Equals(?:IgnoreCase)?|Like)(?:IfExists)?$|^(?:IpAddress|Bool|NumericEquals)(?:IfExists)?$/;

/** What both allow of a key; undefined where that cannot be said in one condition. */
function bothValues(
  operator: string,
  own: ConditionValue,
  other: ConditionValue,
): ConditionValue | undefined {
  const [mine, theirs] = [toArray(own).map(String), toArray(other).map(String)];
  if (mine.length === theirs.length && mine.every((each) => theirs.includes(each))) return own;
  const common = POSITIVE.test(operator) ? mine.filter((each) => theirs.includes(each)) : [];
  return common.length > 1 ? common : common[0];
}

/** The conditions of both; undefined where they cannot be said in one statement. Names may be any text. */
function bothConditions(own: Condition, other: Condition): Condition | undefined {
  const joined = new Map(Object.entries(own).map(([name, tests]) => [name, new Map(Object.entries(tests))]));
  for (const [operator, tests] of Object.entries(other)) {
    const place = joined.get(operator) ?? new Map<string, ConditionValue>();
    joined.set(operator, place);
    for (const [name, values] of Object.entries(tests)) {
      // Keys do not mind their case, and one key twice is refused.
      const key = [...place.keys()].find((each) => each.toLowerCase() === name.toLowerCase()) ?? name;
      const met = place.get(key);
      const both = met === undefined ? values : bothValues(operator, met, values);
      if (both === undefined) return undefined;
      place.set(key, both);
    }
  }
  return Object.fromEntries([...joined].map(([name, tests]) => [name, Object.fromEntries(tests)]));
}

const keyOf = (value: unknown): string => JSON.stringify(value);

/** What the statement of the pasted policy leaves of the piece; undefined where that cannot be said. */
function within(piece: Piece, statement: BroadStatement): readonly Piece[] | undefined {
  const condition = bothConditions(piece.condition, statement.condition);
  if (!condition) return [];
  if (coversResource(statement, piece.resource)) return [{ ...piece, condition }];
  if (statement.notResources.length > 0 && piece.resource === '*')
    return [{ ...piece, except: statement.notResources, condition }];
  const narrower = resourcesWithin(statement, piece.resource);
  if (narrower.length > 0) return narrower.map((resource) => ({ ...piece, resource, condition }));
  return meetsResource(statement, piece.resource) ? undefined : [];
}

const isSame = (a: Piece, b: Piece): boolean => keyOf(a) === keyOf(b);

/** The piece within the pasted policy: itself if nothing of it falls away; undefined where that cannot be said. */
function withinPolicy(piece: Piece, before: BroadPolicy): readonly Piece[] | undefined {
  const parts = before.allows
    .filter((each) => namesAction(each, piece.action))
    .map((each) => within(piece, each));
  if (parts.some((each) => each?.some((part) => isSame(part, piece)))) return [piece];
  if (parts.includes(undefined)) return undefined;
  return [...new Map(parts.flatMap((each) => each ?? []).map((each) => [keyOf(each), each])).values()];
}

/** Pieces as statements: those with the same conditions and actions in one. */
function statementsOf(pieces: readonly Piece[], { Sid: sid }: Statement): readonly Statement[] {
  const byResource = groupBy(pieces, ({ resource, except, condition }) =>
    keyOf([resource, except, condition]),
  );
  const rows = [...byResource.values()].map((same) => ({
    ...same[0],
    actions: [...new Set(same.map(({ action }) => action))].toSorted(),
  }));
  const groups = groupBy(rows, ({ except, condition, actions }) => keyOf([except, condition, actions]));
  const one = (values: readonly string[]) => (values.length === 1 ? values[0]! : values);
  return [...groups.values()].map((same, index) => ({
    ...(sid !== undefined && { Sid: index === 0 ? sid : `${sid}${index + 1}` }),
    Effect: 'Allow' as const,
    Action: one(same[0].actions),
    ...(same[0].except.length > 0
      ? { NotResource: one(same[0].except) }
      : { Resource: one(same.map(({ resource }) => resource)) }),
    ...(Object.keys(same[0].condition).length > 0 && { Condition: same[0].condition }),
  }));
}

/** Statements of the pasted policy that may deny something of this. */
function denialsOf(statements: readonly Statement[], before: BroadPolicy): readonly Statement[] {
  const allows = statements.filter(({ Effect }) => Effect === 'Allow');
  return before.denies
    .filter((denial) =>
      allows.some(
        ({ Action, Resource = '*' }) =>
          toArray(Action).some((action) => namesAction(denial, action)) &&
          toArray(Resource).some((resource) => meetsResource(denial, resource)),
      ),
    )
    .map(({ raw }) => raw as Statement);
}

/** A composed document within the pasted policy. `missing` are calls that it must allow and the pasted policy does not. */
export function narrow(
  { document }: Pick<KitDocument, 'document'>,
  before: BroadPolicy,
  missing: readonly Expectation[],
): Narrowed {
  const added: Added[] = [];
  const allowed = document.Statement.flatMap((statement): readonly Statement[] => {
    const { Effect, Action, Resource, Condition = {} } = statement;
    // Composed statements name each action; a denial takes nothing from what the pasted policy denies.
    if (Effect !== 'Allow' || Action === undefined || Resource === undefined) return [statement];
    let isWhole = true;
    const pieces = toArray(Action).flatMap((action) =>
      toArray(Resource).flatMap((resource): readonly Piece[] => {
        const piece: Piece = { action, resource, except: [], condition: Condition };
        const left = withinPolicy(piece, before);
        const isMissing = missing.some(
          (call) =>
            call.action.toLowerCase() === action.toLowerCase() && globMatches(resource, call.resource),
        );
        if (left?.[0] === piece) return left;
        if (left && left.length > 0 && !isMissing) {
          isWhole = false;
          return left;
        }
        added.push({ action, resource });
        return [piece];
      }),
    );
    return isWhole ? [statement] : statementsOf(pieces, statement);
  });
  const denied = denialsOf(allowed, before);
  const all = [...allowed, ...denied];
  const isUnchanged =
    denied.length === 0 && allowed.every((each, index) => each === document.Statement[index]);
  return { document: isUnchanged ? document : { ...document, Statement: withFreeSids(all) }, added };
}
