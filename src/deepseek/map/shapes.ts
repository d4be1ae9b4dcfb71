// The drawing of a map as shapes, for the page and for files: each has a part that the theme or the file gives its colors.
import type { ArrowState } from './kit-map.ts';
import { SIZES, type MapCard, type MapLine, type MapRow, type Point } from './layout.ts';

/** What a shape is a part of, for its colors. */
export type ShapePart =
  'card' | 'rule' | 'title' | 'detail' | 'row' | 'hit' | 'line' | 'head' | 'open-head' | 'mark';

export interface Shape {
  readonly tag: 'rect' | 'path' | 'text';
  readonly part: ShapePart;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly text?: string;
}

const PAD = 10;
const LINE = 16;
const ROW_PAD = 4;
/** How far below the top of a line its letters stand. */
const BASE = 12;
const round = (value: number): number => Math.round(value * 10) / 10;

const text = (part: ShapePart, x: number, y: number, line: string, size: number): Shape => ({
  tag: 'text',
  part,
  attributes: { x: round(x), y: round(y), 'font-size': size },
  text: line,
});

/** The card itself, its title and its detail. */
export function cardShapes({ x, y, width, height, title, detail, rows }: MapCard): readonly Shape[] {
  const top = y + PAD;
  const box = { x: round(x), y: round(y), width: round(width), height: round(height), rx: 6 };
  return [
    { tag: 'rect', part: 'card', attributes: box },
    ...title.map((line, index) => text('title', x + PAD, top + index * LINE + BASE, line, SIZES.title)),
    ...detail.map((line, index) =>
      text('detail', x + PAD, top + (title.length + index) * LINE + BASE, line, SIZES.detail),
    ),
    ...rows.map((row): Shape => ({
      tag: 'path',
      part: 'rule',
      attributes: { d: `M${round(x)} ${round(y + row.y)}h${round(width)}` },
    })),
  ];
}

/** A row of a card: its words, and the area to point at. */
export function rowShapes({ x, y, width }: MapCard, row: MapRow): readonly Shape[] {
  const top = y + row.y;
  return [
    {
      tag: 'rect',
      part: 'hit',
      attributes: {
        x: round(x + 1),
        y: round(top),
        width: round(width - 2),
        height: round(row.height),
        rx: 4,
      },
    },
    ...row.lines.map((line, index) =>
      text('row', x + PAD, top + ROW_PAD + index * LINE + BASE, line, SIZES.row),
    ),
  ];
}

const HEAD = 7;

function curve({ from, to, beside }: Omit<MapLine, 'arrow'>): string {
  if (beside !== undefined) {
    const out = round(Math.max(from.x, to.x) + beside);
    return `M${round(from.x)} ${round(from.y)}C${out} ${round(from.y)} ${out} ${round(to.y)} ${round(to.x + HEAD)} ${round(to.y)}`;
  }
  const way = Math.sign(to.x - from.x);
  const middle = round((from.x + to.x) / 2);
  return `M${round(from.x)} ${round(from.y)}C${middle} ${round(from.y)} ${middle} ${round(to.y)} ${round(to.x - way * HEAD)} ${round(to.y)}`;
}

/** A line without its arrow: only the state gives it its look. */
type Line = Omit<MapLine, 'arrow'>;

/** The end of an arrow: a full head, a cross, a diamond, or an empty head. */
function headShapes(state: ArrowState, { from, to, beside }: Line): readonly Shape[] {
  const way = beside !== undefined ? -1 : Math.sign(to.x - from.x);
  const x = round(to.x);
  const y = round(to.y);
  const back = round(to.x - way * HEAD);
  const triangle = `M${x} ${y}L${back} ${round(y - 4)}V${round(y + 4)}Z`;
  const cross = (at: number): string =>
    `M${round(at - 4)} ${round(y - 4)}l8 8M${round(at - 4)} ${round(y + 4)}l8 -8`;
  const shapes: Readonly<Record<ArrowState, readonly Shape[]>> = {
    allowed: [{ tag: 'path', part: 'head', attributes: { d: triangle } }],
    limited: [
      {
        tag: 'path',
        part: 'head',
        attributes: {
          d: `M${x} ${y}L${round(to.x - way * 5)} ${round(y - 5)}L${round(to.x - way * 10)} ${y}L${round(to.x - way * 5)} ${round(y + 5)}Z`,
        },
      },
    ],
    denied: [{ tag: 'path', part: 'mark', attributes: { d: cross(to.x - way * 8) } }],
    missing: [{ tag: 'path', part: 'open-head', attributes: { d: triangle } }],
    unwanted: [
      { tag: 'path', part: 'head', attributes: { d: triangle } },
      { tag: 'path', part: 'mark', attributes: { d: cross(to.x - way * 16) } },
    ],
  };
  return shapes[state];
}

/** How lines are broken, so that color never says it alone. */
const DASHES: Readonly<Partial<Record<ArrowState, string>>> = {
  limited: '1 4',
  denied: '6 4',
  missing: '2 5',
};

function stateShapes(state: ArrowState, line: Line): readonly Shape[] {
  const dashes = DASHES[state];
  return [
    {
      tag: 'path',
      part: 'line',
      attributes: { d: curve(line), ...(dashes !== undefined && { 'stroke-dasharray': dashes }) },
    },
    ...headShapes(state, line),
  ];
}

export const lineShapes = (line: MapLine): readonly Shape[] => stateShapes(line.arrow.state, line);

/** The sign of a state in a legend. */
export const signShapes = (state: ArrowState, from: Point, to: Point): readonly Shape[] =>
  stateShapes(state, { from, to });
