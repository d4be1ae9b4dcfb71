// What ignores and baselines look at in a finding: its rule, statement and actions.
import type { Finding } from '#iam/findings/finding.ts';
import { textsIn } from '#iam/policy/raw-policy.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { own, type JsonValue } from '#iam/json/json-value.ts';

export interface FindingFacts {
  readonly rule: string;
  /** The code of IAM Access Analyzer, where it has the same check. */
  readonly code: string | undefined;
  /** The Sid of the statement that the finding is in; of each, where it is about several. */
  readonly sids: readonly (string | undefined)[];
  /** The actions that the finding is about, or else all actions of its statement. */
  readonly actions: readonly string[];
  /** For each place of the finding where it begins in its file, and where its policy does. */
  readonly starts: readonly (readonly number[])[];
}

/** Rules whose finding stands for several faults, one at each location. With others the first says where it is. */
const OF_SEVERAL: ReadonlySet<string> = new Set(['privilege-escalation']);

export const standsForSeveral = (rule: string): boolean => OF_SEVERAL.has(rule);

/** What the finding is about, of a list with something for each of its locations. */
const partsOf = <T>(rule: string, list: readonly T[]): readonly T[] =>
  standsForSeveral(rule) ? list : list.slice(0, 1);

/** The statement that a path leads into, and the rest of the path. A single statement may stand without a list. */
export function statementAt(
  document: JsonValue | undefined,
  path: JsonPath,
): { readonly statement: JsonValue | undefined; readonly rest: JsonPath } {
  if (path[0] !== 'Statement') return { statement: undefined, rest: path };
  const statements = own(document, 'Statement');
  const step = path[1];
  return typeof step === 'number'
    ? { statement: own(statements, step), rest: path.slice(2) }
    : { statement: Array.isArray(statements) ? undefined : statements, rest: path.slice(1) };
}

export const sidOf = (statement: JsonValue | undefined): string | undefined => {
  const sid = own(statement, 'Sid');
  return typeof sid === 'string' ? sid : undefined;
};

/** A statement with NotAction is about any action but those that it lists. */
const ANY_ACTION = ['*'];

function actionsAt(statement: JsonValue | undefined, [element, index]: JsonPath): readonly string[] {
  if (element === 'Action' || element === 'NotAction') {
    const all = own(statement, element);
    const one = typeof index === 'number' ? own(all, index) : undefined;
    if (one !== undefined) return textsIn(one);
  }
  return own(statement, 'NotAction') === undefined ? textsIn(own(statement, 'Action')) : ANY_ACTION;
}

/** The facts of a finding on a document, which is undefined where the text could not be read in full. */
export function factsOf(
  { id, code, locations }: Pick<Finding, 'id' | 'code' | 'locations'>,
  document: JsonValue | undefined,
  /** Where each location begins in the file. */
  starts: FindingFacts['starts'],
): FindingFacts {
  const places = partsOf(id, locations).map(({ path }) => statementAt(document, path));
  return {
    rule: id,
    code,
    sids: places.map(({ statement }) => sidOf(statement)),
    actions: [...new Set(places.flatMap(({ statement, rest }) => actionsAt(statement, rest)))],
    starts: partsOf(id, starts),
  };
}
