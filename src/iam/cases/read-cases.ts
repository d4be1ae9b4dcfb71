// Reads a case file. Whatever the text, the answer is its cases, and what is wrong with it and with each. Never throws.
import { EXPECTED_DECISIONS } from '#iam/decide/expected-decision.ts';
import { isObject, type JsonObject, type JsonValue } from '#iam/json/json-value.ts';
import { REQUEST_MEMBERS } from '#iam/request/request.ts';
import { nearest } from '#iam/text/nearest-name.ts';
import { show } from '#iam/text/quote.ts';
import { unknownMembers } from './members.ts';
import { readCasePolicies, readDocument, type PolicyReader } from './read-policies-of-case.ts';
import { readCaseText, type LineOf } from './read-text.ts';
import {
  LAYERS,
  REASON_KINDS,
  type CaseFile,
  type CasePolicies,
  type CaseProblem,
  type DocumentRef,
  type ExpectedOutcome,
  type TestCase,
} from './test-case.ts';

const FILE_MEMBERS = ['$schema', 'name', 'documents', 'assumed', 'policies', 'request', 'cases'];
const CASE_MEMBERS = ['name', 'request', 'policies', 'expect', 'statement', 'layer', 'reason', 'note'];

/** More make no file that a person reads. */
const MAX_CASES = 10_000;

type Report = (message: string) => void;

const memberOf = (value: JsonObject, name: string): JsonValue | undefined =>
  Object.hasOwn(value, name) ? value[name] : undefined;

/** One of the values, or undefined with a report of what to write. */
function choiceOf<T extends string>(
  value: JsonValue | undefined,
  member: string,
  choices: readonly T[],
  report: Report,
): T | undefined {
  if (value === undefined || value === null) return undefined;
  const found = choices.find((choice) => choice === value);
  if (found === undefined) {
    const near = typeof value === 'string' ? nearest(value, choices) : undefined;
    report(
      near === undefined
        ? `Write ${member} as ${choices.join(', ')}.`
        : `${show(String(value))} is not a value of ${member}. Did you mean ${show(near)}?`,
    );
  }
  return found;
}

function expectedOf(value: JsonObject, report: Report): ExpectedOutcome | undefined {
  const expect = memberOf(value, 'expect');
  if (expect === undefined || expect === null) report(`Write expect as ${EXPECTED_DECISIONS.join(', ')}.`);
  const decision = choiceOf(expect, 'expect', EXPECTED_DECISIONS, report);
  const layer = choiceOf(memberOf(value, 'layer'), 'layer', LAYERS, report);
  const reason = choiceOf(memberOf(value, 'reason'), 'reason', REASON_KINDS, report);
  const statement = memberOf(value, 'statement') ?? undefined;
  const isStatement =
    statement === undefined ||
    (typeof statement === 'string' && statement !== '') ||
    (typeof statement === 'number' && Number.isInteger(statement) && statement > 0);
  if (!isStatement) report('Write statement as a Sid, or as the number of the statement, from 1.');
  return decision === undefined
    ? undefined
    : {
        decision,
        ...(isStatement && statement !== undefined && { statement: statement as string | number }),
        ...(layer && { layer }),
        ...(reason && { reason }),
      };
}

/** The request of a case: what it does not say is taken from the file, each key of the context by itself. */
function requestOf(own: JsonValue | undefined, shared: JsonObject, report: Report): JsonObject {
  if (own !== undefined && own !== null && !isObject(own)) {
    report('Write request as an object with principal, action and resource.');
    return shared;
  }
  const given = own ?? {};
  unknownMembers(given, REQUEST_MEMBERS, 'a request', report);
  const [base, context] = [memberOf(shared, 'context'), memberOf(given, 'context')];
  return {
    ...shared,
    ...given,
    ...(isObject(base) && isObject(context) && { context: { ...base, ...context } }),
  };
}

/** Each action on each resource, where there are several. */
function eachRequest(request: JsonObject): readonly JsonObject[] {
  const several = (name: string): readonly JsonValue[] | undefined => {
    const value = memberOf(request, name);
    return Array.isArray(value) && value.length > 0 ? (value as readonly JsonValue[]) : undefined;
  };
  const [actions, resources] = [several('action'), several('resource')];
  if (!actions && !resources) return [request];
  return (actions ?? [memberOf(request, 'action') ?? null]).flatMap((action) =>
    (resources ?? [memberOf(request, 'resource') ?? null]).map((resource) => ({
      ...request,
      action,
      resource,
    })),
  );
}

const callWords = ({ action, resource }: JsonObject): string =>
  [action, ...(typeof resource === 'string' && resource !== '*' ? ['on', resource] : [])]
    .filter((word) => typeof word === 'string')
    .join(' ');

interface Shared {
  readonly named: PolicyReader['named'];
  readonly policies: CasePolicies;
  readonly request: JsonObject;
  readonly lineOf: LineOf;
}

