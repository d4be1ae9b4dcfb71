// The answers as a person gave them, checked by nobody yet.
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { FieldValue } from './field.ts';
import type { FieldId } from './fields/fields.ts';

export type FieldValues = { readonly [K in FieldId]?: FieldValue };

/** Values stay when another scenario does not ask for them, so that nothing typed is lost. */
export interface Answers {
  readonly scenario: ScenarioId;
  readonly values: FieldValues;
}
