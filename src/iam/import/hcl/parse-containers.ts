// Reads the lists and objects of Terraform, the arguments of its calls, and its loops.
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#collection-values
import type { HclExpression, ForClause, ObjectEntry } from './ast.ts';
import { IDENTIFIER, isMissing, unread, type HclCursor } from './cursor.ts';
import { readString, type ReadExpression } from './parse-template.ts';

interface Elements {
  readonly items: readonly HclExpression[];
  readonly isSpread: boolean;
  readonly isOpen: boolean;
}

/** What stands in brackets, past the closing one. */
export function readElements(cursor: HclCursor, closing: ']' | ')', read: ReadExpression): Elements {
  const items: HclExpression[] = [];
  let isSpread = false;
  for (;;) {
    cursor.skip(true);
    if (cursor.takes(closing)) return { items, isSpread, isOpen: false };
    if (cursor.isListOver) {
      cursor.fault(`\`${closing}\` is missing`);
      return { items, isSpread, isOpen: true };
    }
    if (!cursor.isStrict && cursor.takes(',')) continue;
    const before = cursor.at;
    const item = read(cursor, true);
    if (!isMissing(item)) items.push(item);
    cursor.skip(true);
    isSpread = closing === ')' && cursor.takes('...');
    cursor.skip(true);
    if (!cursor.takes(',') && !cursor.sees(closing)) cursor.fault(`\`${closing}\` is missing`);
    if (cursor.at === before) cursor.at += 1;
  }
}

/** Whether `for` comes next, as a word of the language. */
const seesFor = (cursor: HclCursor): boolean => /^for\s/.test(cursor.text.slice(cursor.at, cursor.at + 4));

function readFor(cursor: HclCursor, isObject: boolean, read: ReadExpression): ForClause {
  cursor.expect('for');
  const word = (): string => {
    cursor.skip(true);
    return cursor.match(IDENTIFIER) ?? cursor.fail('A name is missing after `for`');
  };
  const first = word();
  cursor.skip(true);
  const second = cursor.takes(',') ? word() : undefined;
  cursor.skip(true);
  cursor.expect('in');
  cursor.skip(true);
  const collection = read(cursor, true);
  cursor.skip(true);
  cursor.expect(':');
  cursor.skip(true);
  const key = isObject ? read(cursor, true) : undefined;
  cursor.skip(true);
  if (isObject) cursor.expect('=>');
  cursor.skip(true);
  const value = read(cursor, true);
  cursor.skip(true);
  const isGroup = cursor.takes('...');
  cursor.skip(true);
  const isFiltered = cursor.match(/if\b/y) !== undefined;
  cursor.skip(true);
  const condition = isFiltered ? read(cursor, true) : undefined;
  const [keyName, valueName] = second === undefined ? [undefined, first] : [first, second];
  return { keyName, valueName, collection, key, value, condition, isGroup };
}

export function readList(cursor: HclCursor, read: ReadExpression): HclExpression {
  const start = cursor.at;
  cursor.expect('[');
  cursor.skip(true);
  if (seesFor(cursor)) return readForTo(cursor, start, ']', read);
  const { items, isOpen } = readElements(cursor, ']', read);
  const end = cursor.endAfter(start);
  return { kind: 'list', items, start, end, ...(isOpen && { isOpen }) };
}

/** In a text that is being written only its range matters. */
function readForTo(cursor: HclCursor, start: number, close: ']' | '}', read: ReadExpression): HclExpression {
  if (!cursor.isStrict) return skipBrackets(cursor, start, read);
  const clause = readFor(cursor, close === '}', read);
  cursor.skip(true);
  cursor.expect(close);
  return { kind: 'for', clause, start, end: cursor.at };
}

function skipBrackets(cursor: HclCursor, start: number, read: ReadExpression): HclExpression {
  cursor.at = start;
  let depth = 0;
  while (!cursor.isDone) {
    if (cursor.sees('"')) {
      readString(cursor, read);
      continue;
    }
    const character = cursor.text.charAt(cursor.at);
    cursor.at += 1;
    if ('[{('.includes(character)) depth += 1;
    if (']})'.includes(character)) depth -= 1;
    if (depth === 0) return unread(start, cursor.at);
  }
  cursor.fault('A bracket is not closed');
  return unread(start, cursor.endAfter(start));
}

/** The name of a member: a bare word is its own name, unless it is in parentheses. */
function strictKey(cursor: HclCursor, read: ReadExpression): HclExpression {
  const start = cursor.at;
  const name = cursor.match(IDENTIFIER);
  if (name !== undefined) {
    const end = cursor.at;
    cursor.skip(false);
    if (cursor.sees('=') || cursor.sees(':')) return { kind: 'literal', value: name, start, end };
    cursor.at = start;
  }
  return read(cursor);
}

/** Half a name, or one that needs quotation marks: `aws:SourceArn`. */
const WORD = /(?:[\p{ID_Start}_][\p{ID_Continue}-]*|\d+)(?:[.:][\w-]+)*/uy;

function unfinishedKey(cursor: HclCursor, read: ReadExpression): HclExpression {
  const start = cursor.at;
  if (cursor.sees('"')) return readString(cursor, read);
  if (cursor.sees('(')) {
    read(cursor);
    return unread(start, cursor.at);
  }
  const word = cursor.match(WORD);
  return word === undefined ? unread(start) : { kind: 'literal', value: word, start, end: cursor.at };
}

function readEntry(cursor: HclCursor, read: ReadExpression): ObjectEntry {
  const key = cursor.isStrict ? strictKey(cursor, read) : unfinishedKey(cursor, read);
  cursor.skip(false);
  if (isMissing(key) || cursor.match(/=(?!=)|:(?!:)/y) === undefined) {
    cursor.fault('`=` is missing');
    return { key, value: unread(cursor.at), isBare: true };
  }
  cursor.skip(true);
  const value = cursor.isNextMember ? unread(cursor.at) : read(cursor);
  if (isMissing(value)) cursor.fault('A value is missing');
  return { key, value };
}

export function readObject(cursor: HclCursor, read: ReadExpression): HclExpression {
  const start = cursor.at;
  const indent = cursor.isStrict ? 0 : cursor.indent(start);
  cursor.expect('{');
  cursor.skip(true);
  if (seesFor(cursor)) return readForTo(cursor, start, '}', read);
  const entries: ObjectEntry[] = [];
  for (;;) {
    cursor.skip(true);
    if (cursor.takes('}')) return { kind: 'object', entries, start, end: cursor.at };
    if (cursor.isObjectOver(indent)) break;
    if (!cursor.isStrict && cursor.takes(',')) continue;
    const before = cursor.at;
    const entry = readEntry(cursor, read);
    if (!isMissing(entry.key)) entries.push(entry);
    cursor.skip(false);
    if (!cursor.takes(',') && !cursor.isLineOver && !cursor.sees('}')) cursor.fault('`}` is missing');
    if (cursor.at === before) cursor.at += 1;
  }
  cursor.fault('`}` is missing');
  return { kind: 'object', entries, start, end: cursor.endAfter(start), isOpen: true };
}
