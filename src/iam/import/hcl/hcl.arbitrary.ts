// Values with special characters, and how Terraform writes them.
import * as fc from 'fast-check';

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain };

/** What ends strings, starts something in them, or is more than a character. */
const PIECES = [
  '"',
  '\\',
  '$',
  '${',
  '$${',
  '%{',
  '}',
  '`',
  "'",
  '\n',
  '\t',
  '#',
  '//',
  'EOF',
  'é',
  '😀',
  '\u2028',
  ' ',
  'a',
];

export const specialText = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join('')),
  fc.constantFrom('arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/*', 's3:GetObject', '${aws:username}'),
);

export const hclValue = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    specialText,
    fc.constantFrom(true, false, null, 0, -1, 12.5),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      fc
        .oneof(specialText, fc.constantFrom('aws:SourceAccount', 'plain', 'for', 'null', 'if'))
        .filter((key) => key !== '__proto__'),
      tie('value'),
      { maxKeys: 3 },
    ),
  ),
})).value;

/** A text in quotes as Terraform takes it. */
export const quoted = (text: string): string =>
  `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll(/[$%](?=\{)/g, '$&$&')}"`;

/** The value in one of four layouts. */
export function hclText(value: Plain, style: number, indent = ''): string {
  const inner = `${indent}  `;
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const isWide = style % 2 === 0;
  if (Array.isArray(value)) {
    const items = (value as readonly Plain[]).map((each) => hclText(each, style, inner));
    if (isWide) return `[${items.join(', ')}]`;
    return `[ # list\n${items.map((each) => `${inner}${each},\n`).join('')}${indent}]`;
  }
  const sign = style < 2 ? ' = ' : ': ';
  const members = Object.entries(value).map(([name, each]) => {
    const isWord = /^[A-Za-z]\w*$/.test(name) && style !== 1;
    return `${isWord && name !== 'for' ? name : quoted(name)}${sign}${hclText(each, style, inner)}`;
  });
  if (isWide) return `{ ${members.join(', ')} }`;
  return `{\n${members.map((each) => `${inner}${each} // member\n`).join('')}${indent}}`;
}
