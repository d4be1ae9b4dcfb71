// Reads cases/*.json, where members that all cases of a file share are written once, and a lone statement is a whole document.
import { isObject, type RawObject } from '#iam/json/json-value.ts';
import type { Policies } from '#iam/decide/compile/compile-policies.ts';

export interface DecisionCase {
  readonly name: string;
  /** A code of cases/pages.json. */
  readonly page: string;
  readonly request: RawObject;
  readonly policies: Policies;
  readonly expected: string;
  readonly possible: readonly string[] | undefined;
}

const VERSION = '2012-10-17';

/** A document: as it is, or made of its statement or statements. */
function documentOf(raw: unknown): unknown {
  if (Array.isArray(raw)) return { Version: VERSION, Statement: raw };
  return isObject(raw) && 'Effect' in raw ? { Version: VERSION, Statement: [raw] } : raw;
}

const listOf = (raw: unknown): readonly unknown[] | undefined =>
  raw === undefined ? undefined : (raw as readonly unknown[]).map(documentOf);

const levelsOf = (raw: unknown): readonly (readonly unknown[])[] | undefined =>
  raw === undefined
    ? undefined
    : (raw as readonly (readonly unknown[])[]).map((level) => level.map(documentOf));

/** The statement that `when` is short for: everything is allowed under that condition. */
const conditioned = (when: unknown): RawObject => ({
  Effect: 'Allow',
  Action: '*',
  Resource: '*',
  Condition: when,
});

function policiesOf(raw: RawObject): Policies {
  const { when, resourcePolicy, boundary, endpoint } = raw;
  const identity = when === undefined ? listOf(raw['identity']) : [documentOf(conditioned(when))];
  const session = listOf(raw['session']);
  const scps = levelsOf(raw['scps']);
  const rcps = levelsOf(raw['rcps']);
  const { notSupplied } = raw as Pick<Policies, 'notSupplied'>;
  return {
    ...(identity && { identity }),
    ...(resourcePolicy !== undefined && { resource: documentOf(resourcePolicy) }),
    ...(boundary !== undefined && { boundaries: [documentOf(boundary)] }),
    ...(session && { session }),
    ...(scps && { scps }),
    ...(rcps && { rcps }),
    ...(endpoint !== undefined && { endpoints: [documentOf(endpoint)] }),
    ...(notSupplied && { notSupplied }),
  };
}

function caseOf(raw: RawObject): DecisionCase {
  const request = (raw['request'] ?? raw) as RawObject;
  const { unknownKeys, possible } = raw as { unknownKeys?: unknown; possible?: readonly string[] };
  return {
    name: String(raw['name']),
    page: String(raw['page']),
    request: unknownKeys === undefined ? request : { ...request, unknownKeys },
    policies: policiesOf(isObject(raw['policies']) ? raw['policies'] : raw),
    expected: String(raw['expected']),
    possible,
  };
}

/** The cases of a file. `common` holds members of all cases, which a case can override. */
export function casesIn(file: unknown): readonly DecisionCase[] {
  const { common, cases } = file as { common: RawObject; cases: readonly RawObject[] };
  return cases.map((each) => caseOf({ ...common, ...each }));
}
