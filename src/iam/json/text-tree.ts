// A JSON text as a tree that keeps every character, so that a change in one place leaves all others as they are.
import type { JsonNode } from './json-tree.ts';

/** A part of the text: characters of the original, or new ones. */
export type TextPiece = { readonly from: number; readonly to: number } | string;

/** An entry of an array or a member of an object. */
export interface TextTreeItem {
  /** White space behind the bracket or comma in front. */
  before: TextPiece;
  /** The name of a member in its quotes; undefined in arrays. */
  name: TextPiece | undefined;
  /** What the name says. */
  key: string | undefined;
  /** The colon, with the white space around it. */
  readonly colon: TextPiece;
  value: TextTree;
  /** White space up to the comma or bracket behind. */
  after: TextPiece;
}

export interface Container {
  readonly kind: 'object' | 'array';
  readonly items: TextTreeItem[];
  /** White space between the brackets of what holds nothing. */
  readonly empty: TextPiece;
}

export type TextTree = Container | { readonly kind: 'literal'; readonly text: TextPiece };

const SPACE = /\s*/y;

function afterSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  SPACE.test(text);
  return SPACE.lastIndex;
}

function readItem(text: string, node: JsonNode, from: number): TextTreeItem {
  const end = node.offset + node.length;
  const item = { before: { from, to: node.offset }, after: { from: end, to: afterSpace(text, end) } };
  const [name, value] = node.type === 'property' ? (node.children ?? []) : [];
  if (!name || !value) {
    return { ...item, name: undefined, key: undefined, colon: '', value: readTree(text, node) };
  }
  const nameEnd = name.offset + name.length;
  return {
    ...item,
    name: { from: name.offset, to: nameEnd },
    key: String(name.value),
    colon: { from: nameEnd, to: value.offset },
    value: readTree(text, value),
  };
}

/** The tree of a node of `text`, which must be valid JSON; `parse` bounds the depth. */
export function readTree(text: string, node: JsonNode): TextTree {
  const { type, offset, length } = node;
  if (type !== 'object' && type !== 'array') {
    return { kind: 'literal', text: { from: offset, to: offset + length } };
  }
  let from = offset + 1;
  const items = (node.children ?? []).map((child) => {
    const item = readItem(text, child, from);
    from = afterSpace(text, child.offset + child.length) + 1;
    return item;
  });
  return { kind: type, items, empty: items.length > 0 ? '' : { from: offset + 1, to: offset + length - 1 } };
}

function addPieces(pieces: TextPiece[], tree: TextTree): void {
  if (tree.kind === 'literal') {
    pieces.push(tree.text);
    return;
  }
  pieces.push(tree.kind === 'object' ? '{' : '[');
  if (tree.items.length === 0) pieces.push(tree.empty);
  for (const [index, { before, name, colon, value, after }] of tree.items.entries()) {
    if (index > 0) pieces.push(',');
    pieces.push(before);
    if (name !== undefined) pieces.push(name, colon);
    addPieces(pieces, value);
    pieces.push(after);
  }
  pieces.push(tree.kind === 'object' ? '}' : ']');
}

/** The tree in pieces, in the order of the text. */
export function piecesOf(tree: TextTree): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  addPieces(pieces, tree);
  return pieces;
}

export const pieceText = (text: string, piece: TextPiece): string =>
  typeof piece === 'string' ? piece : text.slice(piece.from, piece.to);

/** The characters from `start` to before `end` give way to `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edit without what it would replace by itself; undefined when nothing is left. */
function trimmed(original: string, { start, end, text }: TextEdit): TextEdit | undefined {
  const old = original.slice(start, end);
  const most = Math.min(old.length, text.length);
  let head = 0;
  while (head < most && old.charAt(head) === text.charAt(head)) head += 1;
  let tail = 0;
  while (tail < most - head && old.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  if (head === old.length && head === text.length) return undefined;
  return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
}

/** What leads from the characters of `original` between `start` and `end` to the tree. */
export function editsTo(original: string, tree: TextTree, start: number, end: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = start;
  let fresh = '';
  const keep = (from: number, to: number): void => {
    const edit = trimmed(original, { start: at, end: from, text: fresh });
    if (edit) edits.push(edit);
    at = to;
    fresh = '';
  };
  for (const piece of piecesOf(tree)) {
    if (typeof piece === 'string') fresh += piece;
    else if (piece.to > piece.from) keep(piece.from, piece.to);
  }
  keep(end, end);
  return edits;
}
