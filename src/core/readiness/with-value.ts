// Answers with one value written, also where it equals what the question starts from.
import type { Answers } from '#core/answers/answers.ts';
import type { FieldValue } from '#core/answers/field.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';

/** What is written is stated. */
export const withValue = (answers: Answers, id: FieldId, value: FieldValue): Answers => ({
  ...answers,
  values: { ...answers.values, [id]: value },
});
