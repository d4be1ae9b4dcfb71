// The lines of a document that come from one answer: marked while its question has the focus.
import type { CheckedAnswers, FieldId } from '#deepseek/answers/index.ts';
import type { ShownDocument } from '#app/selectors/documents.ts';
import { statementNotes } from '#app/selectors/hand-edits.ts';
import type { LineRange } from '#app/selectors/lines.ts';

/** Every string in an answer: names, ARNs, Regions. */
export function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.length > 2 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** In the statements that `field` asks for, the lines that contain its answer; the whole statements when none does. */
export function fieldLines(
  document: ShownDocument,
  field: FieldId,
  checked: CheckedAnswers,
): readonly LineRange[] {
  const notes = checked.view.asks(field) ? statementNotes(document) : undefined;
  if (!notes) return [];
  const statements = document.statements.filter((_, index) =>
    notes[index]?.whys?.some((why) => why.answers.includes(field)),
  );
  const texts = textsOf(checked.answer(field));
  const lines = document.text.split('\n');
  const holding = statements.flatMap(({ startLine, endLine }) =>
    lines
      .slice(startLine - 1, endLine)
      .flatMap((line, index) =>
        texts.some((text) => line.includes(text))
          ? [{ startLine: startLine + index, endLine: startLine + index }]
          : [],
      ),
  );
  return holding.length > 0 ? holding : statements;
}
