// A sentence → the answers it states. Rules over words, without a model of language: see vocabulary/.
import type { Answers, FieldValues } from '#core/answers/answers.ts';
import { viewOf } from '#core/answers/answers-view.ts';
import type { FieldValue } from '#core/answers/field.ts';
import { isFieldId, type FieldId } from '#core/answers/fields/fields.ts';
import { scenarios, type ScenarioId, type ScenarioRow } from '#core/catalog/scenarios.ts';
import type { SentencePart } from './sentence-part.ts';
import { sentenceParts } from './sentence-parts.ts';

/** One thing that was understood, tied to the words it was read from. */
export interface UnderstoodPart {
  /** As it stands in the text. */
  readonly text: string;
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** The question it answers; "scenario" where it chose the scenario. */
  readonly field: FieldId | 'scenario';
  readonly value: FieldValue;
}

export interface SentenceReading {
  /** Absent when no word speaks for a scenario. */
  readonly answers?: Answers;
  readonly understood: readonly UnderstoodPart[];
}

/** How much the parts speak for a scenario. */
function score(scenario: ScenarioRow, parts: readonly SentencePart[]): number {
  return parts.reduce(
    (sum, part) => sum + (part.scenarios[scenario.id] ?? 0) + (part.families[scenario.family] ?? 0),
    0,
  );
}

/** The first scenario that offers a trusted entity which is named, for a text that names nothing else. */
const scenarioOfEntity = (parts: readonly SentencePart[]): ScenarioRow | undefined =>
  scenarios
    .all()
    .find(({ entities }) => parts.some((part) => part.entities.some((id) => entities.includes(id))));

/** The scenario the parts speak for most; of equals, the first of the catalog. */
function chosenScenario(parts: readonly SentencePart[]): ScenarioRow | undefined {
  let best: ScenarioRow | undefined;
  let most = 0;
  for (const scenario of scenarios.all()) {
    const votes = score(scenario, parts);
    if (votes > most) {
      best = scenario;
      most = votes;
    }
  }
  return best ?? scenarioOfEntity(parts);
}

/** The words that speak for the chosen scenario the most. */
function scenarioPart(id: ScenarioId, parts: readonly SentencePart[]): UnderstoodPart | undefined {
  const [part] = parts.toSorted((a, b) => (b.scenarios[id] ?? 0) - (a.scenarios[id] ?? 0));
  return part
    ? { text: part.text, start: part.start, end: part.end, field: 'scenario', value: id }
    : undefined;
}

interface Statement {
  readonly part: SentencePart;
  readonly field: FieldId;
  readonly value: FieldValue;
}

/** What may stand between a caller and its Region: "a Lambda in eu-west-1", and between two Regions. */
const IN_REGION = /^\W*(?:function|task|pods?|instance|service|running)?\s*(?:in|from)\s+(?:region\s+)?$/i;
const AND_REGION = /^\s*(?:,|and|or|,\s*and)\s*$/i;

/** A Region right behind the caller is the caller's, if there is another for the model. */
function placeRegions(
  text: string,
  parts: readonly SentencePart[],
  scenario: ScenarioRow,
): readonly SentencePart[] {
  if (!scenario.fields.includes('elsewhere')) return parts;
  const callers = new Set<SentencePart>();
  for (const [index, part] of parts.entries()) {
    const previous = parts[index - 1];
    if (part.region === undefined || !previous) continue;
    const between = text.slice(previous.end, part.start);
    if (
      (previous.entities.length > 0 && IN_REGION.test(between)) ||
      (callers.has(previous) && AND_REGION.test(between))
    )
      callers.add(part);
  }
  const all = parts.filter(({ region }) => region !== undefined);
  if (callers.size === 0 || callers.size === all.length) return parts;
  return parts.map((part) =>
    callers.has(part) && part.region !== undefined
      ? { ...part, answers: { elsewhere: true, callerRegions: [part.region] } }
      : part,
  );
}

function entityStatement(parts: readonly SentencePart[], scenario: ScenarioRow): Statement | undefined {
  const offered: readonly string[] = scenario.entities;
  if (offered.length < 2) return undefined;
  const stated = parts.flatMap((part) =>
    part.entities
      .filter((id) => offered.includes(id))
      .map((value): Statement => ({ part, field: 'entity', value })),
  );
  // "An EKS pod with IRSA": one word can mean two trusted entities, and another says which.
  const [first] = stated;
  const exact = stated.find(
    ({ part, value }) =>
      part.entities.length === 1 &&
      first !== undefined &&
      first.part.entities.length > 1 &&
      first.part.entities.some((id) => id === value),
  );
  return exact ?? first;
}

function statementsOf(parts: readonly SentencePart[], { id }: ScenarioRow): readonly Statement[] {
  const joined = parts.flatMap((part): readonly Statement[] => {
    const task = part.joins[id];
    return task === undefined ? [] : [{ part, field: 'also', value: [task] }];
  });
  const stated = parts.flatMap((part) =>
    Object.entries(part.answers).flatMap(([field, value]): readonly Statement[] =>
      isFieldId(field) && value !== undefined ? [{ part, field, value }] : [],
    ),
  );
  return [...joined, ...stated];
}

const merged = (old: FieldValue | undefined, value: FieldValue): FieldValue =>
  Array.isArray(old) && Array.isArray(value) ? [...new Set([...old, ...value])] : value;

/** Takes the statements whose question is asked, again and again: some are only asked once others are answered. */
function applyStatements(
  start: Answers,
  statements: readonly Statement[],
): { answers: Answers; taken: readonly Statement[] } {
  let values: FieldValues = start.values;
  const taken = new Set<Statement>();
  for (let more = true; more;) {
    more = false;
    const view = viewOf({ ...start, values });
    for (const statement of statements) {
      if (taken.has(statement) || !view.asks(statement.field)) continue;
      taken.add(statement);
      values = { ...values, [statement.field]: merged(values[statement.field], statement.value) };
      more = true;
    }
  }
  return { answers: { ...start, values }, taken: statements.filter((statement) => taken.has(statement)) };
}

/** A sentence is short; the rest of a longer text is not read. In UTF-16 code units. */
const MAX_SENTENCE = 10_000;

/** Reads what a sentence states. Never throws; a text that says nothing of use gives no answers. */
export function readSentence(whole: string): SentenceReading {
  const text = whole.slice(0, MAX_SENTENCE);
  const found = sentenceParts(text);
  const scenario = chosenScenario(found);
  if (!scenario) return { understood: [] };
  const parts = placeRegions(text, found, scenario);
  const entity = entityStatement(parts, scenario);
  const statements = [...(entity ? [entity] : []), ...statementsOf(parts, scenario)];
  const { answers, taken } = applyStatements({ scenario: scenario.id, values: {} }, statements);
  const chosen = scenarioPart(scenario.id, found);
  return {
    answers,
    understood: [
      ...(chosen ? [chosen] : []),
      ...taken.map(({ part, field, value }) => ({
        text: part.text,
        start: part.start,
        end: part.end,
        field,
        value,
      })),
    ],
  };
}
