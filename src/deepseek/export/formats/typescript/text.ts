// Quotes everything that a TypeScript file takes from answers and documents: strings, member names and comments.
import { oneLine } from '#deepseek/export/names.ts';
import type { Parameter } from '#deepseek/export/parameters.ts';
import type { Template } from '#deepseek/export/template.ts';

/** The expressions for parameters, partition and account. */
export interface Expressions {
  readonly of: (parameter: Parameter) => string;
  readonly partition: string;
  readonly account: string;
  /** Goes before a template literal in which the partition or the account stands: `pulumi.interpolate`. */
  readonly tag?: string;
}

/** Line breaks, invisible characters, and characters that change the reading direction. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Co}]/gu;

const SHORT: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};

const unit = (code: number): string => String.raw`\u${code.toString(16).padStart(4, '0')}`;

const escaped = (text: string, special: RegExp): string =>
  text.replaceAll(special, String.raw`\$&`).replaceAll(
    UNSEEN,
    (found) =>
      SHORT[found] ??
      found
        .split('')
        .map((half) => unit(half.charCodeAt(0)))
        .join(''),
  );

const countOf = (text: string, mark: string): number => text.split(mark).length - 1;

/** A string literal for `text`, in double quotes where that takes fewer backslashes. */
export function quote(text: string): string {
  const mark = countOf(text, "'") > countOf(text, '"') ? '"' : "'";
  return `${mark}${escaped(text, mark === "'" ? /[\\']/g : /[\\"]/g)}${mark}`;
}

const filled = (template: Template, expressions: Expressions): string =>
  template
    .map((piece) =>
      piece.kind === 'literal' ? escaped(piece.text, /[\\`]|\$(?=\{)/g) : `\${${nameOf(piece, expressions)}}`,
    )
    .join('');

function nameOf(piece: Exclude<Template[number], { kind: 'literal' }>, expressions: Expressions): string {
  return piece.kind === 'parameter' ? expressions.of(piece.parameter) : expressions[piece.kind];
}

/** An expression for the string of a template. */
export function expression(template: Template, expressions: Expressions): string {
  const [first, second] = template;
  if (!first) return "''";
  if (!second) return first.kind === 'literal' ? quote(first.text) : nameOf(first, expressions);
  const late = template.some(({ kind }) => kind === 'partition' || kind === 'account');
  return `${late ? (expressions.tag ?? '') : ''}\`${filled(template, expressions)}\``;
}

/** Names that need no quotes. */
const PLAIN = /^(?![^]*[^\0-\uFFFF])[\p{L}_$][\p{L}\d_$]*$/u;

/** The name of a member of an object literal. `__proto__` is computed, because it would set the prototype. */
export function memberName(template: Template, expressions: Expressions): string {
  const [first, second] = template;
  if (second || (first && first.kind !== 'literal')) return `[${expression(template, expressions)}]`;
  const text = first?.text ?? '';
  if (text === '__proto__') return `['__proto__']`;
  return PLAIN.test(text) ? text : quote(text);
}

const WIDTH = 100;

/** A comment, wrapped where it is long. */
export function comment(text: string, width = WIDTH): string {
  const lines: string[] = [];
  for (const each of oneLine(text).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + each.length < width) lines.splice(-1, 1, `${last} ${each}`);
    else lines.push(`// ${each}`);
  }
  return lines.join('\n');
}

/** A doc comment. */
export const docComment = (text: string): string =>
  `/** ${oneLine(text).replaceAll('*/', String.raw`*\/`)} */`;

/** Words that cannot be names of variables, parameters or members. */
export const RESERVED: readonly string[] =
  'arguments async await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null of package private protected public return static super switch this throw true try typeof undefined var void while with yield constructor prototype process require module exports'.split(
    ' ',
  );

/** A regular expression that matches all of a value. */
export const wholePattern = (pattern: string): string => `/^(?:${pattern.replaceAll('/', String.raw`\/`)})$/`;
