// The props of the components for each kind of question.
import type { CheckedAnswers, Field, FieldId } from '#deepseek/answers/index.ts';

export interface AnswerProps<F extends Field> {
  readonly id: FieldId;
  readonly field: F;
  readonly checked: CheckedAnswers;
  /** Errors show once the question was left, not while somebody first types. */
  readonly showErrors: boolean;
}

/** The id of the control that asks `id`. */
export const controlId = (id: FieldId): string => `answer-${id}`;

/** The text next to a label while there is no answer. */
export function placeholderTag(id: FieldId, checked: CheckedAnswers): string | undefined {
  const broken = checked.problems.some((problem) => problem.field === id);
  return checked.placeholders.includes(id) && !broken ? 'Needed' : undefined;
}
