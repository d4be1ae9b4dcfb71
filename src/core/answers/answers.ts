// Answers hold only what differs from the starting value of each question. Changes to them are pure functions.
import { findScenario, FIRST_SCENARIO, type ScenarioId } from '#core/catalog/scenarios.ts';
import type { FieldValue } from './field.ts';
import { fieldOf, type FieldId } from './fields/fields.ts';
import type { Answers } from './raw-answers.ts';
import { initialValue, viewOf } from './answers-view.ts';
import { sameValue } from './same-value.ts';

export type { Answers, FieldValues } from './raw-answers.ts';

export const DEFAULT_SCENARIO: ScenarioId = FIRST_SCENARIO.id;

export function startAnswers(scenario: ScenarioId = DEFAULT_SCENARIO): Answers {
  return { scenario, values: {} };
}

export function isScenarioId(id: string): id is ScenarioId {
  return findScenario(id) !== undefined;
}

/** Whether `value` has the JSON type this field holds. */
export function fitsField(id: FieldId, value: unknown): value is FieldValue {
  const { kind } = fieldOf(id);
  if (kind === 'switch') return typeof value === 'boolean';
  if (kind === 'text' || kind === 'choice') return typeof value === 'string';
  return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

/** The answers with one field changed. A value equal to what the field starts from is forgotten. */
export function setAnswer(answers: Answers, id: FieldId, value: FieldValue): Answers {
  const { [id]: _old, ...others } = answers.values;
  const without: Answers = { ...answers, values: others };
  if (sameValue(initialValue(id, viewOf(without)), value)) return without;
  return { ...answers, values: { ...others, [id]: value } };
}

/** The same answers for another scenario. */
export function setScenario(answers: Answers, scenario: ScenarioId): Answers {
  return { ...answers, scenario };
}