/** Without the layers that are said not to exist. */
const present = (policies: ReturnType<typeof readCasePolicies>): CasePolicies =>
  Object.fromEntries(Object.entries(policies).filter(([, value]) => value !== null)) as CasePolicies;

function casesFrom(value: JsonValue, index: number, shared: Shared): readonly TestCase[] {
  const problems: string[] = [];
  const report: Report = (message) => void problems.push(message);
  const line = shared.lineOf(value);
  if (!isObject(value)) {
    report('Write a case as an object with a request and expect.');
    return [{ name: `Case ${index + 1}`, line, request: {}, policies: {}, expected: undefined, problems }];
  }
  unknownMembers(value, CASE_MEMBERS, 'a case', report);
  const title = memberOf(value, 'name') ?? undefined;
  if (title !== undefined && typeof title !== 'string') report('Write name as a string.');
  const expected = expectedOf(value, report);
  const own = readCasePolicies(memberOf(value, 'policies'), { ...shared, report });
  // The same object where they are the same: what is compiled once serves all cases.
  const policies = Object.keys(own).length === 0 ? shared.policies : present({ ...shared.policies, ...own });
  const requests = eachRequest(requestOf(memberOf(value, 'request'), shared.request, report));
  return requests.map((request): TestCase => {
    const call = callWords(request) || `Case ${index + 1}`;
    const named = typeof title === 'string' && title !== '' ? title : undefined;
    const name = named === undefined ? call : requests.length > 1 ? `${named}: ${call}` : named;
    return { name, line, request, policies, expected, problems };
  });
}

/** Reports need names that differ. */
function withUniqueNames(cases: readonly TestCase[]): readonly TestCase[] {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return cases.map((each) => {
    let { name } = each;
    for (let number = next.get(name) ?? 2; taken.has(name); number += 1) {
      name = `${each.name} (${number})`;
      next.set(each.name, number + 1);
    }
    taken.add(name);
    return name === each.name ? each : { ...each, name };
  });
}

function namedDocuments(
  value: JsonValue | undefined,
  member: 'documents' | 'assumed',
  report: Report,
): PolicyReader['named'] {
  if (value === undefined || value === null) return new Map();
  if (!isObject(value)) {
    report(`Write ${member} as an object of names with the path of a file or a policy document each.`);
    return new Map();
  }
  const isAssumed = member === 'assumed';
  return new Map(
    Object.entries(value).flatMap(([name, given]): readonly (readonly [string, DocumentRef])[] => {
      const document = readDocument(given, `document ${show(name)}`, report);
      if (!document) return [];
      if ('path' in document && isAssumed) {
        report(
          `Write the assumed document ${show(name)} as a policy document: a file that is there is in documents.`,
        );
        return [];
      }
      if ('path' in document) return [[name, document]];
      return [[name, { ...document, title: name, ...(isAssumed && { builtIn: true as const }) }]];
    }),
  );
}

/** The cases in the text of a file. */
export function readCases(text: string, fileName = ''): CaseFile {
  const { value, lineOf, problems: ofText } = readCaseText(text, fileName);
  const problems: CaseProblem[] = [...ofText];
  const nothing = { title: undefined, cases: [], documents: [], problems };
  if (value === undefined) return nothing;
  const report: Report = (message) => void problems.push({ line: lineOf(value), message });
  if (!isObject(value)) {
    report('Write the file as an object with policies and cases. See: rolewright schema cases');
    return nothing;
  }
  unknownMembers(value, FILE_MEMBERS, 'a case file', report);
  const own = namedDocuments(memberOf(value, 'documents'), 'documents', report);
  const assumed = namedDocuments(memberOf(value, 'assumed'), 'assumed', report);
  for (const name of assumed.keys())
    if (own.has(name)) report(`${show(name)} is in documents and in assumed. Remove one.`);
  const named = new Map([...own, ...assumed]);
  const shared = {
    named,
    policies: present(readCasePolicies(memberOf(value, 'policies'), { named, lineOf, report })),
    request: requestOf(memberOf(value, 'request'), {}, report),
    lineOf,
  };
  const list = memberOf(value, 'cases');
  if (!Array.isArray(list)) report('Write cases as a list of cases, each with a request and expect.');
  const given = Array.isArray(list) ? (list as readonly JsonValue[]) : [];
  const cases = given.slice(0, MAX_CASES).flatMap((each, index) => casesFrom(each, index, shared));
  if (given.length > MAX_CASES || cases.length > MAX_CASES)
    report(`A file has at most ${MAX_CASES.toLocaleString('en-US')} cases. Split it.`);
  const title = memberOf(value, 'name');
  return {
    title: typeof title === 'string' && title !== '' ? title : undefined,
    cases: withUniqueNames(cases.slice(0, MAX_CASES)),
    documents: [...named.values()],
    problems,
  };
}
