// Finds text before and after the JSON document, such as a code fence.

import type { BracketWalk } from './brackets.ts';
import { fault, paint, previousMark, type Fault, type ParserError } from './fault.ts';

/** A bracket that starts JSON rather than prose: a string, a name or another bracket comes next. */
const DOCUMENT_START = /[{[]\s*(?:["'“”{}\]]|\w+["'”]?\s*:)/;

function describeBefore(before: string): string {
  const label = /^(`{3,}|~{3,})?\s*(\w{0,10})$/.exec(before);
  if (label?.[1]) return 'This code fence is not part of the policy. Delete the line.';
  if (label?.[2]) return `\`${before}\` names the language and is not part of the policy. Delete the line.`;
  return 'There is text before the policy, which starts with `{`. Delete it.';
}

function describeAfter(after: string): string {
  if (/^[`~]{3,}$/.test(after)) return 'This code fence is not part of the policy. Delete the line.';
  if (/^[{[]/.test(after)) return 'A second document starts here. Keep one policy and delete the other.';
  return 'There is text after the policy, and nothing may follow the last bracket. Delete it.';
}

const FIRST_MEMBER = /^\s*("(?:[^"\\\n]|\\.)*")\s*[:,]/;

/** Members without the braces around them. */
export function missingBraces(text: string): Fault | undefined {
  const name = FIRST_MEMBER.exec(text)?.[1];
  if (name === undefined) return undefined;
  const start = text.indexOf('"');
  const message =
    'The text is only part of a document. Put `{` before it and `}` after it, or paste the whole policy.';
  return fault('missing-braces', start, start + name.length, message);
}

/** Text between the start and the first bracket, such as the `json` line of a code listing. */
export function textBefore(text: string, errors: readonly ParserError[]): Fault | undefined {
  const bracket = DOCUMENT_START.exec(text)?.index;
  const first = errors.find((error) => error.name !== 'InvalidCommentToken');
  if (bracket === undefined || !first || first.start >= bracket) return undefined;
  const start = text.length - text.trimStart().length;
  const end = previousMark(text, bracket) + 1;
  if (start >= end) return undefined;
  return fault('text-before', start, end, describeBefore(text.slice(start, end)), paint(text, start, end));
}

/** Text after the bracket that closes the document. */
export function textAfter(
  text: string,
  errors: readonly ParserError[],
  walk: BracketWalk,
): Fault | undefined {
  const close = walk.end;
  if (close === undefined) return undefined;
  if (!errors.some((error) => error.start >= close && error.name !== 'InvalidCommentToken')) return undefined;
  const start = close + (text.length - close - text.slice(close).trimStart().length);
  const end = text.trimEnd().length;
  // Only white space that JSON does not know, such as a no-break space.
  if (start >= end) return undefined;
  const after = text.slice(start, end);
  if (/^[}\]\s]+$/.test(after)) {
    const message = 'There are more closing brackets than opening ones. Delete this one.';
    return fault('extra-closing-bracket', start, end, message, paint(text, start, end));
  }
  if (/^,\s*["{]/.test(after)) {
    const message =
      'The bracket before this comma already closes the document. Move that bracket to the end, or delete what follows.';
    return fault('text-after', start, end, message);
  }
  return fault('text-after', start, end, describeAfter(after), paint(text, start, end));
}
