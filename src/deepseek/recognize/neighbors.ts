// The neighbors of a candidate: kits with another answer to one question, and to the questions that depend on it.
import type { FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { allActionsOf } from './traits.ts';
import type { Candidate, SearchState } from './search-state.ts';
import type { RecognitionTarget } from './similarity.ts';
import { acceptedValues, exampleOf, offeredValues } from './candidate-values.ts';

/** How often a list is changed by single entries. */
const MAX_TOGGLES = 24;

/** The number of choices whose dependent questions are tried. */
const MAX_LOOKAHEADS = 5;

/** Questions that were asked because of one choice. */
type FieldIds = readonly FieldId[];

/** How many dependent choices are followed in a row. */
export const LOOKAHEAD_DEPTH = 2;

/** The loss of score that is tolerated for an answer that changes nothing itself. */
const NEUTRAL_COST = 0.5;

/** The loss of score that a choice may have before its dependent questions are answered. */
const LOOKAHEAD_COST = 30;

function withBestText(best: Candidate, id: FieldId, state: SearchState): Candidate {
  const evidence = state.evidenceFor(best, id);
  if (!evidence || state.isSettled(best, id)) return best;
  const { [id]: _old, ...others } = best.answers.values;
  const start = state.better(best, state.evaluate({ ...best.answers, values: others }));
  return ['', ...acceptedValues(id, evidence, best.checked.view)]
    .map((value) => state.with(best, id, value))
    .reduce(state.better, start);
}

/** The share of what only this value adds that is given: 1 when all is. */
function sharesOf(kits: readonly Candidate[]): readonly number[] {
  const inAll = (hint: string) => kits.every(({ right, wrong }) => right.has(hint) || wrong.has(hint));
  return kits.map(({ right, wrong }) => {
    const good = [...right].filter((hint) => !inAll(hint)).length;
    const bad = [...wrong].filter((hint) => !inAll(hint)).length;
    return good + bad === 0 ? 0 : good / (good + bad);
  });
}

/** Without values that add nothing to the others: a name covers its ARNs. */
function withoutRedundant(kits: readonly Candidate[]): readonly Candidate[] {
  const covered = new Set<string>();
  const needed = kits
    .toSorted((a, b) => b.right.size - a.right.size)
    .filter(({ right }) => {
      const before = covered.size;
      for (const hint of right) covered.add(hint);
      return covered.size > before;
    });
  return kits.filter((kit) => needed.includes(kit));
}

/** Adds or removes each value on its own, if that makes the kit more similar. */
function withEntriesToggled(
  start: Candidate,
  id: FieldId,
  values: readonly string[],
  state: SearchState,
): Candidate {
  let found = start;
  for (const value of [...new Set([...start.checked.view.list(id), ...values])].slice(0, MAX_TOGGLES)) {
    const now = found.checked.view.list(id);
    const next = now.includes(value) ? now.filter((each) => each !== value) : [...now, value];
    found = state.better(found, state.with(found, id, next));
  }
  return found;
}

function withBestList(
  best: Candidate,
  id: FieldId,
  state: SearchState,
  depth: number,
  thorough: boolean,
): Candidate {
  const view = best.checked.view;
  const field = fieldOf(id);
  let values: readonly string[];
  let probe: Candidate[] = [];
  if (field.kind === 'list') {
    const evidence = state.evidenceFor(best, id);
    if (!evidence) return best;
    values = acceptedValues(id, evidence, view);
    probe = exampleOf(id, view).map((text) => state.with(best, id, [text]));
    probe.push(state.with(best, id, []));
  } else {
    values = offeredValues(id, view, new Set(state.evidence));
  }
  const kits = values.map((value) => state.with(best, id, [value]));
  const shares = sharesOf([...kits, ...probe]).slice(0, kits.length);
  const most = Math.max(0, ...shares);
  const limit = field.kind === 'list' ? field.limit : Infinity;
  const some = (least: number) =>
    withoutRedundant(kits.filter((_, at) => shares[at]! >= least && shares[at]! > 0))
      .slice(0, limit)
      .map((kit) => values[kits.indexOf(kit)]!);
  const free = field.kind === 'choices' && !field.optional ? [] : [state.with(best, id, [])];
  const lists = [some(1), some(most), some(most * 0.8)].filter((list) => list.length > 0);
  const found = [...lists.map((list) => state.with(best, id, list)), ...kits, ...free].reduce(
    state.better,
    best,
  );
  if (thorough) return withEntriesToggled(found, id, values, state);
  if (depth === 0 || field.kind === 'list') return found;
  const now = found.checked.view.list(id);
  const more = values.filter((value) => !now.includes(value)).map((value) => [...now, value]);
  return withBestChoice(found, id, more, state, depth);
}

/**
 * The effect of a choice shows only after its dependent questions are answered, and those that came with the
 * choice before (`scope`).
 */
function lookAhead(
  best: Candidate,
  first: Candidate,
  state: SearchState,
  depth: number,
  scope: FieldIds,
): Candidate {
  const before = state.fields(best);
  let found = first;
  for (let pass = 0; pass < 2; pass += 1) {
    const fields = state.fields(found).filter((id) => !before.includes(id) || scope.includes(id));
    for (const id of fields) found = withBestAnswer(found, id, state, depth, false, fields);
  }
  return found;
}

/** How many matching hints none of the other choices has. */
const uniqueHints = (kit: Candidate, kits: readonly Candidate[]): number =>
  [...kit.right].filter((hint) => kits.every((other) => other === kit || !other.right.has(hint))).length;

/** The actions of given statements that the kit does not make in whole. */
function actionsLeft({ groups }: Candidate, { statements }: RecognitionTarget): ReadonlySet<string> {
  const made = new Set(groups.flatMap(({ atoms }) => [...atoms]));
  const left = statements.filter(({ atoms }) => !atoms.every((atom) => made.has(atom)));
  return new Set(left.flatMap(({ actions }) => actions));
}

/** Whether what kits have besides the best may explain what that leaves. What shows nothing yet may do so later. */
export function mayExplain(best: Candidate, target: RecognitionTarget): (kit: Candidate) => boolean {
  const left = actionsLeft(best, target);
  return ({ statements }) => {
    const fresh = [...statements].filter((statement) => !best.statements.has(statement));
    return fresh.length === 0 || fresh.some(({ actions }) => actions.some((action) => left.has(action)));
  };
}

function withBestChoice(
  best: Candidate,
  id: FieldId,
  values: readonly FieldValue[],
  state: SearchState,
  depth: number,
  scope: FieldIds = [],
): Candidate {
  const kits = values.map((value) => state.with(best, id, value));
  const found = kits.reduce(state.better, best);
  if (depth === 0) return found;
  // Only choices that match more, or that ask more questions, can lead to a better kit.
  const before = state.fields(best);
  const explains = mayExplain(best, state.target);
  const promising = kits
    .filter(
      (kit) =>
        kit !== best &&
        (kit.score > best.score || explains(kit)) &&
        (kit.score > best.score - NEUTRAL_COST ||
          kit.right.size > best.right.size ||
          (kit.score > best.score - LOOKAHEAD_COST &&
            state.fields(kit).some((fresh) => !before.includes(fresh)))),
    )
    .map((kit) => ({ kit, only: uniqueHints(kit, kits) }))
    .toSorted((a, b) => b.only - a.only || b.kit.right.size - a.kit.right.size || b.kit.score - a.kit.score)
    .slice(0, MAX_LOOKAHEADS)
    .map(({ kit }) => kit);
  return promising.map((kit) => lookAhead(best, kit, state, depth - 1, scope)).reduce(state.better, found);
}

/** All other questions answered again, as after a larger change. */
export function withOthersAdjusted(start: Candidate, state: SearchState): Candidate {
  return state
    .fields(start)
    .filter((id) => id !== 'also')
    .reduce((found, id) => withBestAnswer(found, id, state, 0, false), start);
}

/** Tasks that the role may also have: one more, one less, or one of them in place of all. */
function withBestTasks(best: Candidate, state: SearchState): Candidate {
  const { target } = state;
  const now = best.checked.view.list('also');
  const less = now.map((task) =>
    state.with(
      best,
      'also',
      now.filter((each) => each !== task),
    ),
  );
  const instead = now.map((task) => {
    const { also: _also, ...values } = best.answers.values;
    return state.evaluate({ scenario: task as ScenarioId, values });
  });
  const found = [...less, ...instead].map((kit) => withOthersAdjusted(kit, state)).reduce(state.better, best);
  const left = [...actionsLeft(best, target)];
  if (found !== best || left.length === 0) return found;
  const more = offeredValues('also', best.checked.view, new Set()).filter(
    (task) => !now.includes(task) && left.some((action) => allActionsOf(task as ScenarioId).has(action)),
  );
  return withBestChoice(
    best,
    'also',
    more.map((task) => [...now, task]),
    state,
    LOOKAHEAD_DEPTH,
  );
}

/** The best value of one question; the same when no other is better. */
export function withBestAnswer(
  best: Candidate,
  id: FieldId,
  state: SearchState,
  depth: number,
  thorough: boolean,
  scope: FieldIds = [],
): Candidate {
  if (state.isExhausted) return best;
  const view = best.checked.view;
  switch (fieldOf(id).kind) {
    case 'text':
      return withBestText(best, id, state);
    case 'switch':
      return withBestChoice(best, id, [!view.flag(id)], state, depth, scope);
    case 'choice':
      return withBestChoice(best, id, offeredValues(id, view, new Set()), state, depth, scope);
    case 'list':
      return withBestList(best, id, state, depth, thorough);
    case 'choices':
      return id === 'also'
        ? depth > 0
          ? withBestTasks(best, state)
          : best
        : withBestList(best, id, state, depth, thorough);
  }
}
