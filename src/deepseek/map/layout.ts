// Where everything of a map stands: a card for each node in one of three columns, a row in a card for each arrow and document.
import { groupBy } from '#iam/collections/group-by.ts';
import {
  callWords,
  columnOf,
  isPlain,
  joinWords,
  nodesById,
  STATE_WORDS,
  type KitMap,
  type MapArrow,
  type MapColumn,
  type MapDocument,
  type MapNode,
} from './kit-map.ts';
import { stackedTops } from './stack.ts';
import { wrap } from './wrap.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line of a card that an arrow or a document has for itself. */
export interface MapRow {
  readonly y: number;
  readonly height: number;
  readonly lines: readonly string[];
  readonly arrow?: MapArrow;
  readonly document?: MapDocument;
}

export interface MapCard {
  readonly node: MapNode;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: readonly string[];
  readonly detail: readonly string[];
  readonly rows: readonly MapRow[];
}

/** The line of an arrow; it ends at its head. */
export interface MapLine {
  readonly arrow: MapArrow;
  readonly from: Point;
  readonly to: Point;
  /** How far out the line goes where both ends are at the right of cards in one column. */
  readonly beside?: number;
}

interface MapLayout {
  readonly width: number;
  readonly height: number;
  /** What stands over each column. */
  readonly headings: readonly (Point & { readonly text: string })[];
  readonly cards: readonly MapCard[];
  readonly lines: readonly MapLine[];
}

const HEADINGS: Readonly<Record<MapColumn, string>> = {
  who: 'Who',
  kit: 'Roles and policies',
  what: 'Resources and limits',
};
const HEADING_HEIGHT = 26;

export const SIZES = { title: 13, detail: 11.5, row: 12 } as const;
const LINE = 16;
const PAD = 10;
const ROW_PAD = 4;
/** Between two cards of a column. */
const GAP = 14;
/** Most lines of a title, a detail and a row. */
const MOST = { title: 3, detail: 2, row: 3 } as const;
const MOST_CALLS = 3;

/** Widths of the columns and of the room before the next, as shares of what there is. */
const SHARES: Readonly<Record<MapColumn, readonly [width: number, room: number]>> = {
  who: [0.22, 0.09],
  kit: [0.27, 0.11],
  what: [0.31, 0],
};
const BOLD = 1.06;
/** Lines between cards of one column go out by different widths. */
const NEAREST_ARC = 30;
const BETWEEN_ARCS = 12;
const MOST_ARCS = 4;
const LEAST_WIDTH = 680;
const MOST_WIDTH = 1440;
/** The width of a file. */
const FILE_WIDTH = 1240;

/** "Denied: InvokeModel, outside us-east-1" */
function rowWords(arrow: MapArrow, byId: ReadonlyMap<string, MapNode>): string {
  const [from, to] = [byId.get(arrow.from), byId.get(arrow.to)];
  const label = from?.label ?? '';
  if (arrow.calls.length === 0)
    return arrow.state === 'limited' ? `Limited by ${label}` : joinWords(arrow.verbs);
  const calls = callWords(arrow, MOST_CALLS);
  const inner = from?.documents !== undefined && to?.documents !== undefined;
  const note = `${arrow.note ? `, ${arrow.note}` : ''}${inner ? ` by ${label}` : ''}`;
  return isPlain(arrow) ? `${calls}${note}` : `${STATE_WORDS[arrow.state]}: ${calls}${note}`;
}

function documentWords({ title, statements, edited, unreadable }: MapDocument): string {
  if (unreadable) return `${title} · not valid JSON`;
  // Settings of AWS Organizations have none.
  const count = statements === 0 ? '' : ` · ${statements} ${statements === 1 ? 'statement' : 'statements'}`;
  return `${title}${count}${edited ? ', edited' : ''}`;
}

/** A label as the first word of a card: "Bucket acme-models". */
const capital = (label: string): string =>
  label.replace(/^[a-z](?=[a-z]*(?: |$))/, (first) => first.toUpperCase());

type Sketch = Omit<MapCard, 'x' | 'y'>;

function sketch(
  node: MapNode,
  width: number,
  arrows: readonly MapArrow[],
  byId: ReadonlyMap<string, MapNode>,
): Sketch {
  const room = width - 2 * PAD;
  const title = wrap(capital(node.label), room, SIZES.title * BOLD, MOST.title);
  const detail = node.detail === undefined ? [] : wrap(node.detail, room, SIZES.detail, MOST.detail);
  let y = PAD + title.length * LINE + detail.length * LINE + (PAD - ROW_PAD);
  const row = (text: string, of: Pick<MapRow, 'arrow' | 'document'>): MapRow => {
    const lines = wrap(text, room, SIZES.row, MOST.row);
    const height = lines.length * LINE + 2 * ROW_PAD;
    const placed = { y, height, lines, ...of };
    y += height;
    return placed;
  };
  const rows = [
    ...arrows.map((arrow) => row(rowWords(arrow, byId), { arrow })),
    ...(node.documents ?? []).map((document) => row(documentWords(document), { document })),
  ];
  return { node, width, height: y, title, detail, rows };
}

type Wanted = (card: Sketch) => number | undefined;

/** Places cards one below the other, near to where they want to be. */
function stack(cards: readonly Sketch[], x: number, wanted: Wanted): readonly MapCard[] {
  const tops = stackedTops(
    cards.map((card) => ({ height: card.height + GAP, middle: wanted(card), own: card.height })),
  );
  return cards.map((card, index) => ({ ...card, x, y: tops[index] ?? 0 }));
}

const mean = (numbers: readonly number[]): number | undefined =>
  numbers.length === 0 ? undefined : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** The node whose card has the arrow's row: the one outside the kit, or the one the arrow points to. */
