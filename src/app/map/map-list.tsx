// The map as sentences: a group for each role and policy, a line for each arrow.
import {
  type KitMap,
  type MapArrow,
  type MapNode,
  STATE_WORDS,
  callWords,
  isPlain,
  joinWords,
  nodesById,
} from '#deepseek/map/index.ts';
import { StateIcon } from './arrow-state.tsx';
import { showArrow, showDocument, showStatement } from './show-statement.ts';

function Line({ arrow, byId }: { arrow: MapArrow; byId: ReadonlyMap<string, MapNode> }) {
  const { from, verbs, to, note, statements, holds } = arrow;
  const more = statements.length > 1 ? statements : [];
  return (
    <li className="map-item">
      <StateIcon state={arrow.state} />
      <span>
        {isPlain(arrow) ? null : <span className="visually-hidden">{STATE_WORDS[arrow.state]}: </span>}
        <button type="button" className="plain map-sentence" onClick={() => showArrow(arrow)}>
          {byId.get(from)?.label} <span className="map-verb">{joinWords(verbs)}</span> {byId.get(to)?.label}
          {note ? `, ${note}` : ''}
        </button>{' '}
        <span className="hint">
          {callWords(arrow)}
          {holds > 0 ? ` · ${holds} ${holds === 1 ? 'check passes' : 'checks pass'}` : ''}
        </span>
        {more.length > 0 ? (
          <span className="map-statements">
            {more.map((at) => (
              <button
                key={`${at.document} ${at.index}`}
                type="button"
                className="link-button"
                onClick={() => showStatement(at)}
              >
                Statement {at.index + 1}
              </button>
            ))}
          </span>
        ) : null}
      </span>
    </li>
  );
}

/** The card that lists an arrow: the one in the kit, or the one it starts from. */
const cardOf = ({ from, to }: MapArrow, byId: ReadonlyMap<string, MapNode>): string =>
  byId.get(from)?.documents ? from : to;

export function MapList({ map }: { map: KitMap }) {
  const byId = nodesById(map);
  const cards = map.nodes.filter(({ documents }) => documents !== undefined);
  return (
    <ul className="map-list" aria-label="Map of the kit">
      {cards.map((node) => (
        <li key={node.id}>
          <h3 className="map-name" data-kind={node.kind}>
            {node.label} {node.detail ? <span className="hint">{node.detail}</span> : null}
          </h3>
          <p className="map-documents">
            {(node.documents ?? []).map(({ id, title, edited, unreadable }) => (
              <button key={id} type="button" className="link-button" onClick={() => showDocument(id)}>
                {title}
                {unreadable ? ' (not valid JSON)' : edited ? ' (edited by hand)' : ''}
              </button>
            ))}
          </p>
          <ul className="map-sentences" aria-label={`Arrows of ${node.label}`}>
            {map.arrows
              .filter((arrow) => cardOf(arrow, byId) === node.id)
              .map((arrow) => (
                <Line key={arrow.id} arrow={arrow} byId={byId} />
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
