// Narrows the possible results where an unknown key is in several conditions, by trying the values that they compare it with.
import type { CompiledCondition } from '#iam/decide/compile/compile-condition.ts';
import { policySets, type CompiledPolicies } from '#iam/decide/compile/compile-policies.ts';
import { isMultivaluedKey, type RequestContext, type KeyState } from '#iam/decide/key-state.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { matchesAction } from './match-action.ts';
import { intersectVerdict, type PossibleDecision, type Verdict } from './verdict.ts';

/** Limits on combinations of values, and on combinations times statements. */
const MAX_COMBINATIONS = 4096;
const MAX_EVALUATIONS = 200_000;

const statementsIn = (compiled: CompiledPolicies): number =>
  policySets(compiled).reduce(
    (all, { documents }) => documents.reduce((sum, { statements }) => sum + statements.length, all),
    0,
  );

/** Conditions of statements that match the action, by key. */
function conditionsByKey(
  compiled: CompiledPolicies,
  { action }: PreparedRequest,
): ReadonlyMap<string, readonly CompiledCondition[]> {
  const found = new Map<string, CompiledCondition[]>();
  for (const { documents } of policySets(compiled)) {
    const statements = documents.flatMap((document) => document.statements);
    for (const condition of statements
      .filter((statement) => matchesAction(statement, action))
      .flatMap(({ conditions }) => conditions)) {
      const known = found.get(condition.keyName);
      if (known) known.push(condition);
      else found.set(condition.keyName, [condition]);
    }
  }
  return found;
}

const COMPARED = new Set(['StringEquals', 'StringNotEquals', 'Null']);
const TRUTH = new Set(['Bool', 'Null']);

/** Keys that are also read outside of conditions. */
const READ_OUTSIDE_CONDITIONS = new Set(['aws:multifactorauthpresent', 'aws:userid']);

const allOf = (conditions: readonly CompiledCondition[], bases: ReadonlySet<string>): boolean =>
  conditions.every(({ operator }) => operator !== undefined && bases.has(operator.base));

/** A text that is not in the set. */
function textOtherThan(texts: ReadonlySet<string>): string {
  let other = 'another value';
  while (texts.has(other)) other += '.';
  return other;
}

/**
 * States that represent all states of a key that these conditions can distinguish; undefined if there are too many:
 * patterns, ranges and variables.
 */
function sampleStates(
  key: string,
  conditions: readonly CompiledCondition[],
): readonly KeyState[] | undefined {
  if (isMultivaluedKey(key) !== false) return undefined;
  if (allOf(conditions, TRUTH) && key !== 'aws:userid') return ['absent', ['true'], ['false'], ['neither']];
  const hasVariable = conditions.some(({ texts }) => texts.some((text) => text.includes('${')));
  if (!allOf(conditions, COMPARED) || hasVariable || READ_OUTSIDE_CONDITIONS.has(key)) return undefined;
  const texts = new Set(conditions.flatMap((condition) => condition.texts));
  return ['absent', ...[...texts].map((text) => [text]), [textOtherThan(texts)]];
}

const withStates = (context: RequestContext, states: ReadonlyMap<string, KeyState>): RequestContext => ({
  ...context,
  state: (key) => states.get(key) ?? context.state(key),
});

/** All combinations of one state for each key. */
function* combinations(
  keys: readonly (readonly [string, readonly KeyState[]])[],
  at = 0,
  chosen: ReadonlyMap<string, KeyState> = new Map(),
): Generator<ReadonlyMap<string, KeyState>> {
  const next = keys[at];
  if (!next) {
    yield chosen;
    return;
  }
  const [key, states] = next;
  for (const state of states) yield* combinations(keys, at + 1, new Map([...chosen, [key, state]]));
}

/**
 * The verdict without results that no values of the unknown keys lead to. Keys that are also used as variables are not
 * tried: what they are compared with is unknown.
 */
export function narrowVerdict(
  verdict: Verdict,
  request: PreparedRequest,
  compiled: CompiledPolicies,
  decide: (request: PreparedRequest) => Verdict,
): Verdict {
  const keys: (readonly [string, readonly KeyState[]])[] = [];
  let ways = 1;
  const most = Math.min(MAX_COMBINATIONS, MAX_EVALUATIONS / (statementsIn(compiled) + 1));
  for (const [key, conditions] of conditionsByKey(compiled, request)) {
    if (request.context.state(key) !== 'unknown' || compiled.variables.has(key)) continue;
    const states = sampleStates(key, conditions);
    if (!states || ways * states.length > most) continue;
    ways *= states.length;
    keys.push([key, states]);
  }
  if (keys.length === 0) return verdict;
  const reached = new Set<PossibleDecision>();
  for (const states of combinations(keys)) {
    const { possible } = decide({ ...request, context: withStates(request.context, states) });
    for (const outcome of possible) reached.add(outcome);
    if (verdict.possible.every((outcome) => reached.has(outcome))) return verdict;
  }
  return intersectVerdict(verdict, reached);
}
