// Reads strings and heredocs of Terraform, with what is put into them.
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#templates
import type { HclExpression, HclTemplatePart } from './ast.ts';
import { HclCursor, unread } from './cursor.ts';

/** Reads an expression on a line, or within brackets, where line breaks do not matter. */
export type ReadExpression = (cursor: HclCursor, inBrackets?: boolean) => HclExpression;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/** The character of an escape; the cursor is after the backslash. */
function escaped(cursor: HclCursor): string {
  const hex = cursor.match(/u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}/y);
  if (hex !== undefined) {
    const code = Number.parseInt(hex.slice(1), 16);
    if (code > 0x10ffff) cursor.fail('This character does not exist');
    return String.fromCodePoint(code);
  }
  const letter = cursor.text.charAt(cursor.at);
  if (!Object.hasOwn(ESCAPES, letter)) cursor.fail(`\`\\${letter}\` is not a Terraform escape`);
  cursor.at += 1;
  return ESCAPES[letter]!;
}

/** `%{ if … }` and its like, as its author wrote it. */
function directive(cursor: HclCursor): string {
  const start = cursor.at;
  const close = cursor.text.indexOf('}', cursor.at);
  if (close < 0 || close >= cursor.end) cursor.fail('`}` is missing');
  cursor.at = close + 1;
  return cursor.text.slice(start, cursor.at);
}

/** Parts as they are collected: neighboring texts are one, and `~` removes the blanks next to it. */
class Parts {
  readonly all: HclTemplatePart[] = [];
  #text = '';
  #trimsNext = false;

