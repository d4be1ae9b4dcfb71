// Explains faults inside a string.

import { fault, paint, type Fault, type ParserError } from './fault.ts';
import { SMART_QUOTES } from './quotes.ts';
import { show } from '#iam/text/quote.ts';
import { codePointName } from '#iam/text/invisible.ts';

const BAD_ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})|(\\(?:u|[^]|$))/g;

function unclosed(text: string, { start, end }: ParserError): Fault {
  const token = text.slice(start, end);
  const curly = token.slice(1).search(new RegExp(`[${SMART_QUOTES}]`));
  if (curly !== -1) {
    const at = start + 1 + curly;
    const message =
      'This string starts with a straight quotation mark and ends with a curly one. Type `"` here.';
    return fault('smart-quotes', at, at + 1, message, paint(text, at, at + 1, '"'));
  }
  return fault(
    'unclosed-string',
    start,
    end,
    `${show(token)} has no closing quotation mark. Type \`"\` where it ends.`,
  );
}

function controlCharacter(text: string, { start, end }: ParserError): Fault {
  let at = start;
  while (at < end && text.charCodeAt(at) >= 0x20) at += 1;
  const token = text.slice(start, end);
  const repaired = text.slice(0, start) + token.replace(/\p{Cc}/gu, ' ') + text.slice(end);
  const message =
    text.charAt(at) === '\t'
      ? 'A string contains a tab. Replace it with a space.'
      : `A string contains a control character (${codePointName(text.charCodeAt(at))}). Delete it.`;
  return fault('control-character', at, at + 1, message, repaired);
}

function badEscape(text: string, { start, end }: ParserError): Fault {
  for (const match of text.slice(start, end).matchAll(BAD_ESCAPE)) {
    const escape = match[1];
    if (escape === undefined) continue;
    const at = start + match.index;
    const message = escape.startsWith('\\u')
      ? 'JSON requires four hexadecimal digits after `\\u`. For a backslash, write `\\\\`.'
      : `${show(escape)} is not a JSON escape. For a backslash, write \`\\\\\`.`;
    return fault('bad-escape', at, at + escape.length, message, paint(text, at, at + 1, '/'));
  }
  return fault(
    'bad-escape',
    start,
    end,
    'A backslash in this string does not start a JSON escape. Write it twice.',
  );
}

/** The fault of the string token of `error`, or undefined when the error is of another kind. */
export function stringFault(text: string, error: ParserError): Fault | undefined {
  switch (error.name) {
    case 'UnexpectedEndOfString':
      return unclosed(text, error);
    case 'InvalidCharacter':
      return controlCharacter(text, error);
    case 'InvalidEscapeCharacter':
    case 'InvalidUnicode':
      return badEscape(text, error);
    default:
      return undefined;
  }
}
