// Looks closer where a key that is not known stands in several conditions: one value cannot fit both of two others.
import type { CompiledCondition } from '#core/simulate/compile/compile-condition.ts';
import { policySets, type CompiledPolicies } from '#core/simulate/compile/compile-policies.ts';
import { isMultivaluedKey, type RequestContext, type KeyState } from '#core/simulate/key-state.ts';
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';
import { matchesAction } from './match-action.ts';
import { intersectVerdict, type Outcome, type Verdict } from './verdict.ts';

/** More ways than these are not gone through, and fewer where there are many statements to hold against each. */
const MAX_COMBINATIONS = 4096;
const MAX_EVALUATIONS = 200_000;

const statementsIn = (plan: CompiledPolicies): number =>
  policySets(plan).reduce(
    (all, { documents }) => documents.reduce((sum, { statements }) => sum + statements.length, all),
    0,
  );

/** The conditions that may bear on the request, by key. */
function conditionsByKey(
  plan: CompiledPolicies,
  { action }: PreparedRequest,
): ReadonlyMap<string, readonly CompiledCondition[]> {
  const found = new Map<string, CompiledCondition[]>();
  for (const { documents } of policySets(plan)) {
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

/** Keys that are looked at without any condition, too. */
const READ_OUTSIDE_CONDITIONS = new Set(['aws:multifactorauthpresent', 'aws:userid']);

const allOf = (conditions: readonly CompiledCondition[], bases: ReadonlySet<string>): boolean =>
  conditions.every(({ operator }) => operator !== undefined && bases.has(operator.base));

/** A text that is none of these. */
function textOtherThan(texts: ReadonlySet<string>): string {
  let other = 'another value';
  while (texts.has(other)) other += '.';
  return other;
}

/**
 * States that stand for all that a key can be in, as far as these conditions can tell; undefined where no list of
 * states can: patterns, ranges and variables tell too many apart.
 */
function sampleStates(
  key: string,
  conditions: readonly CompiledCondition[],
): readonly KeyState[] | undefined {
  if (isMultivaluedKey(key) !== false) return undefined;
  if (allOf(conditions, TRUTH) && key !== 'aws:userid') return ['absent', ['true'], ['false'], ['neither']];
  const hasVariable = conditions.some(({ texts }) => texts.some((text) => text.includes('${')));
  if (!allOf(conditions, COMPARED) || hasVariable || READ_OUTSIDE_CONDITIONS.has(key)) return undefined;
  const compared = conditions.filter(({ operator }) => operator?.family === 'String');
  const texts = new Set(compared.flatMap(({ texts }) => texts));
  return ['absent', ...[...texts].map((text) => [text]), [textOtherThan(texts)]];
}

const withStates = (context: RequestContext, states: ReadonlyMap<string, KeyState>): RequestContext => ({
  state: (key) => states.get(key) ?? context.state(key),
});

/** Every way to choose one of each key's states. */
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
 * The verdict without outcomes that no values of the unknown keys lead to. A key that is also filled in as a variable is
 * left out: what it is compared with there is not known.
 */
export function narrowVerdict(
  verdict: Verdict,
  request: PreparedRequest,
  plan: CompiledPolicies,
  decide: (request: PreparedRequest) => Verdict,
): Verdict {
  const keys: (readonly [string, readonly KeyState[]])[] = [];
  let ways = 1;
  const most = Math.min(MAX_COMBINATIONS, MAX_EVALUATIONS / (statementsIn(plan) + 1));
  for (const [key, conditions] of conditionsByKey(plan, request)) {
    if (request.context.state(key) !== 'unknown' || plan.variables.has(key)) continue;
    const states = sampleStates(key, conditions);
    if (!states || ways * states.length > most) continue;
    ways *= states.length;
    keys.push([key, states]);
  }
  if (keys.length === 0) return verdict;
  const reached = new Set<Outcome>();
  for (const states of combinations(keys)) {
    const { possible } = decide({ ...request, context: withStates(request.context, states) });
    for (const outcome of possible) reached.add(outcome);
    if (verdict.possible.every((outcome) => reached.has(outcome))) return verdict;
  }
  return intersectVerdict(verdict, reached);
}
