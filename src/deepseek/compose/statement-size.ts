// The size of statements as IAM counts it, computed without printing them.
import { toStatement, type PlannedStatement } from './planned-statement.ts';

/** Characters that JSON escapes, and white space. */
const SPECIAL = /[^!#-[\]-~]/;

function stringSize(text: string): number {
  return SPECIAL.test(text) ? JSON.stringify(text).replace(/\s/g, '').length : text.length + 2;
}

/** Brackets, and a comma between each two. */
const around = (count: number): number => 2 + Math.max(count - 1, 0);

function listSize(values: readonly unknown[]): number {
  let size = around(values.length);
  for (const each of values) size += sizeOf(each);
  return size;
}

/** Long lists, such as the endpoints of a limit, are the same in many statements. */
const MANY = 6;
const knownSizes = new WeakMap<readonly unknown[], number>();

function knownSize(values: readonly unknown[]): number {
  const known = knownSizes.get(values);
  if (known !== undefined) return known;
  const size = listSize(values);
  knownSizes.set(values, size);
  return size;
}

/** Characters of the value as JSON, as IAM counts them: everything but white space. */
export function sizeOf(value: unknown): number {
  if (typeof value === 'string') return stringSize(value);
  if (typeof value !== 'object' || value === null) return String(value).length;
  if (Array.isArray(value)) return value.length < MANY ? listSize(value) : knownSize(value);
  let count = 0;
  let size = 0;
  for (const name of Object.keys(value)) {
    const member = (value as Readonly<Record<string, unknown>>)[name];
    if (member === undefined) continue;
    count += 1;
    size += stringSize(name) + 1 + sizeOf(member);
  }
  return size + around(count);
}

/** A planned statement, and the size of the one that it becomes. */
export interface Sized {
  readonly statement: PlannedStatement;
  readonly size: number;
}

export const sized = (statement: PlannedStatement): Sized => ({
  statement,
  size: sizeOf(toStatement(statement)),
});

/** The statement under another Sid. */
export const renamed = ({ statement, size }: Sized, sid: string): Sized => ({
  statement: { ...statement, sid },
  size: size - sizeOf(statement.sid) + sizeOf(sid),
});
