// The map as a picture. Everything in it can be focused; Enter or a click opens the statement behind it.
import { createElement, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import {
  type ArrowState,
  type KitMap,
  type MapArrow,
  type MapCard,
  type MapLine,
  type MapNode,
  STATE_WORDS,
  type Shape,
  callWords,
  cardShapes,
  isPlain,
  layoutOf,
  lineShapes,
  nodesById,
  rowShapes,
  sentenceOf,
} from '#deepseek/map/index.ts';
import { showArrow, showDocument, showNode } from './show-statement.ts';

const Shapes = ({ shapes }: { shapes: readonly Shape[] }) =>
  shapes.map(
    (
      { tag, part, attributes: { 'font-size': fontSize, 'stroke-dasharray': dashes, ...rest }, text },
      index,
    ) =>
      createElement(
        tag,
        { key: index, className: `map-${part}`, fontSize, strokeDasharray: dashes, ...rest },
        text,
      ),
  );

interface PartProps {
  readonly id: string;
  readonly name: string;
  /** What stands in the tip. */
  readonly tip?: string;
  readonly kind?: string;
  readonly state?: ArrowState;
  readonly lit: ReadonlySet<string> | undefined;
  readonly onPoint: (id: string | null) => void;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** Something of the picture that can be pointed at and opened. */
function Part({ id, name, tip, kind, state, lit, onPoint, onOpen, children }: PartProps) {
  return (
    <g role="listitem">
      <g
        role="button"
        tabIndex={0}
        aria-label={name}
        className="map-part"
        data-kind={kind}
        data-state={state}
        data-faint={lit && !lit.has(id) ? true : undefined}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          onOpen();
        }}
        onPointerEnter={() => onPoint(id)}
        onPointerLeave={() => onPoint(null)}
        onFocus={() => onPoint(id)}
        onBlur={() => onPoint(null)}
      >
        {tip ? <title>{tip}</title> : null}
        {children}
      </g>
    </g>
  );
}

const documentPart = (id: string): string => `document ${id}`;

/** What belongs to a part: the ends of an arrow, or the arrows of a card or document and their other ends. */
function neighborsOf(map: KitMap, id: string): ReadonlySet<string> {
  const arrows = map.arrows.filter(
    (arrow) =>
      arrow.id === id || arrow.from === id || arrow.to === id || documentPart(arrow.document ?? '') === id,
  );
  const owners = map.nodes.filter(({ id: node, documents = [] }) =>
    node === id ? true : documents.some((document) => documentPart(document.id) === id),
  );
  const documents = owners.some((node) => node.id === id) ? (owners[0]?.documents ?? []) : [];
  return new Set([
    id,
    ...owners.map((node) => node.id),
    ...documents.map((document) => documentPart(document.id)),
    ...arrows.flatMap((arrow) => [arrow.id, arrow.from, arrow.to, documentPart(arrow.document ?? '')]),
  ]);
}

function arrowName(arrow: MapArrow, byId: ReadonlyMap<string, MapNode>): string {
  const state = isPlain(arrow) ? '' : `${STATE_WORDS[arrow.state]}: `;
  const calls = callWords(arrow);
  return `${state}${sentenceOf(arrow, byId)}${calls === '' ? '' : `. ${calls}`}`;
}

interface CardProps extends Pick<PartProps, 'lit' | 'onPoint'> {
  readonly card: MapCard;
  readonly map: KitMap;
  readonly lines: ReadonlyMap<string, MapLine>;
  readonly byId: ReadonlyMap<string, MapNode>;
}

function Card({ card, map, lines, byId, ...point }: CardProps) {
  const { node, rows } = card;
  const { label, detail } = node;
  return (
    <>
      <Part
        id={node.id}
        name={detail === undefined ? label : `${label}, ${detail}`}
        kind={node.kind}
        onOpen={() => showNode(node, map)}
        {...point}
      >
        <Shapes shapes={cardShapes(card)} />
      </Part>
      {rows.map((row) => {
        const { arrow, document, lines: words } = row;
        if (document)
          return (
            <Part
              key={document.id}
              id={documentPart(document.id)}
              name={`${label}: ${words.join(' ')}`}
              onOpen={() => showDocument(document.id)}
              {...point}
            >
              <Shapes shapes={rowShapes(card, row)} />
            </Part>
          );
        const line = arrow && lines.get(arrow.id);
        if (!arrow) return null;
        const name = arrowName(arrow, byId);
        return (
          <Part
            key={arrow.id}
            id={arrow.id}
            name={name}
            tip={name}
            state={arrow.state}
            onOpen={() => showArrow(arrow)}
            {...point}
          >
            {line ? <Shapes shapes={lineShapes(line)} /> : null}
            <Shapes shapes={rowShapes(card, row)} />
          </Part>
        );
      })}
    </>
  );
}

export function MapPicture({ map }: { map: KitMap }) {
  const frame = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  const [pointed, setPointed] = useState<string | null>(null);
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setRoom(element.clientWidth));
    observer.observe(element);
    setRoom(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  const layout = useMemo(() => layoutOf(map, room), [map, room]);
  const byId = useMemo(() => nodesById(map), [map]);
  const lines = useMemo(() => new Map(layout.lines.map((line) => [line.arrow.id, line])), [layout]);
  const lit = useMemo(() => (pointed === null ? undefined : neighborsOf(map, pointed)), [map, pointed]);
  const { width, height, headings, cards } = layout;
  return (
    <div className="map-frame" ref={frame}>
      <svg
        role="list"
        aria-label="Map of the kit"
        className="map-picture"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        {headings.map(({ x, y, text }) => (
          <text key={text} className="map-heading" x={x} y={y} fontSize={12} aria-hidden>
            {text}
          </text>
        ))}
        {cards.map((card) => (
          <Card
            key={card.node.id}
            card={card}
            map={map}
            lines={lines}
            byId={byId}
            lit={lit}
            onPoint={setPointed}
          />
        ))}
      </svg>
    </div>
  );
}
