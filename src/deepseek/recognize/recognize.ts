// Finds the answers from which the wizard would make the given policies, and the rest that the wizard cannot make.
import { isAccountId } from '#iam/facts/account-id.ts';
import '#deepseek/answers/register-all.ts';
import { setDifferent, startAnswers, type Answers, type FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { checkEntry } from '#deepseek/answers/read-answers.ts';
import { checkRegion } from '#deepseek/answers/check-region.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { type ScenarioId, scenarios } from '#deepseek/catalog/scenarios.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { PARTITIONS, REGIONS } from '#iam/facts/regions.ts';
import { searchAnswers, fillPlaceholders, flipChoices, stateShown } from './search.ts';
import { targetOf, type GivenPolicy, type RecognitionTarget } from './similarity.ts';
import { allActionsOf, isKnownAction, scenariosByTraits } from './traits.ts';
import { report, type Recognized } from './report.ts';
import { coversTarget, SearchState, type Candidate } from './search-state.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import type { PolicyType } from '#iam/policy/policy.ts';
import { tokensOf } from './tokens.ts';

/** Statements of the kit that were not given, in documents of the types of which some were given. */
function extraStatements(
  { kit }: Candidate,
  target: RecognitionTarget,
  types: ReadonlySet<PolicyType>,
): number {
  return documentsOf(kit)
    .filter(({ type }) => types.has(type))
    .flatMap(({ type, document }) =>
      document.Statement.filter(
        (statement) => !tokensOf(type, { ...statement }).atoms.every((atom) => target.atoms.has(atom)),
      ),
    ).length;
}

/** Whether the role is for one AWS service: a role for the reader's code asks for less knowledge. */
const isForOneService = ({ answers }: Candidate): boolean =>
  (scenarios.find(answers.scenario)?.entities.length ?? 0) === 1;

/**
 * The candidates with the best first: those that explain all of the target, then the most similar. Of those that are as
 * good the one that grants least besides, then roles for the reader's code, then the one with the fewest answers.
 */
function simplestFirst(
  found: readonly Candidate[],
  target: RecognitionTarget,
  types: ReadonlySet<PolicyType>,
): readonly Candidate[] {
  const ranked = found.map((candidate) => {
    const covers = coversTarget(candidate, target);
    return {
      candidate,
      keys: [
        Number(!covers),
        // The score of those that explain all differs by what they have besides, which is counted next.
        covers ? 0 : -Math.round(candidate.strict),
        extraStatements(candidate, target, types),
        Number(isForOneService(candidate)),
        Object.keys(candidate.answers.values).length,
      ],
    };
  });
  return ranked
    .toSorted((a, b) => {
      const at = a.keys.findIndex((key, index) => key !== b.keys[index]);
      return at < 0 ? 0 : a.keys[at]! - b.keys[at]!;
    })
    .map(({ candidate }) => candidate);
}

// Some scenarios make the same documents for one trusted entity, and one of them is about that entity alone.
const textOf = ({ kit }: Candidate): string =>
  JSON.stringify(documentsOf(kit).map(({ type, document }) => [type, document.Statement]));

/** Who uses the role, as answered or to start with. */
const entityOf = ({ checked }: Candidate): string => checked.view.entity.id;

/**
 * The scenario that is about the trusted entity alone, where its documents are the same: a role of an EC2 instance that
 * reads weights is for hosting the model there, although the role of an app may read them, too.
 */
function inOwnScenario(best: Candidate, state: SearchState): Candidate {
  const entity = entityOf(best);
  if ((scenarios.find(best.answers.scenario)?.entities.length ?? 0) < 2) return best;
  const own = scenarios.all().filter(({ entities }) => entities.length === 1 && entities[0] === entity);
  for (const { id } of own) {
    const twin = state.evaluate({ scenario: id as ScenarioId, values: best.answers.values });
    if (textOf(twin) === textOf(best)) return twin;
  }
  return best;
}

export type { GivenPolicy } from './similarity.ts';
export type { UnmatchedStatement, Recognized } from './report.ts';

/** What is known from the policies' context, such as the role's name. */
export type Hints = FieldValues;

/** The hints that the scenario asks for and accepts. */
function withHints(start: Answers, hints: Hints): Answers {
  return Object.entries(hints).reduce<Answers>((answers, [name, value]) => {
    const id = name as FieldId;
    const view = viewOf(answers);
    const texts = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
    const taken = view.asks(id) && texts.length > 0 && texts.every((text) => checkEntry(id, text, view).ok);
    return taken ? setDifferent(answers, id, value) : answers;
  }, start);
}

const MAX_SCENARIOS = 6;

/** Kits composed at most. */
const MAX_KITS = 6000;
/** The same where the answers are only a place to start from. */
const MAX_FAR_KITS = 150;

/** Where the role is, as far as ARNs tell: of a partition without a Region in them, one that the scenario is offered in. */
export function startingPoint(scenario: ScenarioId, evidence: readonly string[]): Answers {
  const start = startAnswers(scenario);
  const view = viewOf(start);
  if (!view.asks('regions') && !view.asks('governPartition')) return start;
  const arns = evidence.flatMap((text) => parseArn(text) ?? []);
  const partition = arns.find((arn) => PARTITIONS.some(({ id }) => id === arn.partition))?.partition ?? 'aws';
  if (!view.asks('regions'))
    return partition === 'aws' ? start : setDifferent(start, 'governPartition', partition);
  const open = REGIONS.filter(
    ({ code, partition: own }) => own === partition && checkRegion(code, view, partition).ok,
  ).map(({ code }) => code);
  const evident = open.filter((code) => evidence.includes(code));
  const regions = evident.length > 0 ? evident : open.slice(0, 1);
  return partition === 'aws' && evident.length === 0 ? start : setDifferent(start, 'regions', regions);
}

const bySimilarity = (found: readonly Candidate[]): readonly Candidate[] =>
  found.toSorted((a, b) => b.strict - a.strict);

const accountsIn = (evidence: readonly string[]): readonly string[] =>
  evidence.filter((text) => isAccountId(text)).slice(0, 3);

/** How many of the given statements the kit makes. */
function madeOf({ groups }: Candidate, { statements }: RecognitionTarget): number {
  const made = new Set(groups.flatMap(({ atoms }) => [...atoms]));
  return statements.filter(({ atoms }) => atoms.every((atom) => made.has(atom))).length;
}

/**
 * The closest that the wizard can make of the policies, or what they are likely for where it makes too little:
 * undefined when no scenario has a third of their actions. `hints` are
 * texts from around them that may have been answers, such as the role's name. Yields now and then, for those who must
 * not be kept waiting.
 */
export function* closestInSteps(
  given: readonly GivenPolicy[],
  hints: Hints = {},
): Generator<void, Recognized | undefined> {
  const likely = scenariosByTraits(given, 'part').slice(0, MAX_SCENARIOS);
  const isLikely = (action: string) => likely.some((id) => allActionsOf(id).has(action));
  const target = targetOf(given, (action) => isKnownAction(action) || isLikely(action));
  // Nothing is searched for where less than half of the statements can be made.
  const hopeful = target.statements.filter(({ actions }) => actions.every(isLikely));
  const hopeless = hopeful.length * 2 < target.count;
  const [far] = scenariosByTraits(given);
  const state = new SearchState(target, hopeless ? MAX_FAR_KITS : MAX_KITS);
  const { evidence } = state;
  // Where ARNs name the partition, it is known before any answer that shows it.
  const pinned = evidence.some((text) => parseArn(text)) ? (['governPartition'] as const) : [];
  state.pinned = pinned;
  const startOf = (scenario: ScenarioId) => withHints(startingPoint(scenario, evidence), hints);
  const starts = (hopeless ? [] : likely).map(startOf);
  // With two accounts, it has to be known first which of them is the role's.
  const accounts = accountsIn(evidence);
  function* withAccounts(found: Candidate): Generator<void, Candidate> {
    const start = startOf(found.answers.scenario);
    let best = found;
    state.pinned = [...pinned, 'account'];
    for (const account of accounts) {
      if (coversTarget(best, target)) break;
      state.strict = false;
      const other = yield* searchAnswers(setDifferent(start, 'account', account), state, true);
      best = bySimilarity([best, other])[0]!;
    }
    state.pinned = pinned;
    return best;
  }
  const types = new Set(given.map(({ type }) => type));
  const first: Candidate[] = [];
  for (const [index, start] of starts.entries()) {
    yield;
    // After one that makes everything, one that has not all of the actions is not tried.
    const all = allActionsOf(start.scenario);
    const whole = target.statements.every(({ actions }) => actions.every((action) => all.has(action)));
    if (!whole && first.some((found) => coversTarget(found, target))) continue;
    // One that leads nowhere leaves enough for the others.
    state.share(starts.length - index + 1);
    const found = yield* searchAnswers(start, state, false);
    first.push(found);
    // Nothing can be simpler than what grants nothing else, to the reader's code.
    if (coversTarget(found, target) && extraStatements(found, target, types) === 0 && !isForOneService(found))
      break;
  }
  state.share(1);
  const ordered = simplestFirst(first, target, types);
  let [best] = ordered;
  const isLittle = (found: Candidate) => madeOf(found, target) * 2 <= target.count;
  if (best && accounts.length > 1 && isLittle(best)) best = yield* withAccounts(best);
  // Where half of it or less is made, what it is likely for says more.
  if (!best || isLittle(best)) {
    const most = best ? madeOf(best, target) : 0;
    const started = first.find(({ answers }) => answers.scenario === far);
    const other = started ?? (far && (yield* searchAnswers(startOf(far), state, false)));
    if (!best || !other || most * 2 < target.count || madeOf(other, target) >= most)
      return other && report(other, given, target);
  }
  for (const { answers } of ordered.slice(0, 2)) {
    if (coversTarget(best, target)) break;
    state.strict = false;
    best = bySimilarity([best, yield* searchAnswers(answers, state, true)])[0]!;
  }
  best = yield* withAccounts(best);
  if (!coversTarget(best, target)) best = yield* flipChoices(best, state);
  best = fillPlaceholders(best, state);
  if (types.has('trust') && coversTarget(best, target)) best = inOwnScenario(best, state);
  return report(stateShown(best, state), given, target);
}

/** A few statements in common are not enough. */
export const isEnough = ({ matched, total }: Pick<Recognized, 'matched' | 'total'>): boolean =>
  matched > 0 && matched * 2 >= total;

/** The same where the wizard makes at least half of their statements. */
function* recognizeInSteps(
  given: readonly GivenPolicy[],
  hints: Hints = {},
): Generator<void, Recognized | undefined> {
  const found = yield* closestInSteps(given, hints);
  return found && isEnough(found) ? found : undefined;
}

/** The same without yielding. */
export function recognize(given: readonly GivenPolicy[], hints: Hints = {}): Recognized | undefined {
  const steps = recognizeInSteps(given, hints);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
