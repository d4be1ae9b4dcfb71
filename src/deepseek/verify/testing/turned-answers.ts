// Answers that differ from others in one switch or one choice, for tests that look at every option.
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { fieldIds, fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';

/** Each switch turned, and each open option of each choice, one at a time, with words for what was changed. */
export function turnedAnswers(
  answers: Answers,
  skipped: readonly FieldId[],
): readonly (readonly [change: string, Answers])[] {
  const view = viewOf(answers);
  return fieldIds()
    .filter((id) => !skipped.includes(id) && view.asks(id))
    .flatMap((id) => {
      const field = fieldOf(id);
      const values: readonly FieldValue[] =
        field.kind === 'switch'
          ? [!view.flag(id)]
          : field.kind === 'choice'
            ? field
                .options(view)
                .filter(({ value, disabled }) => disabled === undefined && value !== view.text(id))
                .map(({ value }) => value)
            : [];
      return values.map((value): readonly [string, Answers] => [
        `${id}: ${String(value)}`,
        { ...answers, values: { ...answers.values, [id]: value } },
      ]);
    });
}
