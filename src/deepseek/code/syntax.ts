// Lezer's syntax trees as plain objects: reading those again and again is quick.
import type { Tree } from '@lezer/common';
import type { Expression, Place, Scope } from './program.ts';

export interface CodeSyntax {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly isError: boolean;
  readonly children: CodeSyntax[];
  /** The children without punctuation, comments and what could not be read. */
  readonly parts: CodeSyntax[];
}

const isPart = ({ name, isError }: CodeSyntax): boolean =>
  !isError && name >= 'A' && name < '[' && !name.endsWith('Comment');

/** The tree, without what is nested deeper than any person writes. */
export function syntaxOf(tree: Tree): CodeSyntax {
  const cursor = tree.cursor();
  const make = (): CodeSyntax => ({
    name: cursor.name,
    from: cursor.from,
    to: cursor.to,
    isError: cursor.type.isError,
    children: [],
    parts: [],
  });
  const top = make();
  const path: CodeSyntax[] = [top];
  for (;;) {
    if (path.length < MAX_TREE_DEPTH && cursor.firstChild()) {
      const node = make();
      add(path.at(-1), node);
      path.push(node);
      continue;
    }
    while (!cursor.nextSibling()) {
      path.pop();
      if (path.length <= 1 || !cursor.parent()) return top;
    }
    path.pop();
    const node = make();
    add(path.at(-1), node);
    path.push(node);
  }
}

function add(parent: CodeSyntax | undefined, node: CodeSyntax): void {
  parent?.children.push(node);
  if (isPart(node)) parent?.parts.push(node);
}

const MAX_TREE_DEPTH = 600;

export const childrenOf = ({ children }: CodeSyntax): readonly CodeSyntax[] => children;

export const partsOf = ({ parts }: CodeSyntax): readonly CodeSyntax[] => parts;

export const childNamed = ({ children }: CodeSyntax, name: string): CodeSyntax | undefined =>
  children.find((child) => child.name === name);

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

/** Text within quotes, with its escapes read. */
export const unescaped = (text: string): string =>
  text.includes('\\') ? text.replaceAll(/\\([\s\S])/g, (_all, char: string) => ESCAPES[char] ?? char) : text;

/** More nesting is nothing a person writes, and would exhaust the stack. */
export const MAX_DEPTH = 200;

/** Where code is read: in which scope, on which branch, how deep. */
export interface CodePlace {
  readonly scope: Scope;
  readonly branch?: Place | undefined;
  readonly depth: number;
}

/** One level deeper; undefined where nothing that a person writes is. */
export const deeper = <T extends CodePlace>(at: T): T | undefined =>
  at.depth > MAX_DEPTH ? undefined : { ...at, depth: at.depth + 1 };

/** Where a part of a statement is read: the block of one that may not run is on a branch. */
export const inPart = <T extends CodePlace>(
  at: T,
  statement: CodeSyntax,
  part: CodeSyntax,
  branches: ReadonlySet<string>,
): T =>
  branches.has(statement.name) && (part.name === 'Block' || part.name === 'Body')
    ? { ...at, branch: placeOf(part) }
    : at;

/** The text of each part of the code. */
export const textIn =
  (text: string) =>
  ({ from, to }: CodeSyntax): string =>
    text.slice(from, to);

/** Whichever element of a list. */
export const elementOf = (of: Expression): Expression => ({
  kind: 'element',
  of,
  start: of.start,
  end: of.end,
});

export const placeOf = ({ from, to }: CodeSyntax): Place => ({ start: from, end: to });

/** What is not understood, at its place. */
export const otherAt = (node: CodeSyntax): Expression => ({ kind: 'other', ...placeOf(node) });

/** A text in quotes of one sign, in the place of what is within. `raw` keeps backslashes. */
export function quoted(source: string, from: number, raw = false): Expression {
  const quote = source.startsWith('"""') ? 3 : 1;
  const isClosed = source.length >= 2 * quote && source.endsWith(source.slice(0, quote));
  const body = source.slice(quote, isClosed ? -quote : undefined);
  const start = Math.min(from + quote, from + source.length);
  return { kind: 'text', value: raw ? body : unescaped(body), start, end: start + body.length };
}
