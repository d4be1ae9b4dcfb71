// A sentence → the answers it states. Rules over words, without a model of language: see vocabulary/.
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { chosenScenario } from './choose-scenario.ts';
import type { StatedPart } from './sentence-part.ts';
import { sentenceParts } from './sentence-parts.ts';
import { stateAnswers } from './state-answers.ts';

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
  /** What it says there is, without saying which. */
  readonly open?: readonly OpenQuestion[];
}

/** A question that the text leaves open, tied to the words that ask it. */
export interface OpenQuestion {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly field: FieldId;
  /** “Which role is exempt?” */
  readonly message: string;
}

/** The words that speak for the chosen scenario the most. */
function scenarioPart(id: ScenarioId, parts: readonly StatedPart[]): UnderstoodPart | undefined {
  const [part] = parts.toSorted((a, b) => (b.scenarios[id] ?? 0) - (a.scenarios[id] ?? 0));
  return part
    ? { text: part.text, start: part.start, end: part.end, field: 'scenario', value: id }
    : undefined;
}

/** What the parts ask and nothing in the sentence answers, each question once. */
function openIn(parts: readonly StatedPart[], answers: Answers): readonly OpenQuestion[] {
  const view = viewOf(answers);
  const open = parts.flatMap(({ asks, text, start, end }): readonly OpenQuestion[] =>
    asks && view.asks(asks.field) && answers.values[asks.field] === undefined
      ? [{ text, start, end, field: asks.field, message: asks.question }]
      : [],
  );
  return open.filter(({ field }, index) => open.findIndex((each) => each.field === field) === index);
}

/** A sentence is short; the rest of a longer text is not read. In UTF-16 code units. */
const MAX_SENTENCE = 10_000;

/** Reads what a sentence states. Never throws; a text that says nothing of use gives no answers. */
export function readSentence(whole: string): SentenceReading {
  const text = whole.slice(0, MAX_SENTENCE);
  const found = sentenceParts(text);
  const scenario = chosenScenario(found);
  if (!scenario) return { understood: [] };
  const { answers, taken } = stateAnswers(text, found, scenario);
  const chosen = scenarioPart(scenario.id, found);
  const open = openIn(found, answers);
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
    ...(open.length > 0 ? { open } : {}),
  };
}
