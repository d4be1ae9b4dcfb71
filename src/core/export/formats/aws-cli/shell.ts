// Everything that goes into a bash script from outside goes through here: words, documents and comments.
import { fillIn, type Piece, type Template, type TemplateNode } from '#core/export/template.ts';
import { oneLine } from '#core/export/names.ts';
import type { Parameter } from '#core/export/parameters.ts';

/** The variable of each parameter, and of the account. */
export interface Variables {
  readonly of: (parameter: Parameter) => string;
  readonly account: string;
}

/** Words of these characters need no quotes. A ~ or = at the wrong place would mean something. */
const BARE = /^[\w@%+:,./-]+$/;

/** A word that is exactly `text`, whatever it holds. NUL cannot be in a word at all. */
export function quote(text: string): string {
  const held = text.replaceAll('\0', '');
  return BARE.test(held) ? held : `'${held.replaceAll("'", String.raw`'\''`)}'`;
}

/** A word: what is filled in stands in double quotes, all else is literal. */
export function word(template: Template, { of, account }: Variables): string {
  if (template.length === 0) return "''";
  const nameOf = (piece: Exclude<Piece, { kind: 'literal' }>): string => {
    if (piece.kind === 'partition') return 'PARTITION';
    return piece.kind === 'account' ? account : of(piece.parameter);
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

/** Text within a here-document that is expanded: the shell gives it back as it is. */
const held = (text: string): string => text.replaceAll('\0', '').replaceAll(/[\\$`]/g, String.raw`\$&`);

/** Stands for a piece until JSON is made: private use characters, which no policy holds. */
const MARK = /\uE000(\d+)\uE001/g;

/** A document as the lines of a here-document. Strings escape their line breaks, so no line can end it early. */
export function jsonLines(node: TemplateNode, { of, account }: Variables, indent: 0 | 2): string {
  const names: string[] = [];
  const marked = fillIn(node, (template) =>
    template
      .map((piece) => {
        if (piece.kind === 'literal') return piece.text.replaceAll(/[\uE000\uE001]/g, '\uFFFD');
        const name =
          piece.kind === 'partition' ? 'PARTITION' : piece.kind === 'account' ? account : of(piece.parameter);
        return `\uE000${names.push(name) - 1}\uE001`;
      })
      .join(''),
  );
  const text = JSON.stringify(marked, null, indent);
  return held(text).replaceAll(MARK, (_mark, index: string) => `\${${names[Number(index)] ?? ''}}`);
}

/** A comment of one line; a long one goes on in the next. */
export function comment(text: string, width = 100): string {
  const lines: string[] = [];
  for (const each of oneLine(text).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + each.length < width) lines.splice(-1, 1, `${last} ${each}`);
    else lines.push(`# ${each}`);
  }
  return lines.join('\n');
}

/** Words for the message of \${NAME:?…}: what would end or expand it is left out. */
export const message = (text: string): string => oneLine(text).replaceAll(/["'`$\\{}!]/g, '');
