// HCL as data, and written the way `terraform fmt` writes it.
import { oneLine } from '#deepseek/export/names.ts';

/** A string is source text on one line. */
export type HclValue =
  | string
  | { readonly kind: 'list'; readonly items: readonly HclValue[] }
  | {
      readonly kind: 'object';
      readonly members: readonly (readonly [key: string, value: HclValue])[];
      readonly comment?: string | undefined;
    }
  | { readonly kind: 'call'; readonly name: string; readonly argument: HclValue };

export type HclItem =
  | {
      readonly kind: 'attribute';
      readonly name: string;
      readonly value: HclValue;
      readonly comment?: string;
    }
  | {
      readonly kind: 'block';
      /** "resource", with labels as they are. */
      readonly head: string;
      readonly items: readonly HclItem[];
      readonly comment?: string | undefined;
    }
  /** Lines of comment; `code` is put in comments as it would stand there. */
  | { readonly kind: 'comment'; readonly lines: readonly string[]; readonly code?: readonly HclItem[] };

export const attribute = (name: string, value: HclValue): HclItem => ({
  kind: 'attribute',
  name,
  value,
});
export const block = (head: string, items: readonly HclItem[], comment?: string): HclItem => ({
  kind: 'block',
  head,
  items,
  comment,
});
export const list = (items: readonly HclValue[]): HclValue => ({ kind: 'list', items });
export const object = (
  members: readonly (readonly [key: string, value: HclValue])[],
  comment?: string,
): HclValue => ({ kind: 'object', members, comment });

/** One line. `assign` is the part from the = on, which is aligned with that of adjacent lines. */
interface Line {
  readonly lead: string;
  readonly assign?: string;
}

const indented = (lines: readonly Line[]): readonly Line[] =>
  lines.map((line) => (line.lead === '' ? line : { ...line, lead: `  ${line.lead}` }));

const commentLines = (comment: string | undefined): readonly Line[] =>
  comment === undefined ? [] : [{ lead: `# ${oneLine(comment)}` }];

/** `before` starts the first line, `after` ends the last one. */
function around(before: string, inner: readonly Line[], after: string): readonly Line[] {
  return [{ lead: before }, ...indented(inner), { lead: after }];
}

/** The lines of an expression between `before` and `after`. */
function expression(value: HclValue, before = '', after = ''): readonly Line[] {
  if (typeof value === 'string') return [{ lead: `${before}${value}${after}` }];
  if (value.kind === 'call') return expression(value.argument, `${before}${value.name}(`, `)${after}`);
  if (value.kind === 'object') {
    if (value.members.length === 0) return [{ lead: `${before}{}${after}` }];
    const members = value.members.flatMap(([key, member]) => assigned(key, member));
    return around(`${before}{`, members, `}${after}`);
  }
  const [first, ...more] = value.items;
  if (first === undefined) return [{ lead: `${before}[]${after}` }];
  if (more.length === 0 && typeof first === 'string') return [{ lead: `${before}[${first}]${after}` }];
  const items = value.items.flatMap((item) => [
    ...(typeof item === 'object' && item.kind === 'object' ? commentLines(item.comment) : []),
    ...expression(item, '', ','),
  ]);
  return around(`${before}[`, items, `]${after}`);
}

const isShort = (lines: readonly Line[]): boolean => lines.length === 1;

function assigned(name: string, value: HclValue): readonly Line[] {
  const [first, ...more] = expression(value);
  if (more.length > 0) return expression(value, `${name} = `);
  return [{ lead: name, assign: first?.lead ?? '' }];
}

function itemLines(item: HclItem): readonly Line[] {
  switch (item.kind) {
    case 'attribute':
      return [...commentLines(item.comment), ...assigned(item.name, item.value)];
    case 'block':
      return [
        ...commentLines(item.comment),
        ...(item.items.length === 0
          ? [{ lead: `${item.head} {}` }]
          : around(`${item.head} {`, bodyLines(item.items), '}')),
      ];
    case 'comment':
      return [
        ...item.lines.flatMap((line) => commentLines(line)),
        ...(item.code ? written(bodyLines(item.code)).map((line) => ({ lead: `# ${line}`.trimEnd() })) : []),
      ];
  }
}

/** The lines of items, with blank lines around blocks and attributes of several lines. */
function bodyLines(items: readonly HclItem[]): readonly Line[] {
  const parts = items.map((item) => ({
    lines: itemLines(item),
    close: item.kind === 'attribute' && isShort(itemLines(item)),
  }));
  return parts.flatMap(({ lines, close }, index) =>
    index === 0 || (close && parts[index - 1]?.close) ? lines : [{ lead: '' }, ...lines],
  );
}

/** How many characters of a line are visible. */
const width = (text: string): number => [...text].length;

/** The lines as text, with the = of adjacent attributes aligned. */
function written(lines: readonly Line[]): readonly string[] {
  const out: string[] = [];
  for (let at = 0; at < lines.length;) {
    let end = at;
    while (lines[end]?.assign !== undefined) end += 1;
    const chain = lines.slice(at, end);
    const widest = Math.max(0, ...chain.map(({ lead }) => width(lead)));
    for (const { lead, assign = '' } of chain)
      out.push(`${lead}${' '.repeat(widest - width(lead))} = ${assign}`);
    if (end === at) {
      out.push(lines[at]?.lead ?? '');
      end += 1;
    }
    at = end;
  }
  return out;
}

/** A file. */
export const hclFile = (items: readonly HclItem[]): string => `${written(bodyLines(items)).join('\n')}\n`;
