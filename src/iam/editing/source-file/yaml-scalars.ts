// The scalars of an unfinished YAML text: plain, in quotation marks, and blocks of lines.
import type { JsonValue } from '#iam/json/json-value.ts';
import type { Scalar } from '#iam/editing/completion/unfinished-json.ts';
import type { YamlLines } from './yaml-lines.ts';

/** What a plain word stands for. CloudFormation reads numbers with a leading zero as text. */
function plainValue(text: string): JsonValue {
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (/^(?:null|Null|NULL|~)$/.test(text)) return null;
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) && String(Number(text)) === text) return Number(text);
  return text;
}

const LINE_BREAKS = /[ \t]*\r?\n\s*/g;

/** Lines folded into one: an empty line stays a line break. */
const folded = (text: string): string =>
  text.replaceAll(LINE_BREAKS, (space) => {
    const breaks = space.split('\n').length - 1;
    return breaks > 1 ? '\n'.repeat(breaks - 1) : ' ';
  });

/** A line break behind a backslash joins two lines without a blank. */
const joined = (text: string): string =>
  text.replaceAll(/\\(?:\r?\n[ \t]*|[^])/g, (escape) => (/[\r\n]/.test(escape) ? '' : escape));

const ESCAPES: Readonly<Record<string, string>> = {
  e: '\u001b',
  a: '\u0007',
  v: '\u000b',
  '0': '\0',
  ' ': ' ',
};

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(/\\(x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|[^])/gi, (whole, escape: string) => {
    if (/^[xuU].+/.test(escape)) {
      const code = Number.parseInt(escape.slice(1), 16);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    }
    const plain = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' }[escape];
    return plain ?? ESCAPES[escape] ?? escape;
  });
}

/** The closing quotation mark from `from` on; -1 where the text up to `end` has none. */
function closing(text: string, quote: string, from: number, end: number): number {
  for (let at = from; at < end; at += 1) {
    const char = text[at];
    if (quote === '"' && char === '\\') at += 1;
    else if (char === quote && quote === "'" && text[at + 1] === "'") at += 1;
    else if (char === quote) return at;
  }
  return -1;
}

/** Where a string that goes on past its line ends: lines further in than `outer` that begin nothing of their own. */
function closingBelow(lines: YamlLines, quote: string, outer: number): number {
  const { text } = lines;
  let lineEnd = text.indexOf('\n', lines.at);
  while (lineEnd >= 0) {
    const start = lineEnd + 1;
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const indent = /^[ \t]*/.exec(text.slice(start, end))![0].length;
    const isBlank = start + indent >= end || text[start + indent] === '\r';
    if (!isBlank && (indent <= outer || lines.beginsOwn(start + indent))) return -1;
    const found = closing(text, quote, start, end);
    if (found >= 0) return found;
    lineEnd = next;
  }
  return -1;
}

/** A string in quotation marks. One that does not end ends with its line. */
export function readQuoted(lines: YamlLines, outer: number): Scalar {
  const { text } = lines;
  const start = lines.at;
  const quote = text[start]!;
  const lineEnd = lines.lineEnd(start);
  let close = closing(text, quote, start + 1, lineEnd);
  if (close < 0) close = closingBelow(lines, quote, outer);
  const closed = close >= 0;
  const contentEnd = closed ? close : Math.max(start + 1, text.slice(0, lineEnd).trimEnd().length);
  const content = text.slice(start + 1, contentEnd);
  const value = quote === '"' ? unescaped(folded(joined(content))) : folded(content).replaceAll("''", "'");
  lines.at = closed ? close + 1 : lineEnd;
  return { kind: 'string', start, end: closed ? close + 1 : contentEnd, closed, text: value, value, quote };
}

