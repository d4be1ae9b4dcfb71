// The syntax tree of a text that is valid JSON, of which only the nodes that are asked for are made. A finding asks for
// those along its path: a few of the hundreds that a tree of the whole text has.
import type { JsonNode } from './json-tree.ts';

const QUOTE = 34;
const COMMA = 44;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const OPEN_OBJECT = 123;

const isClosing = (code: number): boolean => code === 93 || code === 125;
const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** The end of the string that starts here. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

/** The end of the value that starts here. */
function endOf(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = endOfString(text, at);
      if (depth === 0) return at;
      continue;
    }
    // What ends a number or a word is around it.
    if (depth === 0 && (code === COMMA || isClosing(code) || isSpace(code))) return at;
    if (code === OPEN_LIST || code === OPEN_OBJECT) depth += 1;
    else if (isClosing(code)) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
    at += 1;
  }
  return at;
}

const TYPES: ReadonlyMap<string | undefined, JsonNode['type']> = new Map([
  ['{', 'object'],
  ['[', 'array'],
  ['"', 'string'],
  ['t', 'boolean'],
  ['f', 'boolean'],
  ['n', 'null'],
]);

/** A string, number, Boolean or null. */
class Scalar implements JsonNode {
  readonly type: JsonNode['type'];
  readonly offset: number;
  readonly length: number;
  readonly #text: string;

  constructor(text: string, type: JsonNode['type'], start: number, end: number) {
    this.#text = text;
    this.type = type;
    this.offset = start;
    this.length = end - start;
  }

  get value(): unknown {
    const written = this.#text.slice(this.offset, this.offset + this.length);
    // The name of nearly every member.
    if (this.type === 'string' && !written.includes('\\')) return written.slice(1, -1);
    return JSON.parse(written);
  }
}

/** An object, list or member, and how its parts are found. */
class Parent implements JsonNode {
  readonly type: JsonNode['type'];
  readonly offset: number;
  readonly length: number;
  readonly #find: () => JsonNode[];
  #found: JsonNode[] | undefined;

  constructor(type: JsonNode['type'], start: number, end: number, find: () => JsonNode[]) {
    this.type = type;
    this.offset = start;
    this.length = end - start;
    this.#find = find;
  }

  get children(): JsonNode[] {
    this.#found ??= this.#find();
    return this.#found;
  }
}

function nodeFrom(text: string, start: number, end = endOf(text, start)): JsonNode {
  const type = TYPES.get(text[start]) ?? 'number';
  if (type !== 'object' && type !== 'array') return new Scalar(text, type, start, end);
  return new Parent(type, start, end, () =>
    entriesFrom(text, start, type === 'array' ? nodeFrom : memberFrom),
  );
}

function memberFrom(text: string, start: number): JsonNode {
  const endOfName = endOfString(text, start);
  const from = skipSpace(text, skipSpace(text, endOfName) + 1);
  const end = endOf(text, from);
  return new Parent('property', start, end, () => [
    nodeFrom(text, start, endOfName),
    nodeFrom(text, from, end),
  ]);
}

/** The entries of the list, or the members of the object, that starts here. */
function entriesFrom(
  text: string,
  start: number,
  entryFrom: (text: string, start: number) => JsonNode,
): JsonNode[] {
  const entries: JsonNode[] = [];
  let at = skipSpace(text, start + 1);
  while (at < text.length && !isClosing(text.charCodeAt(at))) {
    const entry = entryFrom(text, at);
    entries.push(entry);
    const next = skipSpace(text, entry.offset + entry.length);
    at = text.charCodeAt(next) === COMMA ? skipSpace(text, next + 1) : next;
  }
  return entries;
}

/** The tree; undefined for an empty text. The text must be valid JSON, of any length; a byte order mark may be before it. */
export function lazyTree(text: string): JsonNode | undefined {
  const start = skipSpace(text, text.startsWith('\ufeff') ? 1 : 0);
  return start < text.length ? nodeFrom(text, start) : undefined;
}
