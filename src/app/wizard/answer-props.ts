// What the component of one kind of question is given.
import type { Field } from '#core/answers/field.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';
import type { Reading } from '#core/answers/read.ts';

export interface AnswerProps<F extends Field> {
  readonly id: FieldId;
  readonly field: F;
  readonly reading: Reading;
  /** Errors show once the question was left, never while it is first typed. */
  readonly showErrors: boolean;
}

/** The id of the control that asks `id`. */
export const controlId = (id: FieldId): string => `answer-${id}`;

/** The quiet words beside a label while nothing was given. */
export function placeholderTag(id: FieldId, reading: Reading): string | undefined {
  const broken = reading.problems.some((problem) => problem.field === id);
  return reading.placeholders.includes(id) && !broken ? 'placeholder in use' : undefined;
}
