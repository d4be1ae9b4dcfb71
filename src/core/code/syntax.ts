// Reads Lezer's syntax trees.
import type { SyntaxNode } from '@lezer/common';
import type { Expression, Place } from './program.ts';

export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The children without punctuation, comments and what could not be read. */
export const partsOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  childrenOf(node).filter(
    ({ name, type }) => /^[A-Z]/.test(name) && !type.isError && !name.endsWith('Comment'),
  );

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

/** Text within quotes, with its escapes read. */
export const unescaped = (text: string): string =>
  text.includes('\\') ? text.replaceAll(/\\([\s\S])/g, (_all, char: string) => ESCAPES[char] ?? char) : text;

/** More nesting is nothing a person writes, and would exhaust the stack. */
export const MAX_DEPTH = 200;

export const placeOf = ({ from, to }: SyntaxNode): Place => ({ start: from, end: to });

/** A text in quotes of one sign, in the place of what is within. `raw` keeps backslashes. */
export function quoted(source: string, from: number, raw = false): Expression {
  const quote = source.startsWith('"""') ? 3 : 1;
  const isClosed = source.length >= 2 * quote && source.endsWith(source.slice(0, quote));
  const body = source.slice(quote, isClosed ? -quote : undefined);
  const start = Math.min(from + quote, from + source.length);
  return { kind: 'text', value: raw ? body : unescaped(body), start, end: start + body.length };
}
