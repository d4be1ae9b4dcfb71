// Explains missing and extra commas, colons and brackets.

import { closerOf, type BracketWalk } from './brackets.ts';
import { fault, lineOf, paint, previousMark, type Fault, type ParserError } from './fault.ts';
import { show } from '#iam/text/quote.ts';

/** A bracket that closes nothing, or that closes the wrong kind. */
function mismatch(text: string, walk: BracketWalk): Fault | undefined {
  if (!walk.mismatch) return undefined;
  const { character, offset, opener } = walk.mismatch;
  const message = opener
    ? `\`${character}\` cannot close the \`${opener.character}\` of line ${lineOf(text, opener.offset)}. Put \`${closerOf(opener.character)}\` here, or before it.`
    : `\`${character}\` closes nothing. Delete it.`;
  return fault('bracket-mismatch', offset, offset + 1, message);
}

function unclosed(walk: BracketWalk): Fault | undefined {
  const opener = walk.open.at(-1);
  if (!opener) return undefined;
  const closers = walk.open
    .toReversed()
    .map((bracket) => closerOf(bracket.character))
    .join('');
  const message =
    walk.open.length === 1
      ? `This \`${opener.character}\` is never closed. Add \`${closers}\` at the end.`
      : `This \`${opener.character}\` and ${walk.open.length - 1} more around it are never closed. Add \`${closers}\` at the end.`;
  return fault('unclosed-bracket', opener.offset, opener.offset + 1, message);
}

function comma(text: string, at: number, found: string): Fault {
  const trailing = found === '}' || found === ']';
  const message = trailing
    ? `Nothing follows this comma before \`${found}\`. Delete it.`
    : 'Nothing precedes this comma. Delete it.';
  return fault(trailing ? 'trailing-comma' : 'extra-comma', at, at + 1, message, paint(text, at, at + 1));
}

function missingComma(text: string, error: ParserError): Fault {
  const before = previousMark(text, error.start);
  const found = text.charAt(error.start);
  if (before === error.start - 1 && /\d/.test(text.charAt(before)) && /\d/.test(found)) {
    const digits = /^\d*/.exec(text.slice(before))?.[0] ?? '';
    const message = `JSON numbers do not start with 0. Write ${show(digits)} as a string, in double quotes.`;
    return fault('leading-zero', before, before + digits.length, message);
  }
  if (found === ':') {
    return fault(
      'stray-colon',
      error.start,
      error.end,
      'A colon can only follow a member name. Delete it, or replace it with a comma.',
    );
  }
  const gap = before < error.start - 1;
  const message = `Add a comma after this: ${show(text.slice(error.start, error.end))} is the next entry.`;
  const repaired = gap ? paint(text, before + 1, before + 2, ',') : undefined;
  return fault('missing-comma', before, before + 1, message, repaired);
}

function missingValue(text: string, error: ParserError): Fault {
  const found = text.charAt(error.start);
  const before = previousMark(text, error.start);
  const mark = text.charAt(before);
  if (mark === ',' && (found === '}' || found === ']')) return comma(text, before, found);
  if (found === ',' && '{[,'.includes(mark)) return comma(text, error.start, found);
  if (mark === ':') {
    return fault('missing-value', before, before + 1, 'A value is missing after this colon.');
  }
  if (error.name === 'PropertyNameExpected' && found === '{') {
    const message = 'The object before this one is not closed. Add `}` before the comma, or delete this `{`.';
    return fault('unclosed-bracket', error.start, error.end, message);
  }
  if (error.name === 'PropertyNameExpected' && found !== '') {
    const message =
      'In `{ }`, every entry starts with a name in double quotation marks and a colon. Add the name, or use `[ ]` for a list.';
    return fault('missing-name', error.start, error.end, message);
  }
  return fault('missing-value', error.start, error.end, 'A value is missing here.');
}

/** Any fault that is not inside a token. */
export function structureFault(text: string, error: ParserError, walk: BracketWalk): Fault {
  const found = text.charAt(error.start);
  const atBracket = walk.mismatch?.offset === error.start;
  switch (error.name) {
    case 'CommaExpected':
      return (atBracket && mismatch(text, walk)) || missingComma(text, error);
    case 'ColonExpected': {
      const before = previousMark(text, error.start);
      const message =
        'A colon and a value are missing after this name. Add them, or use `[ ]` instead of `{ }` for a list.';
      return fault('missing-colon', before, before + 1, message);
    }
    case 'CloseBraceExpected':
    case 'CloseBracketExpected':
      return (
        unclosed(walk) ?? fault('unclosed-bracket', error.start, error.end, 'A closing bracket is missing.')
      );
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber': {
      const literal = show(text.slice(error.start, error.end));
      return fault(
        'not-a-number',
        error.start,
        error.end,
        `${literal} is not a JSON number: a digit is missing at its end.`,
      );
    }
    case 'EndOfFileExpected':
      return fault(
        'text-after',
        error.start,
        text.length,
        `The value ends before ${show(found)}. Delete everything from there on.`,
      );
    default: {
      const mark = text.charAt(previousMark(text, error.start));
      if (atBracket && mark !== ',') return mismatch(text, walk) ?? missingValue(text, error);
      // At the end of the text the unclosed bracket is the fault, unless a colon or comma hangs.
      if (found === '' && mark !== ':' && mark !== ',') return unclosed(walk) ?? missingValue(text, error);
      return missingValue(text, error);
    }
  }
}
