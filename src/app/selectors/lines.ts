// Positions in a document's text: lines of statements.
import { type PolicyDocument, printStatement } from '#iam/policy/index.ts';
import { remember } from './remember.ts';

/** The offsets at which the lines of a text begin. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

const startsOf = remember(20, lineStarts);

/** The 1-based line and column of an offset. */
export function positionOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const starts = startsOf(text);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** The lines between two offsets. */
export function linesOf(text: string, start: number, end: number): LineRange {
  return { startLine: positionOf(text, start).line, endLine: positionOf(text, end).line };
}

/** What `print` writes before the first statement: the brace, the version and the name of the list. */
const LINES_BEFORE = 3;

/** The lines of each statement in a document's text as `print` writes it. */
export function composedStatements(document: PolicyDocument): readonly LineRange[] {
  let line = LINES_BEFORE + 1;
  return document.Statement.map((statement) => {
    const startLine = line;
    line += printStatement(statement).split('\n').length;
    return { startLine, endLine: line - 1 };
  });
}

/** Where a statement begins in the text on screen; undefined if the text has no such statement. */
export function statementOffset(
  { text, statements }: { readonly text: string; readonly statements: readonly LineRange[] },
  index: number,
): number | undefined {
  const line = statements[index]?.startLine;
  if (line === undefined) return undefined;
  const start = startsOf(text)[line - 1] ?? 0;
  return Math.max(start, text.indexOf('{', start));
}
