// Which scenarios may have made given policies, by what these do.
import '#core/answers/rows.ts';
import { startAnswers, type Answers } from '#core/answers/answers.ts';
import type { FieldValue } from '#core/answers/field.ts';
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import { askedFields, viewOf } from '#core/answers/view.ts';
import { scenarios, type ScenarioId, type ScenarioRow } from '#core/catalog/scenarios.ts';
import { compose } from '#core/compose/compose.ts';
import { groupsOf, likeness, type Target } from './similarity.ts';
import { tokensOf } from './tokens.ts';
import { offered } from './candidate-values.ts';

/** The scenario with every switch turned one way, and with all or the usual choices. */
function turned(scenario: ScenarioId, on: boolean): Answers {
  const start = startAnswers(scenario);
  const view = viewOf(start);
  const values = askedFields(view).flatMap((id): [FieldId, FieldValue][] => {
    const field = fieldOf(id);
    if (field.kind === 'switch') return [[id, on]];
    if (!on || field.kind !== 'choices' || id === 'also' || field.style !== 'cards') return [];
    return [
      [id, field.options(view).flatMap(({ value, disabled }) => (disabled === undefined ? value : []))],
    ];
  });
  return { scenario, values: Object.fromEntries(values) };
}

/** What the documents of a kit do, group by group. */
type Doings = readonly ReadonlySet<string>[];

const doingsOf = (answers: Answers): Doings =>
  groupsOf(compose(answers)).map(
    (documents) =>
      new Set(
        documents.flatMap(({ type, document }) =>
          document.Statement.flatMap((statement) => tokensOf(type, statement as never).actions),
        ),
      ),
  );

/** What the roles of each scenario do, worked out once. */
const knownDoings = new Map<ScenarioId, readonly Doings[]>();

function variantsOf(id: ScenarioId): readonly Doings[] {
  const known = knownDoings.get(id);
  if (known) return known;
  const variants = [startAnswers(id), turned(id, true), turned(id, false)].map(doingsOf);
  knownDoings.set(id, variants);
  return variants;
}

let everything: ReadonlySet<string> | undefined;

/** The answers with each choice in each way, one at a time: who uses the role is one of them. */
function chosen(answers: Answers): readonly Answers[] {
  const view = viewOf(answers);
  return askedFields(view).flatMap((id) =>
    fieldOf(id).kind === 'choice'
      ? offered(id, view, new Set()).map((value) => ({
          ...answers,
          values: { ...answers.values, [id]: value },
        }))
      : [],
  );
}

/** All that any scenario does, whatever is chosen. */
export function allDoings(): ReadonlySet<string> {
  everything ??= new Set(
    scenarios
      .all()
      .flatMap(({ id }) => [...variantsOf(id), ...chosen(turned(id, true)).map(doingsOf)])
      .flat()
      .flatMap((actions) => [...actions]),
  );
  return everything;
}

/** How much of what is given such a kit does, less what its documents do besides; nothing counts twice. */
function worthOf(doings: Doings, target: Target): number {
  const counted = new Set<string>();
  let worth = 0;
  for (const actions of doings) {
    const right = [...actions].filter((action) => target.hints.has(action));
    const fresh = right.filter((action) => !counted.has(action));
    if (fresh.length === 0) continue;
    for (const action of fresh) counted.add(action);
    // Whatever has a thing in common may be it, but comes last.
    worth += Math.max(0.1, 3 * fresh.length - (actions.size - right.length + fresh.length));
  }
  return worth;
}

/** The start of a scenario that is most like what is given, whoever uses the role. */
function startLikeness(scenario: ScenarioRow, target: Target): number {
  const starts: readonly Answers['values'][] = [{}, ...scenario.entities.map((entity) => ({ entity }))];
  return Math.max(
    ...starts.map((values) => likeness(compose({ scenario: scenario.id, values }), target).score),
  );
}

/** At most `most` scenarios: those that do most of what is given, and least besides, come first. */
export function likelyScenarios(target: Target, most: number): readonly ScenarioId[] {
  const ranked = scenarios
    .all()
    .map((scenario) => ({
      scenario,
      worth: Math.max(...variantsOf(scenario.id).map((doings) => worthOf(doings, target))),
    }))
    .filter(({ worth }) => worth > 0)
    .toSorted((a, b) => b.worth - a.worth);
  const least = ranked[Math.min(most, ranked.length) - 1]?.worth ?? 0;
  return ranked
    .filter(({ worth }) => worth >= least)
    .map(({ scenario, worth }) => ({ scenario, worth, like: startLikeness(scenario, target) }))
    .toSorted((a, b) => b.worth - a.worth || b.like - a.like)
    .slice(0, most)
    .map(({ scenario }) => scenario.id);
}
