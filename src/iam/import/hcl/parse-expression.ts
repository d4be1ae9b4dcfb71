// Reads the expressions of Terraform.
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#expressions
import type { HclExpression } from './ast.ts';
import { IDENTIFIER, isMissing, unread, type HclCursor } from './cursor.ts';
import { readElements, readList, readObject } from './parse-containers.ts';
import { readHeredoc, readString } from './parse-template.ts';

/** How strongly operators bind, the weakest first. */
const LEVELS: ReadonlyMap<string, number> = new Map(
  [['||'], ['&&'], ['==', '!='], ['>=', '<=', '>', '<'], ['+', '-'], ['*', '/', '%']].flatMap(
    (operators, level) => operators.map((operator) => [operator, level] as const),
  ),
);

/** A comment begins with a slash, like a division, and a heredoc like a comparison. */
const OPERATOR = /\|\||&&|==|!=|>=|<=|[>+*%-]|<(?!<)|\/(?![/*])/y;

const LITERALS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** An expression on a line, or within brackets, where line breaks do not matter. */
export function readExpression(cursor: HclCursor, inBrackets = false): HclExpression {
  return cursor.deeper(
    () => readChoice(cursor, inBrackets),
    () => unread(cursor.at),
  );
}

function readChoice(cursor: HclCursor, inBrackets: boolean): HclExpression {
  const start = cursor.at;
  const condition = readBinary(cursor, inBrackets, 0);
  const { at } = cursor;
  cursor.skip(inBrackets);
  if (isMissing(condition) || !cursor.takes('?')) {
    cursor.at = at;
    return condition;
  }
  cursor.skip(true);
  const yes = readExpression(cursor, inBrackets);
  cursor.skip(true);
  const hasNo = cursor.expect(':');
  if (hasNo) cursor.skip(true);
  const no = hasNo ? readExpression(cursor, inBrackets) : unread(cursor.at);
  return { kind: 'choice', condition, yes, no, start, end: cursor.at };
}

function readBinary(cursor: HclCursor, inBrackets: boolean, weakest: number): HclExpression {
  const start = cursor.at;
  let left = readUnary(cursor, inBrackets);
  for (let count = 0; ; count += 1) {
    const { at } = cursor;
    cursor.skip(inBrackets);
    const operator = cursor.match(OPERATOR);
    const level = operator === undefined ? -1 : LEVELS.get(operator)!;
    if (operator === undefined || level < weakest) {
      cursor.at = at;
      return left;
    }
    // The tree leans to the left, and readers of it recurse.
    if (count > 200) cursor.fault('This expression is too long');
    cursor.skip(true);
    const right = readBinary(cursor, inBrackets, level + 1);
    left = { kind: 'binary', operator, left, right, start, end: cursor.at };
  }
}

function readUnary(cursor: HclCursor, inBrackets: boolean): HclExpression {
  const start = cursor.at;
  const operator = cursor.sees('!') && !cursor.sees('!=') ? '!' : cursor.sees('-') ? '-' : undefined;
  if (operator === undefined) return readPostfix(cursor, inBrackets);
  cursor.at += 1;
  cursor.skip(inBrackets);
  const of = cursor.deeper(
    () => readUnary(cursor, inBrackets),
    () => unread(cursor.at),
  );
  return { kind: 'unary', operator, of, start, end: cursor.at };
}

/** `.name`, `[key]`, `.0`, `.*` and `[*]` behind a value. */
function readPostfix(cursor: HclCursor, inBrackets: boolean): HclExpression {
  const start = cursor.at;
  let of = readPrimary(cursor);
  if (isMissing(of)) return of;
  for (let count = 0; ; count += 1) {
    if (count > 60) cursor.fault('This expression is too long');
    const before = cursor.at;
    // While somebody writes, what stands in the next line is more likely something of its own.
    if (cursor.isStrict) cursor.skip(inBrackets);
    if (cursor.takes('[*]') || cursor.takes('.*')) {
      of = { kind: 'splat', of, start, end: cursor.at };
    } else if (cursor.sees('.') && !cursor.sees('...')) {
      cursor.at += 1;
      if (cursor.isStrict) cursor.skip(inBrackets);
      const number = cursor.match(/\d+/y);
      const name = number ?? cursor.match(IDENTIFIER);
      if (name === undefined) cursor.fault('A name is missing after the dot');
      const key: HclExpression = { kind: 'literal', value: Number(number), start: before, end: cursor.at };
      of =
        number === undefined
          ? { kind: 'member', of, name: name ?? '', start, end: cursor.at }
          : { kind: 'index', of, key, start, end: cursor.at };
    } else if (cursor.takes('[')) {
      cursor.skip(true);
      const key = readExpression(cursor, true);
      cursor.skip(true);
      cursor.expect(']');
      of = { kind: 'index', of, key, start, end: cursor.at };
    } else {
      cursor.at = before;
      return of;
    }
  }
}

function readPrimary(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  if (cursor.sees('"')) return readString(cursor, readExpression);
  if (cursor.sees('<<')) return readHeredoc(cursor, readExpression);
  if (cursor.sees('[')) return readList(cursor, readExpression);
  if (cursor.sees('{')) return readObject(cursor, readExpression);
  if (cursor.takes('(')) {
    cursor.skip(true);
    const value = readExpression(cursor, true);
    cursor.skip(true);
    cursor.expect(')');
    return cursor.isStrict ? { ...value, start, end: cursor.at } : value;
  }
  const number = cursor.match(NUMBER);
  if (number !== undefined) return { kind: 'literal', value: Number(number), start, end: cursor.at };
  const name = cursor.match(IDENTIFIER);
  if (name === undefined) {
    cursor.fault('A value is missing');
    return unread(start);
  }
  if (Object.hasOwn(LITERALS, name))
    return { kind: 'literal', value: LITERALS[name]!, start, end: cursor.at };
  const functionName = cursor.sees('::') ? name + (cursor.match(/(?:::[\w-]+)+/y) ?? '') : name;
  return cursor.sees('(')
    ? readCall(cursor, functionName, start)
    : { kind: 'name', name, start, end: cursor.at };
}

function readCall(cursor: HclCursor, name: string, start: number): HclExpression {
  cursor.expect('(');
  const { items, isSpread } = readElements(cursor, ')', readExpression);
  return { kind: 'call', name, args: items, isSpread, start, end: cursor.at };
}
