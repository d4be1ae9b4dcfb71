// Reads the expressions of Terraform.
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#expressions
import type { HclExpression, ForClause, ObjectEntry } from './ast.ts';
import { IDENTIFIER, type HclCursor } from './cursor.ts';
import { readHeredoc, readString } from './parse-template.ts';

/** How strongly operators bind, the weakest first. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['>=', '<=', '>', '<'],
  ['+', '-'],
  ['*', '/', '%'],
];

const LITERALS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** An expression on a line, or within brackets, where line breaks do not matter. */
export function readExpression(cursor: HclCursor, inBrackets = false): HclExpression {
  return cursor.deeper(() => {
    const condition = readBinary(cursor, inBrackets, 0);
    cursor.skip(inBrackets);
    if (!cursor.takes('?')) return condition;
    cursor.skip(true);
    const yes = readExpression(cursor, inBrackets);
    cursor.skip(true);
    cursor.expect(':');
    cursor.skip(true);
    const no = readExpression(cursor, inBrackets);
    return { kind: 'choice', condition, yes, no, start: condition.start, end: no.end };
  });
}

const inside = (cursor: HclCursor): HclExpression => readExpression(cursor, true);

function operatorAt(cursor: HclCursor, level: number): string | undefined {
  const operators = LEVELS[level] ?? [];
  // A comment begins with a slash, like a division.
  return operators.find(
    (each) =>
      cursor.sees(each) && !(each === '/' && /^\/[/*]/.test(cursor.text.slice(cursor.at, cursor.at + 2))),
  );
}

function readBinary(cursor: HclCursor, inBrackets: boolean, level: number): HclExpression {
  if (level >= LEVELS.length) return readUnary(cursor, inBrackets);
  let left = readBinary(cursor, inBrackets, level + 1);
  for (let count = 0; ; count += 1) {
    cursor.skip(inBrackets);
    const operator = operatorAt(cursor, level);
    if (operator === undefined) return left;
    // The tree leans to the left, and readers of it recurse.
    if (count > 200) cursor.fail('This expression is too long');
    cursor.at += operator.length;
    cursor.skip(true);
    const right = readBinary(cursor, inBrackets, level + 1);
    left = { kind: 'binary', operator, left, right, start: left.start, end: right.end };
  }
}

function readUnary(cursor: HclCursor, inBrackets: boolean): HclExpression {
  const start = cursor.at;
  const operator = cursor.sees('!') && !cursor.sees('!=') ? '!' : cursor.sees('-') ? '-' : undefined;
  if (operator === undefined) return readPostfix(cursor, inBrackets);
  cursor.at += 1;
  cursor.skip(inBrackets);
  const of = cursor.deeper(() => readUnary(cursor, inBrackets));
  return { kind: 'unary', operator, of, start, end: of.end };
}

/** `.name`, `[key]`, `.0`, `.*` and `[*]` behind a value. */
function readPostfix(cursor: HclCursor, inBrackets: boolean): HclExpression {
  let of = readPrimary(cursor);
  for (let count = 0; ; count += 1) {
    if (count > 60) cursor.fail('This expression is too long');
    const before = cursor.at;
    cursor.skip(inBrackets);
    const { start } = of;
    if (cursor.takes('[*]') || cursor.takes('.*')) {
      of = { kind: 'splat', of, start, end: cursor.at };
    } else if (cursor.sees('.') && !cursor.sees('...')) {
      cursor.at += 1;
      cursor.skip(inBrackets);
      const number = cursor.match(/\d+/y);
      const name = number ?? cursor.match(IDENTIFIER);
      if (name === undefined) cursor.fail('A name is missing after the dot');
      const key: HclExpression = { kind: 'literal', value: Number(number), start: before, end: cursor.at };
      of =
        number === undefined
          ? { kind: 'member', of, name, start, end: cursor.at }
          : { kind: 'index', of, key, start, end: cursor.at };
    } else if (cursor.takes('[')) {
      cursor.skip(true);
      const key = inside(cursor);
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
  if (cursor.sees('"')) return readString(cursor, inside);
  if (cursor.sees('<<')) return readHeredoc(cursor, inside);
  if (cursor.sees('[')) return readList(cursor);
  if (cursor.sees('{')) return readObject(cursor);
  if (cursor.takes('(')) {
    cursor.skip(true);
    const value = inside(cursor);
    cursor.skip(true);
    cursor.expect(')');
    return { ...value, start, end: cursor.at };
  }
  const number = cursor.match(NUMBER);
  if (number !== undefined) return { kind: 'literal', value: Number(number), start, end: cursor.at };
  const name = cursor.match(IDENTIFIER);
  if (name === undefined) cursor.fail('A value is missing');
  if (Object.hasOwn(LITERALS, name))
    return { kind: 'literal', value: LITERALS[name]!, start, end: cursor.at };
  const functionName = cursor.sees('::') ? name + (cursor.match(/(?:::[\w-]+)+/y) ?? '') : name;
  return cursor.sees('(')
    ? readCall(cursor, functionName, start)
    : { kind: 'name', name, start, end: cursor.at };
}

function readCall(cursor: HclCursor, name: string, start: number): HclExpression {
  cursor.expect('(');
  const args: HclExpression[] = [];
  let isSpread = false;
  for (;;) {
    cursor.skip(true);
    if (cursor.takes(')')) break;
    args.push(inside(cursor));
    cursor.skip(true);
    isSpread = cursor.takes('...');
    cursor.skip(true);
    if (cursor.takes(',')) continue;
    cursor.expect(')');
    break;
  }
  return { kind: 'call', name, args, isSpread, start, end: cursor.at };
}

/** Whether `for` comes next, as a word of the language. */
const seesFor = (cursor: HclCursor): boolean => /^for\s/.test(cursor.text.slice(cursor.at, cursor.at + 4));

function readFor(cursor: HclCursor, isObject: boolean): ForClause {
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
  const collection = inside(cursor);
  cursor.skip(true);
  cursor.expect(':');
  cursor.skip(true);
  const key = isObject ? inside(cursor) : undefined;
  cursor.skip(true);
  if (isObject) cursor.expect('=>');
  cursor.skip(true);
  const value = inside(cursor);
  cursor.skip(true);
  const isGroup = cursor.takes('...');
  cursor.skip(true);
  const isFiltered = cursor.match(/if\b/y) !== undefined;
  cursor.skip(true);
  const condition = isFiltered ? inside(cursor) : undefined;
  const [keyName, valueName] = second === undefined ? [undefined, first] : [first, second];
  return { keyName, valueName, collection, key, value, condition, isGroup };
}

function readList(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  cursor.expect('[');
  cursor.skip(true);
  if (seesFor(cursor)) return readForTo(cursor, start, ']');
  const items: HclExpression[] = [];
  for (;;) {
    cursor.skip(true);
    if (cursor.takes(']')) break;
    items.push(inside(cursor));
    cursor.skip(true);
    if (cursor.takes(',')) continue;
    cursor.expect(']');
    break;
  }
  return { kind: 'list', items, start, end: cursor.at };
}

function readForTo(cursor: HclCursor, start: number, close: ']' | '}'): HclExpression {
  const clause = readFor(cursor, close === '}');
  cursor.skip(true);
  cursor.expect(close);
  return { kind: 'for', clause, start, end: cursor.at };
}

/** The name of a member: a bare word is its own name, unless it is in parentheses. */
function readKey(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  const name = cursor.match(IDENTIFIER);
  if (name !== undefined) {
    const end = cursor.at;
    cursor.skip(false);
    if (cursor.sees('=') || cursor.sees(':')) return { kind: 'literal', value: name, start, end };
    cursor.at = start;
  }
  return readExpression(cursor);
}

function readObject(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  cursor.expect('{');
  cursor.skip(true);
  if (seesFor(cursor)) return readForTo(cursor, start, '}');
  const entries: ObjectEntry[] = [];
  for (;;) {
    cursor.skip(true);
    if (cursor.takes('}')) break;
    const key = readKey(cursor);
    cursor.skip(false);
    if (!cursor.takes('=') && !cursor.takes(':')) cursor.fail('`=` is missing');
    cursor.skip(true);
    entries.push({ key, value: readExpression(cursor) });
    cursor.skip(false);
    if (cursor.takes(',') || cursor.sees('\n')) continue;
    cursor.skip(true);
    cursor.expect('}');
    break;
  }
  return { kind: 'object', entries, start, end: cursor.at };
}
