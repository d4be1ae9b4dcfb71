// The words of a text that differ from an older one. Loaded once something has changed.
import { diffArrays } from 'diff';

/** A part of one line, 1-based; the end column is behind it. */
export interface ChangedSpan {
  readonly line: number;
  readonly startColumn: number;
  readonly endColumn: number;
}

interface Word {
  readonly text: string;
  /** From 0. */
  readonly line: number;
  readonly start: number;
}

/** Texts that differ in more than this have no small change to point at. */
const LIMIT = { maxEditLength: 300 };

const isWord = (text: string): boolean => /[\w-]/.test(text);

/** A name or number with its hyphens, or a sign. */
const wordsIn = (lines: readonly string[], firstLine: number): readonly Word[] =>
  lines.flatMap((line, index) =>
    [...line.matchAll(/[\w-]+|[^\s\w-]/g)].map((match) => ({
      text: match[0],
      line: firstLine + index,
      start: match.index,
    })),
  );

/** A whole line without its indentation; nothing for one that has only signs. */
function wholeLine(text: string, line: number): readonly ChangedSpan[] {
  const start = text.length - text.trimStart().length;
  return isWord(text)
    ? [{ line: line + 1, startColumn: start + 1, endColumn: text.trimEnd().length + 1 }]
    : [];
}

/** Words in a row are one span; the signs between them belong to it. */
function joined(added: readonly Word[]): readonly ChangedSpan[] {
  const spans: ChangedSpan[] = [];
  for (const { text, line, start } of added) {
    const last = spans.at(-1);
    if (last?.line === line + 1 && last.endColumn === start + 1)
      spans[spans.length - 1] = { ...last, endColumn: start + text.length + 1 };
    else spans.push({ line: line + 1, startColumn: start + 1, endColumn: start + text.length + 1 });
  }
  return spans;
}

/** The new words in lines that took the place of others. */
function replaced(before: readonly string[], after: readonly string[], line: number): readonly ChangedSpan[] {
  const now = wordsIn(after, line);
  const parts = diffArrays(
    wordsIn(before, 0).map(({ text }) => text),
    now.map(({ text }) => text),
    LIMIT,
  );
  if (!parts) return [];
  let at = 0;
  const spans: ChangedSpan[] = [];
  for (const { value, added, removed } of parts) {
    if (removed) continue;
    const words = now.slice(at, at + value.length);
    at += value.length;
    // A comma that follows because of a new line is no news.
    if (added && words.some(({ text }) => isWord(text))) spans.push(...joined(words));
  }
  return spans.filter(({ line: of, startColumn, endColumn }) =>
    isWord((after[of - 1 - line] ?? '').slice(startColumn - 1, endColumn - 1)),
  );
}

/** What is new in `after`, in the order of the text. Empty where something was only removed. */
export function changedSpans(before: string, after: string): readonly ChangedSpan[] {
  const parts = diffArrays(before.split('\n'), after.split('\n'), LIMIT);
  if (!parts) return [];
  const spans: ChangedSpan[] = [];
  let line = 0;
  let gone: readonly string[] = [];
  let come: readonly string[] = [];
  const close = (): void => {
    const first = line - come.length;
    spans.push(
      ...(gone.length === 0
        ? come.flatMap((text, index) => wholeLine(text, first + index))
        : replaced(gone, come, first)),
    );
    gone = [];
    come = [];
  };
  for (const { value, added, removed } of parts) {
    if (removed) gone = [...gone, ...value];
    else {
      if (!added) close();
      line += value.length;
      if (added) come = [...come, ...value];
    }
  }
  close();
  return spans;
}
