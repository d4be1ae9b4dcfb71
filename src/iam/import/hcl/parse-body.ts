// Parses a Terraform text: its blocks and attributes. After a faulty one it continues with the next.
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#structural-elements
import type { Attribute, Block, Body, HclExpression, Label } from './ast.ts';
import { HclCursor, HclSyntaxError, IDENTIFIER, isMissing, unread, type HclReading } from './cursor.ts';
import { readExpression } from './parse-expression.ts';
import { readString } from './parse-template.ts';

interface HclFault {
  readonly message: string;
  readonly offset: number;
}

export interface ParsedHcl {
  readonly body: Body;
  /** What could not be read, one for each block or attribute at the top. */
  readonly faults: readonly HclFault[];
}

/** A text with more is not Terraform. */
const MAX_FAULTS = 20;

function readLabel(cursor: HclCursor): Label | undefined {
  const start = cursor.at;
  if (!cursor.sees('"')) {
    const text = cursor.match(IDENTIFIER);
    return text === undefined ? undefined : { text, start, end: cursor.at };
  }
  const label = readString(cursor, readExpression);
  if (label.kind !== 'literal' && cursor.isStrict)
    cursor.fail('The name of a block must be plain text', label.start);
  const { end, isOpen } = label;
  const text =
    label.kind === 'literal' ? String(label.value) : cursor.text.slice(start + 1, isOpen ? end : end - 1);
  return { text, start, end };
}

interface Items {
  readonly attributes: Attribute[];
  readonly blocks: Block[];
}

function readItem(cursor: HclCursor, items: Items): void {
  const name = cursor.match(IDENTIFIER);
  if (name === undefined) {
    cursor.fault('The name of an attribute or block is missing');
    if (cursor.sees('"')) readString(cursor, readExpression);
    else cursor.at += 1;
    return;
  }
  readNamed(cursor, items, name);
  endOfItem(cursor);
}

/** What follows the name of an attribute or a block. */
function readNamed(cursor: HclCursor, { attributes, blocks }: Items, name: string): void {
  const nameEnd = cursor.at;
  const start = nameEnd - name.length;
  cursor.skip(false);
  if (cursor.sees('=') && !cursor.sees('==')) {
    cursor.at += 1;
    const { at: end } = cursor;
    cursor.skip(false);
    const value = !cursor.isStrict && cursor.isLineOver ? unread(end) : readExpression(cursor);
    const hasNone = isMissing(value);
    if (hasNone) cursor.fault('A value is missing');
    attributes.push({ name, value, start, end: hasNone ? end : value.end });
    return;
  }
  const labelSpans: Label[] = [];
  for (;;) {
    cursor.skip(false);
    if (cursor.takes('{')) break;
    const label = readLabel(cursor);
    if (label === undefined) {
      cursor.fault(`\`=\` or \`{\` is missing after \`${name}\``);
      attributes.push({ name, value: unread(nameEnd), bareLabels: labelSpans, start, end: nameEnd });
      return;
    }
    labelSpans.push(label);
  }
  const inside = cursor.at;
  const column = cursor.isStrict ? 0 : cursor.column(start);
  const isCutOff = (): boolean => cursor.isBlockOver(name, column);
  const body = cursor.deeper(
    () => readItems(cursor, () => cursor.sees('}') || isCutOff()),
    (): Body => ({ attributes: [], blocks: [], start: inside, end: cursor.at }),
  );
  const isOpen = isCutOff() || !cursor.expect('}');
  if (isOpen) cursor.fault('`}` is missing');
  const labels = labelSpans.map(({ text }) => text);
  const end = isOpen ? cursor.endAfter(start) : cursor.at;
  blocks.push({ type: name, labels, labelSpans, body, start, end, ...(isOpen && { isOpen }) });
}

/** Up to where the body is over, or to the end. */
function readItems(cursor: HclCursor, isOver: () => boolean): Body {
  const { at: start } = cursor;
  const items: Items = { attributes: [], blocks: [] };
  for (;;) {
    cursor.skip(true);
    if (cursor.isDone || isOver()) return { ...items, start, end: cursor.at };
    readItem(cursor, items);
  }
}

/** An item ends with its line, or with the block it is in. Only Terraform before 0.12 allowed commas here. */
function endOfItem(cursor: HclCursor): void {
  cursor.skip(false);
  if (cursor.isLineOver || cursor.sees('}')) return;
  cursor.fault('There is extra text where the line should end');
  cursor.at = cursor.lineEnd();
}

/** A text that is being written: whatever is missing or too much, every name and value that is there is kept. */
export function readUnfinishedBody(text: string): Body {
  const read = (reading: HclReading): { readonly cursor: HclCursor; readonly body: Body } => {
    const cursor = new HclCursor(text, reading);
    return { cursor, body: readItems(cursor, () => false) };
  };
  const { cursor, body } = read('brackets');
  return cursor.isFaulty ? read('layout').body : body;
}

/** Where the next item at the top begins: a line that starts with a name. */
function nextItem(text: string, from: number): number {
  const start = /\n(?=[A-Za-z_][\w-]*[ \t]*(?:=|\{|"))/g;
  start.lastIndex = from;
  const found = start.exec(text);
  return found ? found.index + 1 : text.length;
}

/** The text as Terraform, as far as it is. Never throws. */
export function parseHcl(text: string): ParsedHcl {
  const cursor = new HclCursor(text);
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  const faults: HclFault[] = [];
  for (;;) {
    let itemStart = cursor.at;
    try {
      cursor.depth = 0;
      cursor.skip(true);
      if (cursor.isDone) break;
      itemStart = cursor.at;
      readItem(cursor, { attributes, blocks });
    } catch (error) {
      if (!(error instanceof HclSyntaxError)) throw error;
      faults.push({ message: error.message, offset: error.offset });
      if (faults.length >= MAX_FAULTS) break;
      cursor.at = nextItem(text, itemStart);
    }
  }
  return { body: { attributes, blocks, start: 0, end: text.length }, faults };
}

/** A text that is one expression; undefined for any other. Never throws. */
export function parseHclExpression(text: string): HclExpression | undefined {
  try {
    const cursor = new HclCursor(text);
    cursor.skip(true);
    const value = readExpression(cursor, true);
    cursor.skip(true);
    return cursor.isDone ? value : undefined;
  } catch (error) {
    if (error instanceof HclSyntaxError) return undefined;
    throw error;
  }
}
