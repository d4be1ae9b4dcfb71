// Parses a Terraform text: its blocks and attributes. After a faulty one it continues with the next.
// https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#structural-elements
import type { Attribute, Block, Body, HclExpression } from './ast.ts';
import { HclCursor, HclSyntaxError, IDENTIFIER } from './cursor.ts';
import { readExpression } from './parse-expression.ts';
import { readString } from './parse-template.ts';

interface HclFault {
  readonly message: string;
  readonly offset: number;
}

interface ParsedHcl {
  readonly body: Body;
  /** What could not be read, one for each block or attribute at the top. */
  readonly faults: readonly HclFault[];
}

/** A text with more is not Terraform. */
const MAX_FAULTS = 20;

function readLabel(cursor: HclCursor): string | undefined {
  if (!cursor.sees('"')) return cursor.match(IDENTIFIER);
  const label = readString(cursor, readExpression);
  if (label.kind !== 'literal') cursor.fail('The name of a block must be plain text', label.start);
  return String(label.value);
}

function readItem(cursor: HclCursor, attributes: Attribute[], blocks: Block[]): void {
  const start = cursor.at;
  const name = cursor.match(IDENTIFIER);
  if (name === undefined) cursor.fail('The name of an attribute or block is missing');
  cursor.skip(false);
  if (cursor.sees('=') && !cursor.sees('==')) {
    cursor.at += 1;
    cursor.skip(false);
    const value = readExpression(cursor);
    attributes.push({ name, value, start, end: cursor.at });
    return;
  }
  const labels: string[] = [];
  for (;;) {
    cursor.skip(false);
    if (cursor.takes('{')) break;
    const label = readLabel(cursor);
    if (label === undefined) cursor.fail(`\`=\` or \`{\` is missing after \`${name}\``);
    labels.push(label);
  }
  const body = cursor.deeper(() => readItems(cursor));
  cursor.expect('}');
  blocks.push({ type: name, labels, body, start, end: cursor.at });
}

/** Up to a closing brace or the end. */
function readItems(cursor: HclCursor): Body {
  const attributes: Attribute[] = [];
  const blocks: Block[] = [];
  for (;;) {
    cursor.skip(true);
    if (cursor.isDone || cursor.sees('}')) return { attributes, blocks };
    readItem(cursor, attributes, blocks);
    endOfItem(cursor);
  }
}

/** An item ends with its line, or with the block it is in. Only Terraform before 0.12 allowed commas here. */
function endOfItem(cursor: HclCursor): void {
  cursor.skip(false);
  if (!cursor.isDone && !cursor.sees('\n') && !cursor.sees('}'))
    cursor.fail('There is extra text where the line should end');
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
      readItem(cursor, attributes, blocks);
      endOfItem(cursor);
    } catch (error) {
      if (!(error instanceof HclSyntaxError)) throw error;
      faults.push({ message: error.message, offset: error.offset });
      if (faults.length >= MAX_FAULTS) break;
      cursor.at = nextItem(text, itemStart);
    }
  }
  return { body: { attributes, blocks }, faults };
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
