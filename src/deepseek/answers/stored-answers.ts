// Reads answers that were kept as JSON: what does not fit a question is left out.
import { fitsField, isScenarioId, startAnswers, type Answers } from './answers.ts';
import type { FieldValue } from './field.ts';
import { isFieldId, type FieldId } from './fields/fields.ts';

export interface StoredAnswers {
  readonly answers: Answers;
  /** Members that are not a question, or whose value has the wrong JSON type: they are left out. */
  readonly ignored: readonly string[];
}

/** Undefined when `value` names no scenario. The shape is `{ scenario, values: { FIELD: text, list or boolean } }`. */
export function readStoredAnswers(value: unknown): StoredAnswers | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { scenario, values } = value as { scenario?: unknown; values?: unknown };
  if (typeof scenario !== 'string' || !isScenarioId(scenario)) return undefined;
  if (typeof values !== 'object' || values === null) return { answers: startAnswers(scenario), ignored: [] };
  const fits = (entry: [string, unknown]): entry is [FieldId, FieldValue] =>
    isFieldId(entry[0]) && fitsField(entry[0], entry[1]);
  const entries = Object.entries(values);
  return {
    answers: { scenario, values: Object.fromEntries(entries.filter(fits)) },
    ignored: entries.filter((entry) => !fits(entry)).map(([id]) => id),
  };
}
