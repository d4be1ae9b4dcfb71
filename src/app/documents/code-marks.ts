// Where the answers stand in a document, with the marks that their chips have in the sentence.
import type { CodeHighlight } from '#app/editor/code-view-props.ts';
import type { ShownDocument } from '#app/selectors/documents.ts';
import { statementNotes } from '#app/selectors/hand-edits.ts';
import { type CheckedAnswers, type FieldId, fieldOf, standingOf } from '#deepseek/answers/index.ts';
import { textsOf } from './field-lines.ts';

type Mark = Extract<CodeHighlight['kind'], `mark-${string}`>;

/** In longer documents nobody looks for marks, and every key would wait for them. */
const MOST_LINES = 1000;

const STANDING_MARKS = {
  stated: 'mark-stated',
  assumed: 'mark-assumed',
  needed: 'mark-needed',
  wrong: 'mark-needed',
} as const satisfies Record<string, Mark>;

/** A part of a name is not the name. */
const PART = /[\w-]/;

interface MarkedText {
  readonly text: string;
  readonly mark: Mark;
}

/** The partition is in every ARN and every key: marked, it would say nothing. */
const UNMARKED: readonly FieldId[] = ['governPartition'];

/** The texts of answers to mark, the longest first: an ARN goes before the Region in it. */
function textsToMark(
  checked: CheckedAnswers,
  conflicts: ReadonlySet<FieldId>,
  ids: ReadonlySet<string>,
): readonly MarkedText[] {
  return checked.fields
    .filter((id) => ids.has(id) && !UNMARKED.includes(id) && fieldOf(id).step !== 'names')
    .flatMap((id) => {
      const mark = conflicts.has(id) ? 'mark-conflict' : STANDING_MARKS[standingOf(checked, id)];
      return textsOf(checked.answer(id)).map((text) => ({ text, mark }) as const);
    })
    .toSorted((a, b) => b.text.length - a.text.length);
}

function marksIn(line: string, number: number, texts: readonly MarkedText[]): readonly CodeHighlight[] {
  const found: CodeHighlight[] = [];
  for (const { text, mark } of texts) {
    for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + text.length)) {
      const end = at + text.length;
      if (PART.test(line[at - 1] ?? '') || PART.test(line[end] ?? '')) continue;
      if (found.some(({ startColumn = 0, endColumn = 0 }) => at < endColumn - 1 && end > startColumn - 1))
        continue;
      found.push({ startLine: number, endLine: number, startColumn: at + 1, endColumn: end + 1, kind: mark });
    }
  }
  return found;
}

/** The marks of all answers in the statements that they asked for; none where nobody knows why a statement is there. */
export function codeMarks(
  document: ShownDocument,
  checked: CheckedAnswers,
  conflicts: ReadonlySet<FieldId>,
): readonly CodeHighlight[] {
  const notes = document.holder.kind === 'pasted' ? undefined : statementNotes(document);
  const lines = document.text.split('\n');
  if (!notes || lines.length > MOST_LINES) return [];
  return document.statements.flatMap(({ startLine, endLine }, index) => {
    const ids = new Set<string>(notes[index]?.whys?.flatMap(({ answers }) => answers) ?? []);
    // ARNs have the account whatever else asked for the statement, and a Region, which need not be what contradicts.
    if (ids.size > 0) ids.add('account');
    if (ids.size > 0 && !conflicts.has('regions')) ids.add('regions');
    const texts = textsToMark(checked, conflicts, ids);
    return lines
      .slice(startLine - 1, endLine)
      .flatMap((line, offset) => marksIn(line, startLine + offset, texts));
  });
}
