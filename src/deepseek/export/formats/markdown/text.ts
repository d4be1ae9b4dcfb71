// Escapes everything that a Markdown file takes from answers and documents: prose, code, fences and tables.
import { spellOutInvisibleOrPrivate } from '#iam/text/invisible.ts';

const longestRun = (text: string): number =>
  Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));

/** Code that renders unchanged, whatever it contains. */
function codeSpan(shown: string): string {
  const longest = longestRun(shown);
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 || shown.trim() === '' || /^ .* $/.test(shown) ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A name or value as code. */
export const code = (text: string): string => codeSpan(spellOutInvisibleOrPrivate(text));

/** The same in a table cell, where pipes need a backslash even in code. */
export const codeCell = (text: string): string =>
  codeSpan(spellOutInvisibleOrPrivate(text).replaceAll('|', String.raw`\|`));

/** Prose on one line, in which nothing is markup, HTML, a link or a mention. */
export function prose(text: string): string {
  const line = spellOutInvisibleOrPrivate(text.replaceAll(/\s+/g, ' ').trim());
  return (
    line
      .replaceAll(/[\\`*_[\]<>|~&#$]/g, String.raw`\$&`)
      // Nor the start of a list, an automatic link or a mention.
      .replace(/^([-+=]|\d+(?=[.)]))/, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`))
      .replaceAll(/(https?|ftp|mailto|xmpp):/gi, '$1&#58;')
      .replaceAll(/www\./gi, 'www&#46;')
      .replaceAll('@', '&#64;')
  );
}

/** A link to a web page; anything else stays text. */
export const link = (words: string, address: string): string =>
  /^https:\/\/[\w.-]+\/[\w./#?=&%~-]*$/.test(address) ? `[${prose(words)}](${address})` : prose(address);

/** A code block whose fence is longer than any in the text. */
export function fenced(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** A list whose entries may have several lines. */
export const bullets = (items: readonly string[]): string =>
  items.map((item) => `- ${item.replaceAll('\n', '\n  ')}`).join('\n');

export const numbered = (items: readonly string[]): string =>
  items.map((item, index) => `${index + 1}. ${item.replaceAll('\n', '\n   ')}`).join('\n');

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Cells hold Markdown. */
export const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(columns), row(columns.map(() => '---')), ...rows.map(row)].join('\n');
