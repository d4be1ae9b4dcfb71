// Reads JSON while it is typed: whatever is missing or too much, every name and value that is there is kept.
//
// The parser of iam/json keeps places too, but leaves out words without quotation marks, and takes what stands behind a
// list without its bracket as a part of that: tests of completions fail with its tree.
import type { JsonValue } from '#iam/json/json-value.ts';
import type { TextRange } from '#iam/json/ranges.ts';

/** A string, or any other run of characters that ends at white space or punctuation. */
export interface Scalar {
  readonly kind: 'string' | 'word';
  readonly start: number;
  /** Behind its closing quotation mark, where it has one. */
  readonly end: number;
  /** Whether a string has its closing quotation mark. */
  readonly closed: boolean;
  /** What it says, with its escapes as they are written. */
  readonly text: string;
  /** What it means, in a language other than JSON. */
  readonly value?: JsonValue;
  /** The quotation mark, where it is another one. */
  readonly quote?: string;
  /** The lines of a string that is a block of lines. */
  readonly block?: TextRange;
  /** The expression that it stands for, where only its language can work it out. */
  readonly expression?: string;
}

export interface UnfinishedMember {
  readonly key: Scalar;
  hasColon: boolean;
  value: UnfinishedTree | undefined;
  /** Whether a comma ended it before its value came. */
  isOver?: true;
}

export interface ObjectTree {
  readonly kind: 'object';
  readonly start: number;
  /** Behind its bracket, or where something began that cannot be in it. */
  end: number;
  closed: boolean;
  readonly members: UnfinishedMember[];
  /** Where its members stand in their lines, if it has no brackets. */
  readonly column?: number;
}

export interface ArrayTree {
  readonly kind: 'array';
  readonly start: number;
  end: number;
  closed: boolean;
  readonly items: UnfinishedTree[];
  /** Where its items stand in their lines, if it has no brackets. */
  readonly column?: number;
  /** Where each of its items begins, with its dash. */
  readonly dashes?: readonly number[];
}

export type UnfinishedContainer = ObjectTree | ArrayTree;
export type UnfinishedTree = UnfinishedContainer | Scalar;

/** Readers of the tree recurse, and no policy is as deep. */
const MAX_DEPTH = 200;

/** Groups: an opening or closing bracket, a colon or comma, a string (to the end of its line at most), a word, which may be an action without its quotes. */
const TOKEN = /([{[]|[\]}])|([:,])|"((?:[^"\\\r\n]|\\[^\r\n])*)("?)|([^\s"{}[\],:]+(?::[^\s"{}[\],:]+)*)/g;

/** Puts a value where it belongs: an item of an array, or the value of the last member. False where neither is open. */
function place(container: UnfinishedContainer | undefined, value: UnfinishedTree): boolean {
  if (!container) return false;
  if (container.kind === 'array') {
    container.items.push(value);
    return true;
  }
  const member = container.members.at(-1);
  if (!member?.hasColon || member.value || member.isOver) return false;
  member.value = value;
  return true;
}

/** A colon in an array: its last string is the name of a member, so the array ended before it. */
function leaveArray(stack: UnfinishedContainer[]): void {
  const array = stack.at(-1);
  const outer = stack.at(-2);
  if (array?.kind !== 'array' || outer?.kind !== 'object') return;
  const key = array.items.at(-1);
  if (key?.kind !== 'string') return;
  array.items.pop();
  array.end = key.start;
  stack.pop();
  outer.members.push({ key, hasColon: true, value: undefined });
}

function close(stack: UnfinishedContainer[], bracket: string, at: number): void {
  const kind = bracket === '}' ? 'object' : 'array';
  const index = stack.findLastIndex((container) => container.kind === kind);
  if (index < 0) return;
  for (const container of stack.splice(index + 1)) container.end = at;
  const closed = stack.pop()!;
  closed.end = at + 1;
  closed.closed = true;
}

function addScalar(container: UnfinishedContainer | undefined, scalar: Scalar): void {
  if (place(container, scalar) || container?.kind !== 'object') return;
  container.members.push({ key: scalar, hasColon: false, value: undefined });
}

function addColon(stack: UnfinishedContainer[]): void {
  const container = stack.at(-1);
  if (container?.kind === 'array') leaveArray(stack);
  else if (container) {
    const member = container.members.at(-1);
    const value = member?.value;
    // What looked like a value is the next name, so the value before it is still to come.
    if (member && value?.kind === 'string') {
      member.value = undefined;
      container.members.push({ key: value, hasColon: true, value: undefined });
    } else if (member) member.hasColon = true;
  }
}

function addComma(container: UnfinishedContainer | undefined): void {
  const member = container?.kind === 'object' ? container.members.at(-1) : undefined;
  if (member?.hasColon && !member.value) member.isOver = true;
}

/** The tree of the first object or array in the text; undefined when there is none. */
export function readUnfinished(text: string): UnfinishedContainer | undefined {
  const stack: UnfinishedContainer[] = [];
  let root: UnfinishedContainer | undefined;
  for (const match of text.matchAll(TOKEN)) {
    const [token, bracket, mark, string, quote, word] = match;
    const start = match.index;
    if (bracket === '{' || bracket === '[') {
      const rest = { start, end: text.length, closed: false };
      const opened: UnfinishedContainer =
        bracket === '{' ? { kind: 'object', ...rest, members: [] } : { kind: 'array', ...rest, items: [] };
      if (stack.length >= MAX_DEPTH || (root && !place(stack.at(-1), opened))) continue;
      root ??= opened;
      stack.push(opened);
    } else if (bracket !== undefined) {
      close(stack, bracket, start);
    } else if (mark !== undefined) {
      if (mark === ':') addColon(stack);
      else addComma(stack.at(-1));
    } else if (string !== undefined) {
      const end = start + token.length;
      addScalar(stack.at(-1), { kind: 'string', start, end, closed: quote === '"', text: string });
    } else if (word !== undefined) {
      const scalar: Scalar = { kind: 'word', start, end: start + word.length, closed: false, text: word };
      addScalar(stack.at(-1), scalar);
    }
  }
  return root;
}