  addText(text: string): void {
    const trimmed = this.#trimsNext && this.#text === '' ? text.trimStart() : text;
    if (trimmed !== '') this.#trimsNext = false;
    this.#text += trimmed;
  }
  trimEnd(): void {
    this.#text = this.#text.trimEnd();
  }
  add(part: HclTemplatePart, trimsNext: boolean): void {
    this.flush();
    this.all.push(part);
    this.#trimsNext = trimsNext;
  }
  flush(): void {
    if (this.#text !== '') this.all.push({ text: this.#text });
    this.#text = '';
  }
}

function interpolation(cursor: HclCursor, parts: Parts, read: ReadExpression): void {
  if (cursor.takes('~')) parts.trimEnd();
  cursor.skip(true);
  const value = cursor.deeper(
    () => read(cursor, true),
    () => unread(cursor.at),
  );
  cursor.skip(true);
  const trims = cursor.takes('~');
  cursor.expect('}');
  parts.add({ value }, trims);
}

/** Characters that are only themselves. */
const PLAIN_QUOTED = /[^"\\\n$%]+/y;
const PLAIN = /[^$%]+/y;

/** The parts up to the closing quote, or to the cursor's end where nothing is quoted. */
function readParts(cursor: HclCursor, isQuoted: boolean, read: ReadExpression): readonly HclTemplatePart[] {
  const parts = new Parts();
  for (;;) {
    if (cursor.isDone) {
      if (isQuoted) cursor.fail('A string is not closed: `"` is missing');
      break;
    }
    if (isQuoted && cursor.takes('"')) break;
    const plain = isQuoted ? cursor.match(PLAIN_QUOTED) : cursor.text.slice(cursor.at, plainEnd(cursor));
    if (plain) {
      if (!isQuoted) cursor.at += plain.length;
      parts.addText(plain);
    } else if (cursor.takes('$${')) parts.addText('${');
    else if (cursor.takes('%%{')) parts.addText('%{');
    else if (cursor.takes('${')) interpolation(cursor, parts, read);
    else if (cursor.sees('%{')) parts.add({ directive: directive(cursor) }, false);
    else if (isQuoted && cursor.takes('\\')) parts.addText(escaped(cursor));
    else if (isQuoted && cursor.sees('\n')) cursor.fail('A string is not closed: `"` is missing');
    else {
      parts.addText(cursor.text.charAt(cursor.at));
      cursor.at += 1;
    }
  }
  parts.flush();
  return parts.all;
}

function plainEnd(cursor: HclCursor): number {
  PLAIN.lastIndex = cursor.at;
  const found = PLAIN.exec(cursor.text)?.[0] ?? '';
  return Math.min(cursor.at + found.length, cursor.end);
}

function templateOf(parts: readonly HclTemplatePart[], start: number, end: number): HclExpression {
  const [first, second] = parts;
  if (!first) return { kind: 'literal', value: '', start, end };
  return !second && 'text' in first
    ? { kind: 'literal', value: first.text, start, end }
    : { kind: 'template', parts, start, end };
}

function strictString(cursor: HclCursor, read: ReadExpression): HclExpression {
  const start = cursor.at;
  cursor.expect('"');
  const parts = readParts(cursor, true, read);
  return templateOf(parts, start, cursor.at);
}

/** An escape, an expression with its own strings, the closing quote, or other characters. */
const IN_STRING = /\\[^\n]|[$%]\{(?:[^"{}\n]|"[^"\n]*")*\}|"|[^"\\\n$%]+|[^\n]/y;
const IN_UNCLOSED = /\\[^\n]|"|[^"\\\n]+|\\/y;

/** The string that begins here, whatever is in it. One that does not end ends with its line. */
function brokenString(cursor: HclCursor): HclExpression {
  const start = cursor.at;
  const lineEnd = cursor.lineEnd();
  cursor.fault('A string is not closed: `"` is missing');
  cursor.at += 1;
  // Where one expression has no end in the line, the others behind it have none either.
  let pattern = IN_STRING;
  while (cursor.at < lineEnd) {
    const piece = cursor.match(pattern);
    if (piece === '"') return unread(start, cursor.at);
    if (piece === undefined) break;
    if (piece === '$' && cursor.sees('{')) pattern = IN_UNCLOSED;
  }
  cursor.at = lineEnd;
  return unread(start, Math.max(start + 1, cursor.endAfter(start)), true);
}

/** A string in quotes; the cursor is at the first one. */
export function readString(cursor: HclCursor, read: ReadExpression): HclExpression {
  const start = cursor.at;
  // Most strings are only themselves.
  const plain = cursor.match(/"[^"\\\n$%]*"/y);
  if (plain !== undefined) return { kind: 'literal', value: plain.slice(1, -1), start, end: cursor.at };
  if (cursor.isStrict) return strictString(cursor, read);
  return cursor.attempt(() => strictString(cursor, read)) ?? brokenString(cursor);
}

/** Splits texts into lines, so that their indentation can be removed. */
function splitLines(parts: readonly HclTemplatePart[]): HclTemplatePart[] {
  return parts.flatMap((part): readonly HclTemplatePart[] =>
    'text' in part ? (part.text.match(/[^\n]*\n|[^\n]+/g) ?? []).map((text) => ({ text })) : [part],
  );
}

/** `<<-`: removes the indentation that all lines share. Empty lines do not count. */
function withoutIndentation(parts: readonly HclTemplatePart[]): readonly HclTemplatePart[] {
  const lines = splitLines(parts);
  const starts = lines.map((_part, index) => {
    const before = lines[index - 1];
    return before === undefined || ('text' in before && before.text.endsWith('\n'));
  });
  const indents = lines.flatMap((part, index) => {
    if (!starts[index]) return [];
    if (!('text' in part)) return [0];
    const trimmed = part.text.trimStart();
    return trimmed === '' && part.text.endsWith('\n') ? [] : [part.text.length - trimmed.length];
  });
  const least = indents.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
  if (least === 0 || least === Number.POSITIVE_INFINITY) return parts;
  const out = new Parts();
  for (const [index, part] of lines.entries()) {
    if (!('text' in part)) out.add(part, false);
    else if (!starts[index] || part.text.trim() === '') out.addText(part.text);
    else out.addText(part.text.slice(least));
  }
  out.flush();
  return out.all;
}

/** A heredoc; the cursor is at its `<<`. What is put into it is read in a strict reading only. */
export function readHeredoc(cursor: HclCursor, read: ReadExpression): HclExpression {
  const start = cursor.at;
  const opening = cursor.match(/<<-?[\p{ID_Start}_][\p{ID_Continue}-]*\r?(?:\n|$)/uy);
  if (opening === undefined) {
    cursor.fault('A heredoc starts with `<<EOF` at the end of a line');
    return unread(start);
  }
  const isIndented = opening.startsWith('<<-');
  const word = opening.replace(/^<<-?/, '').trim();
  const bodyStart = cursor.at;
  for (let line = bodyStart; line < cursor.end;) {
    const newline = cursor.text.indexOf('\n', line);
    const lineEnd = newline < 0 || newline > cursor.end ? cursor.end : newline;
    if (lineEnd - line < word.length + 400 && cursor.text.slice(line, lineEnd).trim() === word) {
      // The end of this line ends the attribute.
      cursor.at = lineEnd;
      const end = cursor.endAfter(line);
      if (!cursor.isStrict) return unread(start, end);
      const inner = new HclCursor(cursor.text, 'strict', bodyStart, line);
      inner.depth = cursor.depth;
      const parts = readParts(inner, false, read);
      return templateOf(isIndented ? withoutIndentation(parts) : parts, start, end);
    }
    line = lineEnd + 1;
  }
  cursor.fault(`The heredoc is not closed: a line with \`${word}\` is missing`, start);
  cursor.at = cursor.end;
  return unread(start, cursor.end, true);
}
