// Turns offsets of a text into lines and columns, for any kind of line end.
import type { TextRange } from '#worker/protocol.ts';

/** One line without its line end, and the offset at which it begins. */
export interface TextLine {
  readonly text: string;
  readonly start: number;
}

/** 1-based, as Monaco counts. */
interface LinePosition {
  readonly line: number;
  readonly column: number;
}

const LINE_END = /\r\n|\n|\r/g;

/** The lines of a text; an empty text has one empty line. */
export function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  let start = 0;
  for (const match of text.matchAll(LINE_END)) {
    lines.push({ text: text.slice(start, match.index), start });
    start = match.index + match[0].length;
  }
  lines.push({ text: text.slice(start), start });
  return lines;
}

/** Where an offset lies. An offset inside a line end, or past the text, is moved back to the end of its line. */
export function positionAt(lines: readonly TextLine[], offset: number): LinePosition {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const line = lines[low];
  const inLine = Math.min(Math.max(offset - (line?.start ?? 0), 0), line?.text.length ?? 0);
  return { line: low + 1, column: inLine + 1 };
}

/** As Monaco has ranges. */
export function rangeIn({ start, end }: TextRange, lines: readonly TextLine[]) {
  const from = positionAt(lines, start);
  const to = positionAt(lines, end);
  return {
    startLineNumber: from.line,
    startColumn: from.column,
    endLineNumber: to.line,
    endColumn: to.column,
  };
}