/** The end of a plain scalar in its line: before a comment, a colon with a blank, or, in brackets, a bracket or comma. */
export function plainEnd(lines: YamlLines, from: number, inFlow: boolean): number {
  const { text } = lines;
  const lineEnd = lines.lineEnd(from);
  let at = from;
  for (; at < lineEnd; at += 1) {
    const char = text[at]!;
    const next = text[at + 1] ?? '\n';
    if (char === ':' && (/\s/.test(next) || at + 1 >= lineEnd || (inFlow && /[,[\]{}]/.test(next)))) break;
    if (char === '#' && at > from && /[ \t]/.test(text[at - 1]!)) break;
    if (!inFlow) continue;
    // `${…}` belongs to the word.
    if (char === '{' && text[at - 1] === '$') {
      const close = text.indexOf('}', at);
      if (close >= 0 && close < lineEnd) at = close;
      continue;
    }
    if (/[,[\]{}]/.test(char)) break;
  }
  while (at > from && /[ \t]/.test(text[at - 1]!)) at -= 1;
  return at;
}

/** A plain scalar, with the lines it goes on in: further in than `outer`, and nothing of their own. */
export function readPlain(lines: YamlLines, outer: number, inFlow: boolean): Scalar {
  const start = lines.at;
  let end = plainEnd(lines, start, inFlow);
  lines.at = end;
  for (;;) {
    lines.skipBlanks();
    if (lines.code() !== 10 || lines.isDone) break;
    const before = lines.at;
    let next = before + 1;
    while (next < lines.text.length && /\s/.test(lines.text[next]!)) next += 1;
    const isOver = next >= lines.text.length || lines.text[next] === '#' || lines.column(next) <= outer;
    if (isOver || lines.beginsOwn(next) || (inFlow && /[,[\]{}"']/.test(lines.text[next]!))) break;
    end = plainEnd(lines, next, inFlow);
    lines.at = end;
    if (end === next) break;
  }
  lines.at = end;
  const text = folded(lines.text.slice(start, end));
  return { kind: 'word', start, end, closed: false, text, value: plainValue(text) };
}

const HEADER = /[|>](?:[+-]?[1-9]?|[1-9][+-]?)[ \t]*(?:#[^\n]*)?\r?(?=\n|$)/y;

/** Whether a block of lines begins here: `|` or `>`. */
export function isBlockScalar(lines: YamlLines): boolean {
  HEADER.lastIndex = lines.at;
  return HEADER.test(lines.text);
}

/** A block of lines further in than `outer`. */
export function readBlockScalar(lines: YamlLines, outer: number): Scalar {
  const { text } = lines;
  const start = lines.at;
  HEADER.lastIndex = start;
  const header = HEADER.exec(text)?.[0] ?? '|';
  const given = /[1-9]/.exec(header)?.[0];
  let indent = given === undefined ? undefined : Math.max(outer, 0) + Number(given);
  const from = Math.min(text.length, start + header.length + 1);
  const content: string[] = [];
  let end = start + header.trimEnd().length;
  let at = from;
  while (at < text.length) {
    const next = text.indexOf('\n', at);
    const lineEnd = next < 0 ? text.length : next;
    const line = text.slice(at, lineEnd).replace(/\r$/, '');
    const column = /^ */.exec(line)![0].length;
    const isBlank = column === line.length;
    if (!isBlank && (column <= outer || (indent !== undefined && column < indent))) break;
    if (!isBlank) indent ??= column;
    if (!isBlank) end = at + line.length;
    content.push(line.slice(indent ?? line.length));
    at = next < 0 ? text.length : next + 1;
  }
  lines.at = at;
  while (content.at(-1) === '' && !header.includes('+')) content.pop();
  // Lines that stand further in than the others are not folded.
  const joined = header.startsWith('>')
    ? content.join('\n').replaceAll(/(?<=^\S.*)\n+(?=\S)/gm, (breaks) => breaks.slice(1) || ' ')
    : content.join('\n');
  const value = joined === '' || header.includes('-') ? joined : `${joined}\n`;
  return { kind: 'string', start, end, closed: true, text: value, value, block: { start: from, end } };
}
