// Decides a case, and says where the decision is not the expected one.
import type { JsonPath } from '#iam/json/json-path.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { messagesOf } from '#iam/request/problem.ts';
import { readRequest } from '#iam/request/request.ts';
import { validateRequest } from '#iam/request/validate-request.ts';
import { compilePolicies, policySets } from '#iam/decide/compile/compile-policies.ts';
import { decide, type Decision } from '#iam/decide/evaluate/decide.ts';
import { isAsExpected, type ExpectedDecision } from '#iam/decide/expected-decision.ts';
import { decidingStatements } from '#iam/decide/explain/deciding-statements.ts';
import { explain, type Explanation } from '#iam/decide/explain/explain.ts';
import { LAYER_WORDS } from '#iam/decide/explain/reason-text.ts';
import type { Reason } from '#iam/decide/explain/reason.ts';
import type { ReferenceFacts } from '#iam/decide/reference-facts.ts';
import { resolvePolicies, type LoadDocuments, type NamedDocument, type ResolvedPolicies } from './resolve.ts';
import type { CasePolicies, ExpectedOutcome, TestCase } from './test-case.ts';

/** One thing that is not as expected. */
export interface Mismatch {
  readonly what: 'decision' | 'statement' | 'reason';
  readonly expected: string;
  readonly actual: string;
}

/** A statement that decided a case. */
export interface DecidingStatement {
  readonly document: NamedDocument;
  readonly path: JsonPath;
}

export interface CaseResult {
  readonly name: string;
  readonly line: number | undefined;
  readonly status: 'passed' | 'failed' | 'error';
  readonly expected: ExpectedDecision | undefined;
  /** Undefined if there is nothing to decide on. */
  readonly decision: Decision | undefined;
  /** Why the decision is as it is: where something is not as expected. */
  readonly explanation: Explanation | undefined;
  readonly mismatches: readonly Mismatch[];
  /** What has to be corrected before the case can be decided. */
  readonly problems: readonly string[];
  /** What AWS would not send like that, although it can be decided. */
  readonly warnings: readonly string[];
  /** The documents by layer, as far as they could be read. */
  readonly documentOf: (reason: Reason) => NamedDocument | undefined;
  readonly decidedBy: readonly DecidingStatement[];
}

type StatementKey = Pick<Reason, 'layer' | 'level' | 'document' | 'path' | 'sid'>;

const numberOf = ({ path }: Pick<Reason, 'path'>): number => Number(path[1] ?? 0) + 1;

/** "statement 2 (Logs) of the identity policy". */
const statementWords = (reason: StatementKey): string =>
  `statement ${numberOf(reason)}${reason.sid ? ` (${reason.sid})` : ''} of the ${LAYER_WORDS[reason.layer]}`;

function expectedStatement({ statement, layer }: ExpectedOutcome): string {
  const which = statement === undefined ? 'a statement' : `statement ${statement}`;
  return layer === undefined ? which : `${which} of the ${LAYER_WORDS[layer]}`;
}

const isExpected = (reason: StatementKey, { statement, layer }: ExpectedOutcome): boolean =>
  (layer === undefined || reason.layer === layer) &&
  (statement === undefined ||
    (typeof statement === 'number' ? numberOf(reason) === statement : reason.sid === statement));

const MAX_NAMED = 3;

