// Searches for the answers whose kit is most similar to what is given, one question after the other.
import { keepAnswer, type Answers } from '#deepseek/answers/answers.ts';
import type { AnswersView, FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { isGuess } from '#deepseek/answers/standing.ts';
import { valueOf } from '#deepseek/answers/answers-view.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { mayExplain, LOOKAHEAD_DEPTH, withOthersAdjusted, withBestAnswer } from './neighbors.ts';
import { coversTarget, type Candidate, type SearchState } from './search-state.ts';
import { acceptedValues, offeredValues } from './candidate-values.ts';

const MAX_ROUNDS = 8;

/** Tries a role's name and path together, as role ARNs have them. */
function withRoleName(best: Candidate, state: SearchState): Candidate {
  const fields = state.fields(best);
  if (!fields.includes('roleName') || !fields.includes('path')) return best;
  const pairs = state.evidence.flatMap((text) => {
    const arn = parseArn(text);
    const [, path, roleName] = /^role(\/(?:.*\/)?)([^/*]+)$/.exec(arn?.resource ?? '') ?? [];
    return path !== undefined && roleName !== undefined ? [{ path, roleName }] : [];
  });
  const { scenario, values } = best.answers;
  return pairs
    .slice(0, 20)
    .map((pair) => state.evaluate({ scenario, values: { ...values, ...pair } }))
    .reduce(state.better, best);
}

/**
 * Repeats until no single answer makes the kit more similar. Yields after each question, so that the caller can work in
 * pieces. `tasks`: also with other tasks in the role, for what one alone does not explain.
 */
export function* searchAnswers(
  start: Answers,
  state: SearchState,
  tasks: boolean,
): Generator<void, Candidate> {
  let best = state.evaluate(start);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const before = best.answers;
    best = withRoleName(best, state);
    for (const id of state.fields(best)) {
      if (id === 'also' && !tasks) continue;
      best = withBestAnswer(best, id, state, LOOKAHEAD_DEPTH, tasks && round > 0);
      yield;
      if (state.isExhausted || coversTarget(best, state.target)) return best;
    }
    if (best.answers !== before || round === 0) continue;
    if (state.strict || !tasks) break;
    state.strict = true;
  }
  return best;
}

/**
 * For what needs several answers at once: each switch and choice is changed, and every other question
 * answered again.
 */
export function* flipChoices(start: Candidate, state: SearchState): Generator<void, Candidate> {
  let best = start;
  state.strict = true;
  for (const id of state.fields(best)) {
    const view = best.checked.view;
    const { kind } = fieldOf(id);
    if (kind !== 'switch' && kind !== 'choice') continue;
    const values = kind === 'switch' ? [!view.flag(id)] : offeredValues(id, view, new Set());
    for (const value of values) {
      if (value === view.text(id)) continue;
      if (coversTarget(best, state.target) || state.isExhausted) return best;
      const kit = state.with(best, id, value);
      if (kit.wrong.size >= best.wrong.size && !mayExplain(best, state.target)(kit)) continue;
      best = state.better(best, withOthersAdjusted(kit, state));
      yield;
    }
  }
  return best;
}

/** Answers questions with their own placeholder, if the given policies have it. */
export function fillPlaceholders(start: Candidate, state: SearchState): Candidate {
  state.strict = true;
  return start.checked.placeholders.reduce((best, id) => {
    const list = fieldOf(id).kind === 'list';
    const same = acceptedValues(id, state.evidence, best.checked.view).map((value) =>
      state.with(best, id, list ? [value] : value),
    );
    // One more answer, with the same kit.
    return (
      same.find(({ strict, wrong }) => best.strict - strict < 0.1 && wrong.size === best.wrong.size) ?? best
    );
  }, start);
}

/** Another answer to a choice than the present one. */
function otherAnswer(id: FieldId, view: AnswersView): FieldValue | undefined {
  const field = fieldOf(id);
  if (field.kind !== 'choice' && field.kind !== 'choices') return undefined;
  const now = [valueOf(id, view)].flat();
  const other = field.options(view).find(({ value, disabled }) => !disabled && !now.includes(value));
  return other && (field.kind === 'choice' ? other.value : [other.value]);
}

/** States the guesses that the given policies show: with another answer, less of them is made. */
export function stateShown(found: Candidate, state: SearchState): Candidate {
  const { checked } = found;
  const shown = checked.fields.filter((id) => {
    const other = isGuess(checked, id) ? otherAnswer(id, checked.view) : undefined;
    if (other === undefined) return false;
    const { right } = state.with(found, id, other);
    return [...found.right].some((hint) => !right.has(hint));
  });
  return { ...found, answers: shown.reduce(keepAnswer, found.answers) };
}
