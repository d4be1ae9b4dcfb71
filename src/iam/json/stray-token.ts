// Explains a token that is not JSON.

import { fault, paint, type Fault } from './fault.ts';
import { SINGLE_QUOTES, SMART_QUOTES, requote } from './quotes.ts';
import { show } from '#iam/text/quote.ts';
import { count } from '#iam/text/words.ts';
import { codePointName } from '#iam/text/invisible.ts';

const KEYWORDS: Readonly<Record<string, string>> = {
  true: 'true',
  false: 'false',
  null: 'null',
  none: 'null',
};

/** White space to the eye, but not to JSON; and what the eye does not see at all. */
const ODD_SPACE = /[^\P{C}\t\n\r]|[\u00a0\u2028\u2029\u202f\u3000]|[^\P{Zs} ]/u;

function smartQuotes(text: string, start: number): Fault {
  const requoted = requote(text, SMART_QUOTES);
  const marks = requoted ? ` (${count(requoted.marks, 'mark')} in this text)` : '';
  const message = `JSON does not allow curly quotation marks. Replace them with straight ones, \`"\`${marks}.`;
  return fault('smart-quotes', start, start + 1, message, requoted?.text);
}

function singleQuotes(text: string, start: number): Fault {
  const requoted = requote(text, SINGLE_QUOTES);
  const message = 'JSON strings use double quotation marks. Replace `\'` with `"` around names and values.';
  return fault('single-quotes', start, start + 1, message, requoted?.text);
}

function oddSpace(text: string, start: number, character: string): Fault {
  // All of them outside strings, so that a page full of no-break spaces is one fault.
  let found = 0;
  const repaired = text.replace(/"(?:[^"\\\n]|\\[^])*"|[^\P{C}\t\n\r]|[^\P{Z} ]/gu, (match) => {
    if (match.startsWith('"')) return match;
    found += 1;
    return ' '.repeat(match.length);
  });
  const name = codePointName(character.codePointAt(0) ?? 0);
  const message = `JSON does not allow this invisible character (${name}) between its parts. Replace it with an ordinary space (${count(found, 'such character')} in this text).`;
  return fault('odd-space', start, start + character.length, message, repaired);
}

function hashComment(text: string, start: number): Fault {
  const line = text.indexOf('\n', start);
  const end = line === -1 ? text.length : line;
  const message = 'JSON does not allow comments. Delete this one, or describe the statement in its `Sid`.';
  return fault('comment', start, end, message, paint(text, start, end));
}

/** A string that begins straight and ends curly runs on to the next straight mark, which then looks guilty. */
function mixedQuotes(text: string, start: number): Fault | undefined {
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  const at = start - line.length + line.search(new RegExp(`[${SMART_QUOTES}]`));
  if (at < start - line.length || text.charAt(start - 1) !== '"') return undefined;
  const message = 'This curly quotation mark closes nothing. Type a straight one, `"`.';
  return fault('smart-quotes', at, at + 1, message, paint(text, at, at + 1, '"'));
}

const MEANT: Readonly<Record<string, string>> = { ';': ',', '=': ':', '=>': ':' };

function word(text: string, start: number, tokenEnd: number): Fault {
  // The parser cuts an unquoted ARN at its colons.
  const arn = /^arn:[^\s,"{}[\]]*/.exec(text.slice(start, start + 2048));
  const end = arn ? start + arn[0].length : tokenEnd;
  const token = text.slice(start, end);
  const meant = Object.hasOwn(MEANT, token) ? MEANT[token] : undefined;
  if (meant !== undefined) {
    const message = `Replace ${show(token)} by \`${meant}\`.`;
    const repaired = text.slice(0, start) + meant.padEnd(token.length) + text.slice(end);
    return fault('stray-text', start, end, message, repaired);
  }
  const keyword = Object.hasOwn(KEYWORDS, token.toLowerCase()) ? KEYWORDS[token.toLowerCase()] : undefined;
  if (keyword !== undefined) {
    const message = `JSON is case-sensitive here. Write \`${keyword}\`.`;
    // The stand-in has the length of the word, whatever the word was.
    const repaired = text.slice(0, start) + keyword.padEnd(token.length) + text.slice(end);
    return fault('keyword-case', start, end, message, keyword.length <= token.length ? repaired : undefined);
  }
  if (/^[.…]+$/.test(token)) {
    return fault(
      'placeholder',
      start,
      end,
      `${show(token)} is a placeholder. Replace it with what belongs here, or delete it.`,
    );
  }
  if (/^[+-]?\.?\d/.test(token)) {
    return fault(
      'not-a-number',
      start,
      end,
      `${show(token)} is not a JSON number. Write digits only, as in 0.5.`,
    );
  }
  if (text.charAt(start - 1) === '"') {
    const message = `${show(token)} follows a string without a comma. If the quotation mark before it belongs to the string, write it as \`\\"\`.`;
    return fault('stray-text', start, end, message);
  }
  if (/^[\p{L}\p{N}_*$<]/u.test(token)) {
    return fault('missing-quotes', start, end, `Put ${show(token)} in double quotation marks, or delete it.`);
  }
  return fault('stray-text', start, end, `${show(token)} does not belong here. Delete it.`);
}

/** A token at [start, end) that is neither bracket, string, number nor keyword. */
export function strayToken(text: string, start: number, end: number): Fault {
  const first = text.charAt(start);
  if (SMART_QUOTES.includes(first)) return smartQuotes(text, start);
  if (SINGLE_QUOTES.includes(first)) return singleQuotes(text, start);
  if (first === '#') return hashComment(text, start);
  const odd = ODD_SPACE.exec(text.slice(start, end));
  if (odd) return oddSpace(text, start + odd.index, odd[0]);
  return mixedQuotes(text, start) ?? word(text, start, end);
}