function mismatchesOf(
  decision: Decision,
  { deciding }: Explanation,
  expected: ExpectedOutcome,
): readonly Mismatch[] {
  const found: Mismatch[] = [];
  if (!isAsExpected(expected.decision, decision.decision)) {
    const actual = `${decision.decision}. ${deciding.text}`;
    found.push({ what: 'decision', expected: expected.decision, actual });
  }
  if (expected.reason !== undefined && deciding.code !== expected.reason)
    found.push({ what: 'reason', expected: expected.reason, actual: deciding.code });
  const asksStatement = expected.statement !== undefined || expected.layer !== undefined;
  if (asksStatement && !deciding.statements.some((reason) => isExpected(reason, expected))) {
    const named = deciding.statements.slice(0, MAX_NAMED).map(statementWords);
    const more = deciding.statements.length - named.length;
    const all = [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
    found.push({
      what: 'statement',
      expected: expectedStatement(expected),
      actual: all === '' ? 'no statement decides it' : all,
    });
  }
  return found;
}

/** What the evaluator needs besides the case. */
interface CaseGround {
  readonly load: LoadDocuments;
  readonly facts: ReferenceFacts;
  readonly reference: Reference;
}

const undecided = ({ name, line, expected }: TestCase, problems: readonly string[]): CaseResult => ({
  name,
  line,
  status: 'error',
  expected: expected?.decision,
  decision: undefined,
  explanation: undefined,
  mismatches: [],
  problems,
  warnings: [],
  documentOf: () => undefined,
  decidedBy: [],
});

const cache = new WeakMap<LoadDocuments, Map<CasePolicies, ResolvedPolicies>>();

/** Resolved once, so that the evaluator compiles them once. */
function resolvedOnce(refs: CasePolicies, load: LoadDocuments): ResolvedPolicies {
  const known = cache.get(load) ?? new Map<CasePolicies, ResolvedPolicies>();
  cache.set(load, known);
  const resolved = known.get(refs) ?? resolvePolicies(refs, load);
  known.set(refs, resolved);
  return resolved;
}

interface DocumentFaults {
  /** A statement that neither allows nor denies: AWS refuses the document, so nothing can be said about it. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

function faultsIn({ policies, documentOf }: ResolvedPolicies): DocumentFaults {
  const found = policySets(compilePolicies(policies)).flatMap(({ layer, level, documents }) =>
    documents.map(({ problems, statements }, document) => {
      const title = documentOf({ layer, level, document })?.title ?? LAYER_WORDS[layer];
      return {
        isBroken: statements.some(({ effect }) => effect === undefined),
        words: problems.map(({ path, message }) =>
          path.length < 2 ? `${title}: ${message}` : `${title}, statement ${Number(path[1]) + 1}: ${message}`,
        ),
      };
    }),
  );
  const of = (isBroken: boolean): readonly string[] =>
    found.flatMap((each) => (each.isBroken === isBroken ? each.words : []));
  return { problems: of(true), warnings: of(false) };
}

/** Never throws. */
export function runCase(test: TestCase, { load, facts, reference }: CaseGround): CaseResult {
  const { expected, request } = test;
  const resolved = resolvedOnce(test.policies, load);
  const { policies, documentOf, problems } = resolved;
  const faults = faultsIn(resolved);
  const reading = readRequest(request);
  const known = reading.problems ? [] : validateRequest(reading.value, reference);
  const all = [
    ...test.problems,
    ...problems,
    ...faults.problems,
    ...messagesOf(reading.problems ?? known.filter(({ severity }) => severity === 'error')),
  ];
  if (reading.problems || all.length > 0 || !expected) return undecided(test, [...new Set(all)]);
  const decision = decide(reading.value, policies, facts);
  const isPlain =
    isAsExpected(expected.decision, decision.decision) &&
    expected.decision !== 'depends' &&
    expected.statement === undefined &&
    expected.layer === undefined &&
    expected.reason === undefined;
  // To explain is far dearer than to decide.
  const explanation = isPlain ? undefined : explain(decision);
  const mismatches = explanation ? mismatchesOf(decision, explanation, expected) : [];
  const deciding = explanation?.deciding.statements ?? decidingStatements(decision);
  return {
    name: test.name,
    line: test.line,
    status: mismatches.length > 0 ? 'failed' : 'passed',
    expected: expected.decision,
    decision,
    explanation,
    mismatches,
    problems: [],
    warnings: [...faults.warnings, ...messagesOf(known.filter(({ severity }) => severity === 'warning'))],
    documentOf,
    decidedBy: deciding.flatMap((reason) => {
      const document = documentOf(reason);
      return document ? [{ document, path: reason.path }] : [];
    }),
  };
}