function rowNode({ from, to }: MapArrow, byId: ReadonlyMap<string, MapNode>): string {
  const start = byId.get(from);
  return start && columnOf(start) === 'who' ? from : to;
}

const endOf = (arrow: MapArrow, node: string): string => (arrow.from === node ? arrow.to : arrow.from);

function middleOf(card: MapCard, isRow: (row: MapRow) => boolean): number {
  const row = card.rows.find(isRow);
  return row ? card.y + row.y + row.height / 2 : card.y + PAD + LINE / 2;
}

/** The order of the nodes of an outer column: by where their arrows lead. */
function ordered(
  nodes: readonly MapNode[],
  byRow: ReadonlyMap<string, readonly MapArrow[]>,
  rank: ReadonlyMap<string, number>,
): readonly MapNode[] {
  const place = ({ id }: MapNode): number =>
    mean(
      (byRow.get(id) ?? []).map((arrow) => rank.get(arrow.document ?? '') ?? rank.get(endOf(arrow, id)) ?? 0),
    ) ?? 0;
  return nodes.toSorted((a, b) => place(a) - place(b));
}

/** Where each column with nodes begins, and how wide it is. */
function columnsIn(width: number, present: readonly MapColumn[]) {
  const used = present.map((each, index) => {
    const [wide, room] = SHARES[each];
    return { each, wide, room: index < present.length - 1 ? room : 0 };
  });
  const scale = (width - 2) / used.reduce((sum, { wide, room }) => sum + wide + room, 0);
  const w: Record<MapColumn, number> = { who: 0, kit: 0, what: 0 };
  const x: Record<MapColumn, number> = { who: 1, kit: 1, what: 1 };
  let at = 1;
  for (const { each, wide, room } of used) {
    x[each] = at;
    w[each] = wide * scale;
    at += (wide + room) * scale;
  }
  return { w, x };
}

export function layoutOf(map: KitMap, wide = FILE_WIDTH): MapLayout {
  const byId = nodesById(map);
  const known = map.arrows.filter(({ from, to }) => byId.has(from) && byId.has(to));
  const byRow = groupBy(known, (arrow) => rowNode(arrow, byId));
  const columns = groupBy(map.nodes, columnOf);
  const width = Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, wide)));
  const { w, x } = columnsIn(
    width,
    (['who', 'kit', 'what'] as const).filter((each) => columns.has(each)),
  );
  const sketches = (column: MapColumn, nodes: readonly MapNode[]): readonly Sketch[] =>
    nodes.map((node) => sketch(node, w[column], byRow.get(node.id) ?? [], byId));
  const inKit = columns.get('kit') ?? [];
  const rank = new Map<string, number>();
  for (const { id, documents = [] } of inKit) {
    rank.set(id, rank.size);
    for (const document of documents) rank.set(document.id, rank.size);
  }
  const middle = sketches('kit', inKit);
  const right = sketches('what', ordered(columns.get('what') ?? [], byRow, rank));
  const left = sketches('who', ordered(columns.get('who') ?? [], byRow, rank));

  const rowsIn = (cards: readonly MapCard[]): ReadonlyMap<string, number> =>
    new Map(
      cards.flatMap((card) =>
        card.rows.flatMap((row): (readonly [string, number])[] =>
          row.arrow ? [[row.arrow.id, card.y + row.y + row.height / 2]] : [],
        ),
      ),
    );
  const packed = rowsIn(stack(right, x.what, () => undefined));
  const kitCards = stack(middle, x.kit, ({ node }) => {
    const ends = known.filter(({ from }) => from === node.id).flatMap(({ id }) => packed.get(id) ?? []);
    return mean(ends);
  });
  const placed = new Map(kitCards.map((card) => [card.node.id, card]));
  const anchor = (arrow: MapArrow, id: string): number | undefined => {
    const card = placed.get(id);
    return card && middleOf(card, ({ document }) => document !== undefined && document.id === arrow.document);
  };
  const near = ({ node }: Sketch): number | undefined =>
    mean((byRow.get(node.id) ?? []).flatMap((arrow) => anchor(arrow, endOf(arrow, node.id)) ?? []));
  const loose = [...stack(left, x.who, near), ...kitCards, ...stack(right, x.what, near)];
  const top = HEADING_HEIGHT - Math.min(...loose.map((card) => card.y));
  const cards = loose.map((card) => ({ ...card, y: card.y + top }));
  const all = new Map(cards.map((card) => [card.node.id, card]));

  let arcs = 0;
  const lines = known.flatMap((arrow): readonly MapLine[] => {
    const start = all.get(arrow.from);
    const end = all.get(arrow.to);
    if (!start || !end) return [];
    const beside = start.x === end.x;
    const yOf = (card: MapCard): number =>
      card.rows.some((row) => row.arrow === arrow)
        ? middleOf(card, (row) => row.arrow === arrow)
        : middleOf(card, (row) => row.document !== undefined && row.document.id === arrow.document);
    const forward = beside || start.x < end.x;
    return [
      {
        arrow,
        ...(beside && { beside: NEAREST_ARC + (arcs++ % MOST_ARCS) * BETWEEN_ARCS }),
        from: { x: forward ? start.x + start.width : start.x, y: yOf(start) },
        to: { x: forward && !beside ? end.x : end.x + end.width, y: yOf(end) },
      },
    ];
  });
  const height = Math.max(0, ...cards.map((card) => card.y + card.height)) + 1;
  const headings = [...columns.keys()].map((column) => ({
    x: x[column],
    y: HEADING_HEIGHT / 2,
    text: HEADINGS[column],
  }));
  return { width, height, headings, cards, lines };
}
