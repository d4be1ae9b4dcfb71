// HCL as data, and written the way `terraform fmt` writes it.
import { oneLine } from '#core/export/names.ts';

/** A string is source text on one line. */
export type Expression =
  | string
  | { readonly kind: 'list'; readonly items: readonly Expression[] }
  | {
      readonly kind: 'object';
      readonly members: readonly (readonly [key: string, value: Expression])[];
      readonly comment?: string | undefined;
    }
  | { readonly kind: 'call'; readonly name: string; readonly argument: Expression };

export type Item =
  | {
      readonly kind: 'attribute';
      readonly name: string;
      readonly value: Expression;
      readonly comment?: string;
    }
  | {
      readonly kind: 'block';
      /** "resource", with labels as they are. */
      readonly head: string;
      readonly items: readonly Item[];
      readonly comment?: string | undefined;
    }
  /** Lines of comment; `code` is put in comments as it would stand there. */
  | { readonly kind: 'comment'; readonly lines: readonly string[]; readonly code?: readonly Item[] };

export const attribute = (name: string, value: Expression): Item => ({ kind: 'attribute', name, value });
export const block = (head: string, items: readonly Item[], comment?: string): Item => ({
  kind: 'block',
  head,
  items,
  comment,
});
export const list = (items: readonly Expression[]): Expression => ({ kind: 'list', items });
export const object = (
  members: readonly (readonly [key: string, value: Expression])[],
  comment?: string,
): Expression => ({ kind: 'object', members, comment });

/** One line. `assign` is what stands behind a name and is aligned with that of its neighbors. */
interface Line {
  readonly lead: string;
  readonly assign?: string;
}

const indented = (lines: readonly Line[]): readonly Line[] =>
  lines.map((line) => (line.lead === '' ? line : { ...line, lead: `  ${line.lead}` }));

const commentLines = (comment: string | undefined): readonly Line[] =>
  comment === undefined ? [] : [{ lead: `# ${oneLine(comment)}` }];

/** `before` and `after` are what stands on the first and last line. */
function around(before: string, inner: readonly Line[], after: string): readonly Line[] {
  return [{ lead: before }, ...indented(inner), { lead: after }];
}

/** The lines of an expression, the first behind `before`, the last in front of `after`. */
function expression(value: Expression, before = '', after = ''): readonly Line[] {
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

function assigned(name: string, value: Expression): readonly Line[] {
  const [first, ...more] = expression(value);
  if (more.length > 0) return expression(value, `${name} = `);
  return [{ lead: name, assign: first?.lead ?? '' }];
}

function itemLines(item: Item): readonly Line[] {
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

/** Items with blank lines around all but attributes of one line. */
function bodyLines(items: readonly Item[]): readonly Line[] {
  const parts = items.map((item) => ({
    lines: itemLines(item),
    close: item.kind === 'attribute' && isShort(itemLines(item)),
  }));
  return parts.flatMap(({ lines, close }, index) =>
    index === 0 || (close && parts[index - 1]?.close) ? lines : [{ lead: '' }, ...lines],
  );
}

/** Signs of a line, as they are seen. */
const width = (text: string): number => [...text].length;

/** The lines as text: those that assign and follow each other have their = below each other. */
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
export const hclFile = (items: readonly Item[]): string => `${written(bodyLines(items)).join('\n')}\n`;
