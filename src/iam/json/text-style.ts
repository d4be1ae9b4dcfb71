// How an author lays out JSON, and new values laid out the same way.
import { type JsonValue } from './json-value.ts';
import { pieceText, piecesOf, type Container, type TextTreeItem, type TextTree } from './text-tree.ts';

export interface TextStyle {
  readonly newline: string;
  /** One step of indentation. */
  readonly unit: string;
  readonly colon: string;
  /** White space behind a comma within a line. */
  readonly gap: string;
  /** White space inside the brackets of an object, or an array, within a line. */
  readonly objectPad: string;
  readonly arrayPad: string;
  /** Whether the whole text is one line. */
  readonly oneLine: boolean;
  /** Whether lists of strings stand within a line. */
  readonly listsInline: boolean;
}

const hasNewline = (text: string): boolean => /[\r\n]/.test(text);

/** The indentation behind the last line break of white space; undefined without one. */
export const indentAfter = (space: string): string | undefined => /[\r\n]([^\r\n]*)$/.exec(space)?.[1];

/** Whether the tree is printed within one line. */
export function isInline(text: string, tree: TextTree): boolean {
  for (const piece of piecesOf(tree)) if (hasNewline(pieceText(text, piece))) return false;
  return true;
}

const isList = ({ kind, items }: Container): boolean =>
  kind === 'array' && items.length > 0 && items.every(({ value }) => value.kind === 'literal');

/** Every array and object with the indentation of the line it begins in. */
function* containersOf(
  text: string,
  tree: TextTree,
  indent: string,
): Generator<readonly [Container, string]> {
  if (tree.kind === 'literal') return;
  yield [tree, indent];
  for (const { before, value } of tree.items) {
    yield* containersOf(text, value, indentAfter(pieceText(text, before)) ?? indent);
  }
}

/** What a text looks like; where it does not say, as `print` writes. */
export function styleOf(text: string, tree: TextTree): TextStyle {
  const oneLine = isInline(text, tree);
  let unit: string | undefined;
  let colon: string | undefined;
  let gap: string | undefined;
  let objectPad: string | undefined;
  let arrayPad: string | undefined;
  let listsInline: boolean | undefined;
  for (const [container, indent] of containersOf(text, tree, '')) {
    const [first, second] = container.items;
    if (!first) continue;
    const before = pieceText(text, first.before);
    const inner = indentAfter(before);
    if (inner !== undefined && inner.startsWith(indent) && inner !== indent)
      unit ??= inner.slice(indent.length);
    if (container.kind === 'object') colon ??= pieceText(text, first.colon);
    if (second && !hasNewline(pieceText(text, second.before))) gap ??= pieceText(text, second.before);
    if (inner === undefined && container.kind === 'object') objectPad ??= before;
    if (inner === undefined && isList(container)) arrayPad ??= before;
    if (isList(container)) listsInline = (listsInline ?? true) && isInline(text, container);
  }
  return {
    newline: text.includes('\r\n') ? '\r\n' : '\n',
    unit: unit ?? '  ',
    colon: colon === undefined || hasNewline(colon) ? ': ' : colon,
    gap: gap ?? (oneLine && colon === ':' ? '' : ' '),
    objectPad: objectPad ?? '',
    arrayPad: arrayPad ?? '',
    oneLine,
    listsInline: listsInline ?? false,
  };
}

/** What is printed alike within a line and outside of one. */
export const isScalar = (value: JsonValue): boolean => typeof value !== 'object' || value === null;

/** Whether a new value stands within a line where there is room for lines. */
export const staysInline = (value: JsonValue, style: TextStyle): boolean =>
  style.oneLine ||
  (style.listsInline &&
    Array.isArray(value) &&
    (value as readonly JsonValue[]).every((each) => isScalar(each)));

/** A new value in a line with this indentation. */
export function layOut(value: JsonValue, style: TextStyle, indent: string, within: boolean): TextTree {
  if (isScalar(value)) return { kind: 'literal', text: JSON.stringify(value) };
  const kind = Array.isArray(value) ? 'array' : 'object';
  const inline = within || staysInline(value, style);
  const inner = indent + style.unit;
  const pad = kind === 'array' ? style.arrayPad : style.objectPad;
  const entries = Object.entries(value as { readonly [name: string]: JsonValue });
  const items = entries.map(([key, each], index): TextTreeItem => {
    const last = index === entries.length - 1;
    const space = index === 0 ? pad : style.gap;
    return {
      before: inline ? space : style.newline + inner,
      name: kind === 'object' ? JSON.stringify(key) : undefined,
      key: kind === 'object' ? key : undefined,
      colon: style.colon,
      value: layOut(each, style, inner, inline),
      after: last ? (inline ? pad : style.newline + indent) : '',
    };
  });
  return { kind, items, empty: '' };
}
