// Strings of HCL: whatever a text holds, it stays text. https://developer.hashicorp.com/terraform/language/expressions/strings
import type { OwnTemplate } from '#core/export/own-names.ts';

/** Where a string stands: `document` is where aws_iam_policy_document turns &{ into ${. */
export type Place = 'plain' | 'document';

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
  // HCL has no text with half of a pair.
  if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd';
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

/** $ and % begin something in front of {, and are doubled there; what else would be read as doubled is written as a number. */
const escapeSigns = (text: string): string =>
  text
    .replaceAll(/(\$*)\$\{/g, (_, more: string) => `${'\\u0024'.repeat(more.length)}$\${`)
    .replaceAll(/(%*)%\{/g, (_, more: string) => `${'\\u0025'.repeat(more.length)}%%{`);

/** The inside of a string, in front of what is filled in if that `follows`. */
function escape(text: string, place: Place, follows: boolean): string {
  const said = place === 'document' ? text.replaceAll('${', '&{') : text;
  const escaped = escapeSigns(said.replaceAll(/["\\]|[\p{C}\p{Zl}\p{Zp}]/gu, escapeCharacter));
  return follows ? escaped.replace(/\$+$/, (signs) => '\\u0024'.repeat(signs.length)) : escaped;
}

/** What is filled in for a piece, as HCL without ${}. */
export type Fillings = (piece: Exclude<OwnTemplate[number], { kind: 'literal' }>) => string;

/** A string, or a bare expression where nothing stands around it. */
export function hclText(template: OwnTemplate, fillings: Fillings, place: Place = 'plain'): string {
  const [only, ...others] = template;
  if (only && only.kind !== 'literal' && others.length === 0) return fillings(only);
  return hclString(template, fillings, place);
}

/** A string in quotes in any case: for keys. */
export function hclString(template: OwnTemplate, fillings: Fillings, place: Place = 'plain'): string {
  const parts = template.map((piece, index) =>
    piece.kind === 'literal'
      ? escape(piece.text, place, index < template.length - 1)
      : `\${${fillings(piece)}}`,
  );
  return `"${parts.join('')}"`;
}

/** A string without anything to fill in. */
export const quoted = (text: string): string => hclString([{ kind: 'literal', text }], () => '');
