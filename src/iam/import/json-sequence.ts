// Splits a text of several JSON values: JSON lines, or what several commands printed one after another.
// https://jsonlines.org, https://www.rfc-editor.org/rfc/rfc7464
import { linesOf } from './lines.ts';

/** A JSON value of its own in a longer text. */
export interface JsonPart {
  readonly text: string;
  /** Where it begins in the text. */
  readonly offset: number;
  /** The line on which it begins, from 1. */
  readonly line: number;
}

/** More are cut off together with their policies. */
const MAX_PARTS = 10_000;

interface Span {
  readonly start: number;
  readonly end: number;
}

const LINE = /[^\n]+/g;
/** A value that is whole on its line; lists of values leave their comma. */
const WHOLE_VALUE = /^[\s\p{Cc}\ufeff]*([{[].*[}\]])[\s,]*$/u;

/** The lines that are not empty, if each holds a value; a value that is laid out has lines that do not. */
function spansOfLines(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const { 0: line, index } of text.matchAll(LINE)) {
    if (line.trim() === '') continue;
    const value = WHOLE_VALUE.exec(line)?.[1];
    if (value === undefined) return [];
    const start = index + line.indexOf(value);
    spans.push({ start, end: start + value.length });
    if (spans.length >= MAX_PARTS) break;
  }
  return spans;
}

const isBetween = (text: string, start: number, end: number): boolean =>
  /^[\s,\p{Cc}\ufeff]*$/u.test(text.slice(start, end));

/** The values between outermost brackets, if nothing but white space and commas is between them. */
function spansOfBrackets(text: string): readonly Span[] {
  const spans: Span[] = [];
  let [depth, start, last, inString] = [0, 0, 0, false];
  for (let index = 0; index < text.length && spans.length < MAX_PARTS; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      // A backslash takes the next character with it.
      if (code === 0x5c) index += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) {
      if (depth === 0) return [];
      inString = true;
    } else if (code === 0x5b || code === 0x7b) {
      if (depth === 0) {
        if (!isBetween(text, last, index)) return [];
        start = index;
      }
      depth += 1;
    } else if (code === 0x5d || code === 0x7d) {
      depth -= 1;
      if (depth < 0) return [];
      if (depth > 0) continue;
      last = index + 1;
      spans.push({ start, end: last });
    }
  }
  return depth === 0 && (spans.length >= MAX_PARTS || isBetween(text, last, text.length)) ? spans : [];
}

/** The values of a text that holds more than one; empty for any other text. */
export function jsonParts(text: string): readonly JsonPart[] {
  if (!/^[\s\p{Cc}\ufeff]*[{[]/u.test(text)) return [];
  const lines = spansOfLines(text);
  const spans = lines.length > 1 ? lines : spansOfBrackets(text);
  if (spans.length < 2) return [];
  const lineAt = linesOf(text);
  return spans.map(({ start, end }) => ({
    text: text.slice(start, end),
    offset: start,
    line: lineAt(start),
  }));
}
