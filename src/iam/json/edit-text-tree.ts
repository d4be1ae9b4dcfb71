// Puts values into the tree of a text and takes them out, laid out like what stands around them.
import { type JsonValue } from './json-value.ts';
import { indexFor } from './apply-edits.ts';
import type { MemberOrder } from './edit.ts';
import type { JsonPath } from './json-path.ts';
import { indentAfter, isInline, isScalar, layOut, staysInline, type TextStyle } from './text-style.ts';
import { pieceText, type Container, type TextTreeItem, type TextTree } from './text-tree.ts';

export interface EditableText {
  readonly text: string;
  readonly style: TextStyle;
  readonly order: MemberOrder;
  root: TextTree;
}

interface ItemLocation {
  readonly container: Container;
  /** Of the item that the last step names; -1 when there is none. */
  readonly index: number;
  /** Of the line in which the container begins. */
  readonly indent: string;
}

/** Of members with one name the last, the one that JSON keeps. */
function indexIn(container: Container, step: string | number): number {
  if (typeof step === 'string') {
    return container.kind === 'object' ? container.items.findLastIndex(({ key }) => key === step) : -1;
  }
  return container.kind === 'array' && step < container.items.length ? step : -1;
}

/** Undefined where nothing can be put in or taken out at the path. */
export function findItem({ text, root }: EditableText, path: JsonPath): ItemLocation | undefined {
  let tree = root;
  let indent = '';
  for (const [depth, step] of path.entries()) {
    if (tree.kind === 'literal' || (tree.kind === 'object') !== (typeof step === 'string')) return undefined;
    const index = indexIn(tree, step);
    if (depth === path.length - 1) return { container: tree, index, indent };
    const item = tree.items[index];
    if (!item) return undefined;
    indent = indentAfter(pieceText(text, item.before)) ?? indent;
    tree = item.value;
  }
  return undefined;
}

/** White space as in front of a neighbor: a line break, or what stands between items of a line. */
function spaceLike({ text, style }: EditableText, neighbor: TextTreeItem, isFirst: boolean): string {
  const space = pieceText(text, neighbor.before);
  const indent = indentAfter(space);
  if (indent !== undefined) return style.newline + indent;
  return isFirst ? style.gap : space;
}

/** Puts an item in at the index. */
export function insertItem(
  document: EditableText,
  place: ItemLocation,
  index: number,
  key: string | undefined,
  value: JsonValue,
): void {
  const { style } = document;
  const { items } = place.container;
  const last = items.at(-1);
  const inline = last
    ? !isScalar(value) && isInline(document.text, place.container)
    : staysInline([value], style);
  const name = key === undefined ? undefined : JSON.stringify(key);
  const pad = place.container.kind === 'array' ? style.arrayPad : style.objectPad;
  const fresh: TextTreeItem = {
    before: pad,
    name,
    key,
    colon: style.colon,
    value: { kind: 'literal', text: '' },
    after: pad,
  };
  if (!last) {
    if (!inline) fresh.before = style.newline + place.indent + style.unit;
    if (!inline) fresh.after = style.newline + place.indent;
  } else if (index === 0) {
    const [first, second] = items;
    fresh.before = first!.before;
    fresh.after = '';
    first!.before = spaceLike(document, second ?? first!, second === undefined);
  } else {
    // The first item may stand right behind its bracket.
    const neighbor = items[index - 1 || 1] ?? items[0]!;
    fresh.before = spaceLike(document, neighbor, neighbor === items[0]);
    fresh.after = '';
    if (index >= items.length) {
      fresh.after = last.after;
      last.after = '';
    }
  }
  const indent = indentAfter(pieceText(document.text, fresh.before)) ?? place.indent;
  fresh.value = layOut(value, style, indent, inline);
  items.splice(index, 0, fresh);
}

/** Takes the item out that stands at the place. */
export function removeItem({ container: { items }, index }: ItemLocation): void {
  const [item] = items.splice(index, 1);
  if (!item) return;
  if (index === 0 && items[0]) items[0].before = item.before;
  const last = items.at(-1);
  if (index === items.length && last) last.after = item.after;
}

/** Gives the place a value, whether it had one or not. */
export function setValue(
  document: EditableText,
  path: JsonPath,
  place: ItemLocation,
  value: JsonValue,
): void {
  const step = path.at(-1);
  const item = place.container.items[place.index];
  if (!item) {
    const { items } = place.container;
    if (typeof step !== 'string') insertItem(document, place, items.length, undefined, value);
    else {
      const names = items.map(({ key }) => key ?? '');
      insertItem(document, place, indexFor(step, names, document.order), step, value);
    }
    return;
  }
  const indent = indentAfter(pieceText(document.text, item.before)) ?? place.indent;
  // A list of thousands is not to be looked through for each of its values.
  const within = !isScalar(value) && isInline(document.text, place.container);
  item.value = layOut(value, document.style, indent, within);
}
