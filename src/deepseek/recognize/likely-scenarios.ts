// Ranks the scenarios that may have made the given policies, by their actions.
import '#deepseek/answers/register-all.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { askedFields, viewOf } from '#deepseek/answers/answers-view.ts';
import { scenarios, type ScenarioId, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { composeDocuments } from '#deepseek/compose/compose.ts';
import { groupsOf, similarity, worthOf, type RecognitionTarget } from './similarity.ts';
import { actionHints } from './tokens.ts';
import { exampleOf, offeredValues } from './candidate-values.ts';

/** The scenario with every switch turned one way, and with all or the usual choices. */
export function withAllSwitches(scenario: ScenarioId, on: boolean): Answers {
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

/** The actions of the documents of a kit, by document group. */
type KitActions = readonly ReadonlySet<string>[];

const actionsOf = (answers: Answers): KitActions =>
  groupsOf(composeDocuments(readAnswers(answers))).map(
    (documents) =>
      new Set(
        documents.flatMap(({ type, document }) =>
          document.Statement.flatMap((statement) => actionHints(type, { ...statement })),
        ),
      ),
  );

/** The actions of each scenario's kits, computed once. */
const knownActions = new Map<ScenarioId, readonly KitActions[]>();

function variantsOf(id: ScenarioId): readonly KitActions[] {
  const known = knownActions.get(id);
  if (known) return known;
  const variants = [startAnswers(id), withAllSwitches(id, true), withAllSwitches(id, false)].map(actionsOf);
  knownActions.set(id, variants);
  return variants;
}

const knownAll = new Map<ScenarioId, ReadonlySet<string>>();

/** The answers with each choice in each way, one at a time: who uses the role is one of them. */
function withEachChoice(answers: Answers): readonly Answers[] {
  const view = viewOf(answers);
  return askedFields(view).flatMap((id) =>
    fieldOf(id).kind === 'choice'
      ? offeredValues(id, view, new Set()).map((value) => ({
          ...answers,
          values: { ...answers.values, [id]: value },
        }))
      : [],
  );
}

/** The answers with an example in each list and text: some statements come with an optional one alone. */
export function withExamples(answers: Answers): Answers {
  const view = viewOf(answers);
  const examples = askedFields(view).flatMap((id): [FieldId, FieldValue][] => {
    const { kind } = fieldOf(id);
    const fills = (kind === 'list' || kind === 'text') && answers.values[id] === undefined;
    return fills ? exampleOf(id, view).map((text) => [id, kind === 'list' ? [text] : text]) : [];
  });
  return examples.length === 0
    ? answers
    : withExamples({ ...answers, values: { ...answers.values, ...Object.fromEntries(examples) } });
}

/** All actions of a scenario, with any choices. */
export function allActionsOf(id: ScenarioId): ReadonlySet<string> {
  const known = knownAll.get(id);
  if (known) return known;
  const full = withAllSwitches(id, true);
  const kits = [...variantsOf(id), ...[withExamples(full), ...withEachChoice(full)].map(actionsOf)];
  const all = new Set(kits.flat().flatMap((actions) => [...actions]));
  knownAll.set(id, all);
  return all;
}

/** Whether a scenario has the action. Most show in the few kits that each is ranked by, which are composed anyway. */
export function isMade(action: string): boolean {
  const all = scenarios.all();
  return (
    all.some(({ id }) => variantsOf(id).some((doings) => doings.some((actions) => actions.has(action)))) ||
    all.some(({ id }) => allActionsOf(id).has(action))
  );
}

/** How similar (`strict`) kits of the scenario can be at most: as if they had all statements with their actions. */
export function mostSimilar(id: ScenarioId, target: RecognitionTarget): number {
  const all = allActionsOf(id);
  let most = 0;
  for (const statement of target.statements) {
    const share = statement.actions.filter((action) => all.has(action)).length / statement.actions.length;
    if (share > 0) most += worthOf(statement, share);
  }
  return most;
}

const LEAST_WORTH = 0.1;

/** The other actions of the kit that has the fewest. */
const othersOf = (scenario: ScenarioRow, target: RecognitionTarget): number =>
  Math.min(
    ...variantsOf(scenario.id).map(
      (doings) =>
        doings.flatMap((actions) => [...actions]).filter((action) => !target.hints.has(action)).length,
    ),
  );

/** How many of the given actions such a kit has, less its other actions; nothing counts twice. */
function coverageOf(doings: KitActions, target: RecognitionTarget): number {
  const counted = new Set<string>();
  let worth = 0;
  for (const actions of doings) {
    const right = [...actions].filter((action) => target.hints.has(action));
    const fresh = right.filter((action) => !counted.has(action));
    if (fresh.length === 0) continue;
    for (const action of fresh) counted.add(action);
    // A kit with any action in common is a candidate, but ranks last.
    worth += Math.max(LEAST_WORTH, 3 * fresh.length - (actions.size - right.length + fresh.length));
  }
  return worth;
}

/** The highest similarity of a scenario's starting kits, over all trusted entities. */
function startSimilarity(scenario: ScenarioRow, target: RecognitionTarget): number {
  const starts: readonly Answers['values'][] = [{}, ...scenario.entities.map((entity) => ({ entity }))];
  return Math.max(
    ...starts.map(
      (values) => similarity(composeDocuments(readAnswers({ scenario: scenario.id, values })), target).score,
    ),
  );
}

/** At most `most` scenarios: those with most of the given actions, and the fewest others, come first. */
export function likelyScenarios(target: RecognitionTarget, most: number): readonly ScenarioId[] {
  const ranked = scenarios
    .all()
    .map((scenario) => ({
      scenario,
      worth: Math.max(...variantsOf(scenario.id).map((doings) => coverageOf(doings, target))),
    }))
    .filter(({ worth }) => worth > 0)
    .toSorted((a, b) => b.worth - a.worth);
  const least = ranked[Math.min(most, ranked.length) - 1]?.worth ?? 0;
  return ranked
    .filter(({ worth }) => worth >= least)
    .map(({ scenario, worth }) => ({
      scenario,
      worth,
      // Of those with little in common, a set of many policies ranks after one of them alone.
      others: worth > LEAST_WORTH ? 0 : othersOf(scenario, target),
      like: startSimilarity(scenario, target),
    }))
    .toSorted((a, b) => b.worth - a.worth || a.others - b.others || b.like - a.like)
    .slice(0, most)
    .map(({ scenario }) => scenario.id);
}
