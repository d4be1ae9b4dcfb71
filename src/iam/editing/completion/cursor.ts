// Finds the cursor in unfinished JSON: in or before which name or value it is, and what has been typed.
import type { JsonPath } from '#iam/json/json-path.ts';
import {
  readUnfinished,
  type ArrayTree,
  type UnfinishedContainer,
  type UnfinishedMember,
  type ObjectTree,
  type Scalar,
  type UnfinishedTree,
} from './unfinished-json.ts';

interface CursorSlot {
  readonly at: 'key' | 'value';
  /** The last step to a value. */
  readonly step?: string | number;
  /** The name or value that the cursor is in. */
  readonly token?: Scalar | undefined;
  /** The member whose name the cursor is in. */
  readonly member?: UnfinishedMember;
  /** Where a comma has to be inserted before. */
  readonly commaAt?: number | undefined;
  /** Whether a comma has to follow. */
  readonly commaBehind: boolean;
}

export interface JsonCursor extends Omit<CursorSlot, 'step'> {
  readonly root: UnfinishedContainer;
  /** Of the value, or of the object that the name is in. */
  readonly path: JsonPath;
  /** The text before the cursor, of the name or value it is in. */
  readonly typed: string;
  /** The object or array that the cursor is in. */
  readonly container: UnfinishedContainer;
}

const isContainer = (tree: UnfinishedTree | undefined): tree is UnfinishedContainer =>
  tree?.kind === 'object' || tree?.kind === 'array';

/** Inside quotation marks or brackets; in what lacks the closing one, right behind it as well. */
const isIn = (offset: number, { start, end, closed }: Pick<Scalar, 'start' | 'end' | 'closed'>): boolean =>
  start < offset && (closed ? offset < end : offset <= end);

/** The innermost container around the offset, with the path to it. */
function innermost(
  root: UnfinishedContainer,
  offset: number,
): { container: UnfinishedContainer; path: (string | number)[] } {
  const path: (string | number)[] = [];
  let container = root;
  for (;;) {
    const children: readonly (readonly [step: string | number, value: UnfinishedTree | undefined])[] =
      container.kind === 'object'
        ? container.members.map(({ key, value }) => [key.text, value] as const)
        : container.items.map((item, index) => [index, item] as const);
    const child = children.findLast(([, value]) => isContainer(value) && isIn(offset, value));
    if (!child) return { container, path };
    path.push(child[0]);
    container = child[1] as UnfinishedContainer;
  }
}

/** Whether two neighbors, with nothing else between them, lack their comma. */
const lacksComma = (text: string, from: number, to: number | undefined): boolean =>
  to !== undefined && !text.slice(from, to).includes(',');

const endOf = ({ key, value }: UnfinishedMember): number => value?.end ?? key.end;

function inObject(text: string, offset: number, { members }: ObjectTree): CursorSlot | undefined {
  const index = members.findLastIndex(({ key }) => key.start < offset);
  const member = members[index];
  const next = members[index + 1]?.key.start;
  if (!member) return { at: 'key', commaBehind: lacksComma(text, offset, next) };
  const { key, value, hasColon } = member;
  if (isIn(offset, key)) {
    const before = members[index - 1];
    const commaAt = before && lacksComma(text, endOf(before), key.start) ? endOf(before) : undefined;
    return { at: 'key', token: key, member, commaAt, commaBehind: lacksComma(text, endOf(member), next) };
  }
  if (value && !isContainer(value) && isIn(offset, value)) {
    return { at: 'value', step: key.text, token: value, commaBehind: false };
  }
  if (!hasColon) return undefined;
  if (!value) return { at: 'value', step: key.text, commaBehind: lacksComma(text, offset, next) };
  if (offset <= value.end) return undefined;
  const commaAt = lacksComma(text, value.end, offset) ? value.end : undefined;
  return { at: 'key', commaAt, commaBehind: lacksComma(text, offset, next) };
}

function inArray(text: string, offset: number, { items }: ArrayTree): CursorSlot | undefined {
  const index = items.findLastIndex(({ start }) => start < offset);
  const item = items[index];
  const next = items[index + 1]?.start;
  if (!item) return { at: 'value', step: 0, commaBehind: lacksComma(text, offset, next) };
  if (!isContainer(item) && isIn(offset, item)) {
    const before = items[index - 1];
    const commaAt = before && lacksComma(text, before.end, item.start) ? before.end : undefined;
    return { at: 'value', step: index, token: item, commaAt, commaBehind: lacksComma(text, item.end, next) };
  }
  if (offset <= item.end) return undefined;
  const commaAt = lacksComma(text, item.end, offset) ? item.end : undefined;
  return { at: 'value', step: index + 1, commaAt, commaBehind: lacksComma(text, offset, next) };
}

/** Undefined where nothing can be put in: outside of all objects and arrays, or right behind a value. */
export function cursorAt(text: string, offset: number): JsonCursor | undefined {
  const root = readUnfinished(text);
  if (!root || !isIn(offset, root)) return undefined;
  const { container, path } = innermost(root, offset);
  const spot =
    container.kind === 'object' ? inObject(text, offset, container) : inArray(text, offset, container);
  if (!spot) return undefined;
  const { step, token, ...rest } = spot;
  return {
    ...rest,
    root,
    container,
    token,
    path: step === undefined ? path : [...path, step],
    typed: token ? text.slice(token.kind === 'string' ? token.start + 1 : token.start, offset) : '',
  };
}
