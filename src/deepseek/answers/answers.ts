// Answers hold what a person stated; what is missing is assumed. Changes to them are pure functions.
import { findScenario, FIRST_SCENARIO, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { Field, FieldValue } from './field.ts';
import { fieldOf, type FieldId } from './fields/fields.ts';
import type { Answers } from './raw-answers.ts';
import { initialValue, valueOf, viewOf } from './answers-view.ts';
import { sameValue } from './same-value.ts';

export type { Answers, FieldValues } from './raw-answers.ts';

export const DEFAULT_SCENARIO: ScenarioId = FIRST_SCENARIO.id;

export function startAnswers(scenario: ScenarioId = DEFAULT_SCENARIO): Answers {
  return { scenario, values: {} };
}

export function isScenarioId(id: string): id is ScenarioId {
  return findScenario(id) !== undefined;
}

const LIST = { type: 'array', items: { type: 'string' } } as const;

/** What an answer is in JSON, by the kind of its question, as JSON Schema says it. */
export const ANSWER_TYPES = {
  text: { type: 'string' },
  choice: { type: 'string' },
  list: LIST,
  choices: LIST,
  switch: { type: 'boolean' },
} as const satisfies Readonly<Record<Field['kind'], object>>;

/** Whether `value` has the JSON type this field holds. */
export function fitsField(id: FieldId, value: unknown): value is FieldValue {
  const { type } = ANSWER_TYPES[fieldOf(id).kind];
  if (type !== 'array') return typeof value === type;
  return Array.isArray(value) && value.every((entry) => typeof entry === LIST.items.type);
}

/** The answers with one taken back: it is assumed again. */
export function clearAnswer(answers: Answers, id: FieldId): Answers {
  const { [id]: _old, ...values } = answers.values;
  return { ...answers, values };
}

const isEmpty = (value: FieldValue): boolean =>
  value === '' || (typeof value === 'object' && value.length === 0);

/** The answers with one field changed. Nothing, where the field starts from nothing, is no answer. */
export function setAnswer(answers: Answers, id: FieldId, value: FieldValue): Answers {
  if (isEmpty(value)) return setDifferent(answers, id, value);
  const without = clearAnswer(answers, id);
  return { ...without, values: { ...without.values, [id]: value } };
}

/** The same, but a value that the field starts from is not kept. */
export function setDifferent(answers: Answers, id: FieldId, value: FieldValue): Answers {
  const without = clearAnswer(answers, id);
  if (sameValue(initialValue(id, viewOf(without)), value)) return without;
  return { ...without, values: { ...without.values, [id]: value } };
}

/** The answers with one stated that was assumed. */
export const keepAnswer = (answers: Answers, id: FieldId): Answers =>
  setAnswer(answers, id, valueOf(id, viewOf(answers)));

/** The same answers for another scenario. */
export function setScenario(answers: Answers, scenario: ScenarioId): Answers {
  return { ...answers, scenario };
}
