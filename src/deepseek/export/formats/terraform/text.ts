// HCL strings, in which every text stays text. https://developer.hashicorp.com/terraform/language/expressions/strings
import type { ReferenceTemplate } from '#deepseek/export/created-entities.ts';

/** What a string is for: in a `document`, aws_iam_policy_document turns &{ into ${. */
export type StringUse = 'plain' | 'document';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function escapeCharacter(character: string): string {
  const known = ESCAPES[character];
  if (known !== undefined) return known;
  const code = character.codePointAt(0) ?? 0xfffd;
  // HCL cannot express half of a surrogate pair.
  if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd';
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** ${ and %{ are escaped by doubling the sign. Signs before that would be read as doubled too become \u0024 and \u0025. */
const escapeSigns = (text: string): string =>
  text
    .replaceAll(/(\$*)\$\{/g, (_, more: string) => `${'\\u0024'.repeat(more.length)}$\${`)
    .replaceAll(/(%*)%\{/g, (_, more: string) => `${'\\u0025'.repeat(more.length)}%%{`);

/** The escaped text; `follows` says whether a reference comes right after it. */
function escapeText(text: string, use: StringUse, follows: boolean): string {
  const replaced = use === 'document' ? text.replaceAll('${', '&{') : text;
  const escaped = escapeSigns(replaced.replaceAll(/["\\]|[\p{C}\p{Zl}\p{Zp}]/gu, escapeCharacter));
  return follows ? escaped.replace(/\$+$/, (signs) => '\\u0024'.repeat(signs.length)) : escaped;
}

/** Writes a piece that is not literal, as HCL without ${}. */
export type WritePiece = (piece: Exclude<ReferenceTemplate[number], { kind: 'literal' }>) => string;

/** A string, or the bare expression where it has nothing around it. */
export function hclText(
  template: ReferenceTemplate,
  writePiece: WritePiece,
  use: StringUse = 'plain',
): string {
  const [only, ...others] = template;
  if (only && only.kind !== 'literal' && others.length === 0) return writePiece(only);
  return hclString(template, writePiece, use);
}

/** Always a string in quotes: for keys. */
export function hclString(
  template: ReferenceTemplate,
  writePiece: WritePiece,
  use: StringUse = 'plain',
): string {
  const parts = template.map((piece, index) =>
    piece.kind === 'literal'
      ? escapeText(piece.text, use, index < template.length - 1)
      : `\${${writePiece(piece)}}`,
  );
  return `"${parts.join('')}"`;
}

/** A string without references. */
export const quoted = (text: string): string => hclString([{ kind: 'literal', text }], () => '');
