// The map as a file of its own: an SVG that brings its colors, reads well on any page and describes itself.
import { asMarkup } from '#iam/text/markup.ts';
import {
  nodesById,
  sentenceOf,
  STATE_MEANINGS,
  statesIn,
  type ArrowState,
  type KitMap,
  type MapNodeKind,
} from './kit-map.ts';
import { layoutOf } from './layout.ts';
import { cardShapes, lineShapes, rowShapes, signShapes, type Shape, type ShapePart } from './shapes.ts';
import { widthOf } from './wrap.ts';

const FONT = "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
const INK = '#16191d';
const QUIET = '#4d5763';
const EDGE = '#7d8795';

const STATE_COLORS: Readonly<Record<ArrowState, string>> = {
  allowed: '#2f55d4',
  limited: '#8a2fb0',
  denied: '#c02626',
  missing: '#8f5200',
  unwanted: '#c02626',
};

const CARD_COLORS: Readonly<Record<MapNodeKind, readonly [fill: string, edge: string]>> = {
  caller: ['#ffffff', EDGE],
  role: ['#e9eeff', '#2f55d4'],
  attachment: ['#e9eeff', '#2f55d4'],
  policy: ['#f6edfa', '#8a2fb0'],
  resource: ['#ffffff', EDGE],
  guard: ['#f6edfa', '#8a2fb0'],
};

/** https://www.w3.org/TR/xml/#charsets */
function isXmlCharacter(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
  return !isControl && !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}

/** Characters that turn the reading direction, break lines or cannot be seen. */
const UNSEEN = /[\p{Cf}\p{Zl}\p{Zp}]/u;

function escapeXmlCharacter(character: string): string {
  if (!isXmlCharacter(character)) return ' ';
  return UNSEEN.test(character) ? '\ufffd' : asMarkup(character);
}

/** A text in XML; a character that XML does not allow becomes a space. */
export const escapeXml = (text: string): string => Array.from(text, escapeXmlCharacter).join('');

type Colors = Readonly<Partial<Record<ShapePart, Readonly<Record<string, string | number>>>>>;

const BASE: Colors = {
  rule: { stroke: EDGE, 'stroke-opacity': 0.35 },
  title: { fill: INK, 'font-weight': 600 },
  detail: { fill: QUIET },
  row: { fill: INK },
  hit: { fill: 'none' },
};

function colorsFor(state: ArrowState | undefined): Colors {
  if (state === undefined) return BASE;
  const color = STATE_COLORS[state];
  return {
    ...BASE,
    ...(state !== 'allowed' && { row: { fill: color } }),
    line: { fill: 'none', stroke: color, 'stroke-width': 1.5 },
    head: { fill: color },
    'open-head': { fill: '#ffffff', stroke: color, 'stroke-width': 1.5 },
    mark: { fill: 'none', stroke: color, 'stroke-width': 2 },
  };
}

function drawn({ tag, part, attributes, text }: Shape, colors: Colors): string {
  const all = Object.entries({ ...attributes, ...colors[part] });
  const written = all.map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`).join('');
  return text === undefined ? `<${tag}${written}/>` : `<${tag}${written}>${escapeXml(text)}</${tag}>`;
}

const group = (title: string, shapes: readonly string[]): string =>
  `<g><title>${escapeXml(title)}</title>${shapes.join('')}</g>`;

const SIGN = 34;
const BETWEEN_SIGNS = 26;
const SIGN_TEXT = 12;

/** What the signs mean, in one line. */
function legend(map: KitMap, y: number): readonly string[] {
  let x = 0;
  return statesIn(map).map((state) => {
    const [from, to, words] = [{ x, y }, { x: x + SIGN, y }, STATE_MEANINGS[state]];
    const sign = signShapes(state, from, to).map((shape) => drawn(shape, colorsFor(state)));
    const text = `<text x="${x + SIGN + 8}" y="${y + 4}" font-size="${SIGN_TEXT}" fill="${QUIET}">${escapeXml(words)}</text>`;
    x += SIGN + 8 + Math.round(widthOf(words, SIGN_TEXT)) + BETWEEN_SIGNS;
    return sign.join('') + text;
  });
}

/** A margin around the drawing. */
const EDGE_ROOM = 16;
const TITLE_ROOM = 34;
const LEGEND_ROOM = 34;

export function svgOf(map: KitMap, title: string): string {
  const { width, height, headings, cards, lines } = layoutOf(map);
  const byId = nodesById(map);
  const sentences = map.arrows.map((arrow) => sentenceOf(arrow, byId));
  const whole = [width + 2 * EDGE_ROOM, height + 2 * EDGE_ROOM + TITLE_ROOM + LEGEND_ROOM];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole.join(' ')}" width="${whole[0]}" height="${whole[1]}" role="img" aria-labelledby="map-title map-desc" font-family="${FONT}">`,
    `<title id="map-title">${escapeXml(title)}</title>`,
    `<desc id="map-desc">${escapeXml(sentences.map((sentence) => `${sentence}.`).join(' '))}</desc>`,
    `<rect width="100%" height="100%" rx="8" fill="#ffffff"/>`,
    `<text x="${EDGE_ROOM}" y="28" font-size="16" font-weight="600" fill="${INK}">${escapeXml(title)}</text>`,
    `<g transform="translate(${EDGE_ROOM} ${EDGE_ROOM + TITLE_ROOM})">`,
    ...headings.map(
      ({ x, y, text }) => `<text x="${x}" y="${y}" font-size="12" fill="${QUIET}">${escapeXml(text)}</text>`,
    ),
    ...cards.map((card) => {
      const [fill, stroke] = CARD_COLORS[card.node.kind];
      const colors = { ...BASE, card: { fill, stroke } };
      const rows = card.rows.flatMap((row) =>
        rowShapes(card, row)
          .filter(({ part }) => part !== 'hit')
          .map((shape) => drawn(shape, colorsFor(row.arrow?.state))),
      );
      return group(card.node.label, [...cardShapes(card).map((shape) => drawn(shape, colors)), ...rows]);
    }),
    ...lines.map((line) =>
      group(
        sentenceOf(line.arrow, byId),
        lineShapes(line).map((shape) => drawn(shape, colorsFor(line.arrow.state))),
      ),
    ),
    ...legend(map, height + LEGEND_ROOM - 8),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}
