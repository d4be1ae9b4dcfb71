// Quotes everything that a bash script takes from answers and documents: words, here-documents and comments.
import { fillIn, type Piece, type Template, type TemplateNode } from '#deepseek/export/template.ts';
import { oneLine } from '#deepseek/export/names.ts';
import type { Parameter } from '#deepseek/export/parameters.ts';

/** The names of the variables of a parameter and of the account. */
export interface ShellVariables {
  readonly parameter: (parameter: Parameter) => string;
  readonly account: string;
}

/** Words of these characters need no quotes. A ~ or = can have a meaning, so they are not among them. */
const BARE = /^[\w@%+:,./-]+$/;

/** A word that bash reads as `text`, whatever it contains. Only zero bytes go: bash has no words with them. */
export function quote(text: string): string {
  const printable = text.replaceAll('\0', '');
  return BARE.test(printable) ? printable : `'${printable.replaceAll("'", String.raw`'\''`)}'`;
}

/** A word with variables in double quotes and everything else literal. */
export function word(template: Template, { parameter, account }: ShellVariables): string {
  if (template.length === 0) return "''";
  const nameOf = (piece: Exclude<Piece, { kind: 'literal' }>): string => {
    if (piece.kind === 'partition') return 'PARTITION';
    return piece.kind === 'account' ? account : parameter(piece.parameter);
  };
  const filled = template.some(({ kind }) => kind !== 'literal');
  const plain = template.every((piece) => piece.kind !== 'literal' || BARE.test(piece.text));
  if (filled && plain) {
    const parts = template.map((piece) => (piece.kind === 'literal' ? piece.text : `\${${nameOf(piece)}}`));
    return `"${parts.join('')}"`;
  }
  return template
    .map((piece) => (piece.kind === 'literal' ? quote(piece.text) : `"\${${nameOf(piece)}}"`))
    .join('');
}

/** Text in a here-document in which bash expands variables: it comes out unchanged. */
const escapeHereDocument = (text: string): string =>
  text.replaceAll('\0', '').replaceAll(/[\\$`]/g, String.raw`\$&`);

/** Marks a variable until the JSON is written: private use characters, which no policy contains. */
const MARK = /\uE000(\d+)\uE001/g;

/** Characters that cannot be seen or turn the reading direction, in strings of JSON. */
const UNSEEN = /[\u007f-\u009f\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const escapeUnseen = (json: string): string =>
  json.replaceAll(UNSEEN, (found) =>
    found
      .split('')
      .map((half) => `\\u${half.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );

/** A document as the lines of a here-document. JSON strings escape line breaks, so no line can end it early. */
export function jsonLines(node: TemplateNode, { parameter, account }: ShellVariables, indent: 0 | 2): string {
  const names: string[] = [];
  const marked = fillIn(node, (template) =>
    template
      .map((piece) => {
        if (piece.kind === 'literal') return piece.text.replaceAll(/[\uE000\uE001]/g, '\uFFFD');
        const name =
          piece.kind === 'partition'
            ? 'PARTITION'
            : piece.kind === 'account'
              ? account
              : parameter(piece.parameter);
        return `\uE000${names.push(name) - 1}\uE001`;
      })
      .join(''),
  );
  const text = escapeUnseen(JSON.stringify(marked, null, indent));
  return escapeHereDocument(text).replaceAll(
    MARK,
    (_mark, index: string) => `\${${names[Number(index)] ?? ''}}`,
  );
}

/** A comment, wrapped where it is long. */
export function comment(text: string, width = 100): string {
  const lines: string[] = [];
  for (const each of oneLine(text).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + each.length < width) lines.splice(-1, 1, `${last} ${each}`);
    else lines.push(`# ${each}`);
  }
  return lines.join('\n');
}

/** The message of ${NAME:?…}, without characters that would end or expand it. */
export const message = (text: string): string => oneLine(text).replaceAll(/["'`$\\{}!]/g, '');
