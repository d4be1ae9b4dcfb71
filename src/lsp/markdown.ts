// Hovers as Markdown, or as plain text for clients without it.
import type { Hover } from '#iam/editing/index.ts';

/** What has a meaning in Markdown: anywhere, at the start of a line, and where an address begins. */
const MARKS = /[\\`*_[\]<>~|&]|^(?:[-+#=]|\d+(?=[.)]))/gm;
const ADDRESSES = /:(?=\/\/)|@|(?<=\bwww)\./g;

/** A text that may quote a policy, so that it stays text. */
export const plain = (text: string): string =>
  text
    .replaceAll(MARKS, (mark) => (/\d/.test(mark) ? `\u200b${mark}` : `\\${mark}`))
    .replaceAll(ADDRESSES, String.raw`\$&`);

/** The only addresses that a hover links to. */
const isPage = ({ url }: { readonly url: string }): boolean =>
  /^https:\/\/[a-z0-9.-]+\.amazon\.com\/[\w./#-]*$/i.test(url);

const paragraphs = (rows: readonly string[]): string => rows.filter((row) => row !== '').join('\n\n');

export function asMarkdown({ title, lines, links }: Hover): string {
  const rows = lines.map(({ label, text }) =>
    label === undefined ? plain(text) : `**${plain(label)}:** ${plain(text)}`,
  );
  const pages = links
    .filter(isPage)
    .map(({ text, url }) => `[${text === title ? 'AWS documentation' : plain(text)}](${url})`);
  return paragraphs([`**${plain(title)}**`, ...rows, pages.join(' · ')]);
}

export function asPlainText({ title, lines, links }: Hover): string {
  const rows = lines.map(({ label, text }) => (label === undefined ? text : `${label}: ${text}`));
  return paragraphs([title, ...rows, links.map(({ url }) => url).join('\n')]);
}
