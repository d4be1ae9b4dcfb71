// A syntax fault, and how to read on past it.

import { SYNTAX_PAGE, type TextProblem } from './text-problem.ts';

export interface Fault {
  readonly problems: readonly TextProblem[];
  /** The text with the fault painted over, of the same length; absent when one cannot read on. */
  readonly repaired?: string;
}

/** A fault as jsonc-parser reports it. */
export interface ParserError {
  /** The name of a ParseErrorCode, such as CommaExpected. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** `text` with [start, end) painted over. Offsets stay as they are. */
export function paint(text: string, start: number, end: number, fill = ' '): string {
  return text.slice(0, start) + fill.repeat(end - start) + text.slice(end);
}

/** One syntax fault in plain words. */
export function fault(id: string, start: number, end: number, message: string, repaired?: string): Fault {
  return {
    problems: [
      { id, code: 'JSON_SYNTAX_ERROR', severity: 'error', message, start, end, source: SYNTAX_PAGE },
    ],
    ...(repaired !== undefined && { repaired }),
  };
}

/** The offset of the last character before `offset` that is not white space, or -1. */
export function previousMark(text: string, offset: number): number {
  let index = offset - 1;
  while (index >= 0 && ' \t\r\n'.includes(text.charAt(index))) index -= 1;
  return index;
}

/** The line of an offset, from 1. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
