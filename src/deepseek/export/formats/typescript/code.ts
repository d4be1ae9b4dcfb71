// TypeScript as data, and its layout: as Prettier formats it, with single quotes and 100 columns.

export type Code =
  /** An expression on one line. */
  | string
  | { readonly kind: 'list'; readonly items: readonly CodeItem[] }
  | {
      readonly kind: 'object';
      readonly members: readonly CodeMember[];
      /** On one line where there is room. */
      readonly inline?: boolean;
      /** Comment lines after the last member, with their `//`. */
      readonly ending?: string;
    }
  /** `head` is everything before the parenthesis: `new iam.Role`. */
  | { readonly kind: 'call'; readonly head: string; readonly args: readonly Code[] }
  /** A call with one function: `head` is everything before its parameters, `props.users?.map`. */
  | { readonly kind: 'mapping'; readonly head: string; readonly parameter: string; readonly body: string };

export interface CodeItem {
  readonly value: Code;
  /** Comment lines before it, with their `//`. */
  readonly comment?: string;
}

export interface CodeMember extends CodeItem {
  /** As it is written: quoted or computed where it must be. */
  readonly name: string;
}

export const WIDTH = 100;

export const list = (items: readonly Code[]): Code => ({
  kind: 'list',
  items: items.map((value) => ({ value })),
});

type Entries = readonly (readonly [name: string, value: Code | undefined])[];

const members = (entries: Entries): readonly CodeMember[] =>
  entries.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));

/** Members without a value are left out. */
export const object = (...entries: Entries): Code => ({ kind: 'object', members: members(entries) });

/** An object that stays on one line where there is room. */
export const inlineObject = (...entries: Entries): Code => ({
  kind: 'object',
  members: members(entries),
  inline: true,
});

export const call = (head: string, ...args: readonly Code[]): Code => ({ kind: 'call', head, args });

/** The code on one line; undefined where it always takes several. */
function onOneLine(code: Code): string | undefined {
  if (typeof code === 'string') return code;
  if (code.kind === 'mapping') return `${code.head}((${code.parameter}) => ${code.body})`;
  if (code.kind === 'call') {
    const args = code.args.map(onOneLine);
    return args.includes(undefined) ? undefined : `${code.head}(${args.join(', ')})`;
  }
  if (code.kind === 'list') {
    const items = code.items.map(({ value, comment }) =>
      comment === undefined ? onOneLine(value) : undefined,
    );
    return items.includes(undefined) || isTable(code.items) ? undefined : `[${items.join(', ')}]`;
  }
  if (code.members.length === 0) return '{}';
  const parts = code.members.map(({ name, value, comment }) => {
    const oneLine = comment === undefined ? onOneLine(value) : undefined;
    if (oneLine === undefined) return undefined;
    return oneLine === name ? name : `${name}: ${oneLine}`;
  });
  return code.inline !== true || parts.includes(undefined) ? undefined : `{ ${parts.join(', ')} }`;
}

/** Several objects of several members are never put on one line. */
const isTable = (items: readonly CodeItem[]): boolean =>
  items.length > 1 &&
  items.every(
    ({ value }) => typeof value !== 'string' && value.kind === 'object' && value.members.length > 1,
  );

const pad = (indent: number): string => ' '.repeat(indent);

const commentLines = (comment: string | undefined, indent: number): string =>
  comment === undefined ? '' : comment.replaceAll(/^/gm, pad(indent)) + '\n';

function memberText({ name, value, comment }: CodeMember, indent: number): string {
  const before = `${commentLines(comment, indent)}${pad(indent)}`;
  if (value === name) return `${before}${name},\n`;
  const long = typeof value === 'string' && indent + name.length + 3 + value.length > WIDTH;
  // A long string goes below its name; a template literal stays.
  const below = long && /^['"]/.test(value);
  return below
    ? `${before}${name}:\n${pad(indent + 2)}${value},\n`
    : `${before}${name}: ${layOut(value, indent, indent + name.length + 2, 1)},\n`;
}

/** Items, each on lines of its own. */
const onLines = (items: readonly CodeItem[], indent: number): string =>
  items
    .map(
      ({ value, comment }) =>
        `${commentLines(comment, indent)}${pad(indent)}${layOut(value, indent, indent, 1)},\n`,
    )
    .join('');

interface Position {
  readonly indent: number;
  readonly column: number;
  readonly after: number;
}

function callText(head: string, args: readonly Code[], at: Position): string {
  const { indent, column, after } = at;
  const last = args.at(-1);
  const before = args.slice(0, -1).map(onOneLine);
  if (last !== undefined && typeof last !== 'string' && last.kind !== 'call' && !before.includes(undefined)) {
    const start = `${head}(${[...before, ''].join(', ')}`;
    if (column + start.length + 1 <= WIDTH) return `${start}${layOut(last, indent, WIDTH, after)})`;
  }
  const items = args.map((value) => ({ value }));
  return `${head}(\n${onLines(items, indent + 2)}${pad(indent)})`;
}

/**
 * The text of `code`, whose first line begins at `column` and whose other lines are indented by `indent`;
 * `after` characters follow the last line.
 */
function layOut(code: Code, indent: number, column: number, after: number): string {
  const line = onOneLine(code);
  if (typeof code === 'string') return code;
  if (line !== undefined && column + line.length + after <= WIDTH) return line;
  switch (code.kind) {
    case 'call':
      return callText(code.head, code.args, { indent, column, after: after + 1 });
    case 'mapping':
      return `${code.head}((${code.parameter}) =>\n${pad(indent + 2)}${code.body},\n${pad(indent)})`;
    case 'list':
      return code.items.length === 0 ? '[]' : `[\n${onLines(code.items, indent + 2)}${pad(indent)}]`;
    case 'object': {
      if (code.members.length === 0) return '{}';
      const lines = code.members.map((member) => memberText(member, indent + 2));
      return `{\n${lines.join('')}${commentLines(code.ending, indent + 2)}${pad(indent)}}`;
    }
  }
}

/** `start` and the code behind it as a statement: `const role = new aws.iam.Role(…);` */
export const statement = (start: string, code: Code, indent = 0): string =>
  `${pad(indent)}${start}${layOut(code, indent, indent + start.length, 1)};`;
