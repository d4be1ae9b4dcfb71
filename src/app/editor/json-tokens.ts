// Cuts one line of JSON into colored spans; the read-only view and Monaco both color from here.

export type TokenKind =
  'key' | 'string' | 'allow' | 'deny' | 'punctuation' | 'number' | 'literal' | 'invalid';

/** A range of one line, `end` exclusive. Only white space is between spans. */
export interface TokenSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: TokenKind;
}

// Anything else ends where a token can begin, so a stray word is one span.
const TOKEN = /("(?:[^"\\]|\\[^])*")|("(?:[^"\\]|\\[^])*\\?$)|([{}[\]:,])|([^\s"{}[\]:,]+)|([^\S\t\r\n ]+)/g;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const LITERAL = /^(?:true|false|null)$/;
/** What a statement does is said in a color of its own. */
const EFFECTS: Readonly<Record<string, TokenKind>> = { '"Allow"': 'allow', '"Deny"': 'deny' };
const AFTER_EFFECT = /"Effect"\s*:\s*$/;
const BEFORE_COLON = /^[\t\r ]*:/;
// oxlint-disable-next-line no-control-regex -- JSON forbids bare control characters in strings.
const BAD_IN_STRING = /[\u0000-\u001f]|\\(?!["\\/bfnrt]|u[0-9a-fA-F]{4})/;

/**
 * The spans of one line. A JSON string cannot run over a line end, so a line needs no memory of the one
 * before; a name whose colon stands on the next line is colored as a string, and nobody writes that.
 */
export function tokenizeLine(line: string): TokenSpan[] {
  const spans: TokenSpan[] = [];
  for (const match of line.matchAll(TOKEN)) {
    const start = match.index;
    const end = start + match[0].length;
    spans.push({ start, end, kind: kindOf(match, line.slice(0, start), line.slice(end)) });
  }
  return spans;
}

function kindOf(match: RegExpMatchArray, before: string, rest: string): TokenKind {
  const [, closed, , punctuation, word] = match;
  if (closed !== undefined) {
    if (BAD_IN_STRING.test(closed.replaceAll('\\\\', ''))) return 'invalid';
    if (BEFORE_COLON.test(rest)) return 'key';
    return (Object.hasOwn(EFFECTS, closed) && AFTER_EFFECT.test(before) && EFFECTS[closed]) || 'string';
  }
  if (punctuation !== undefined) return 'punctuation';
  if (word !== undefined && NUMBER.test(word)) return 'number';
  if (word !== undefined && LITERAL.test(word)) return 'literal';
  return 'invalid';
}
