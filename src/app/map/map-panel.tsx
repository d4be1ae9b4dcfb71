// The roles of the kit, who uses them and what they can reach, as boxes and arrows. Screen readers get a list of sentences.
import { useMemo } from 'react';
import { useKit } from '#app/selectors/kit.ts';
import { mapOf, joinWords } from '#core/map/map-of.ts';
import type { KitMap, MapEdge, MapNode } from '#core/map/drawing.ts';
import './map.css';

interface Row {
  readonly node: MapNode;
  readonly into: readonly MapEdge[];
  readonly from: readonly MapEdge[];
}

/**
 * A row for each role, person and policy. Arrows from outside the kit to a role are in the role's row; arrows from
 * another role of the kit are in that role's row.
 */
function rowsOf({ nodes, edges }: KitMap): readonly Row[] {
  const rows = nodes.map((node): Row => {
    const starts = edges.filter(({ from }) => from === node.id);
    const isRole = node.kind === 'role';
    return {
      node,
      into: isRole ? edges.filter(({ to, verbs }) => to === node.id && !verbs.includes('passes')) : [],
      from: isRole || node.kind === 'person' ? starts : starts.filter(({ to }) => !to.startsWith('role:')),
    };
  });
  return rows.filter(({ node, from }) => node.kind === 'role' || from.length > 0);
}

function Box({ node }: { node: MapNode | undefined }) {
  return (
    <span className="context-box" data-kind={node?.kind}>
      {node?.label}
    </span>
  );
}

const Verb = ({ words }: { words: readonly string[] }) => (
  <span className="context-verb"> {joinWords(words)} </span>
);

export default function MapPanel() {
  const kit = useKit();
  const context = useMemo(() => mapOf(kit), [kit]);
  const byId = useMemo(() => new Map(context.nodes.map((node) => [node.id, node])), [context]);
  const rows = rowsOf(context);
  if (rows.length === 0)
    return <p className="hint">The map appears here when your answers create a document.</p>;
  return (
    <ul className="context" aria-label="Map of the kit">
      {rows.map(({ node, into, from }) => (
        <li key={node.id} className="context-row" data-tall={into.length > 3 || from.length > 3 || undefined}>
          {into.length > 0 ? (
            <ul className="context-into" aria-label={`To ${node.label}`}>
              {into.map((edge) => (
                <li key={edge.from}>
                  <Box node={byId.get(edge.from)} />
                  <Verb words={edge.verbs} />
                  <span className="visually-hidden">{node.label}</span>
                </li>
              ))}
            </ul>
          ) : null}
          <p className="context-node context-box" data-kind={node.kind}>
            <strong>{node.label}</strong>
            {node.detail ? <span className="hint"> {node.detail}</span> : null}
          </p>
          {from.length > 0 ? (
            <ul className="context-from" aria-label={`From ${node.label}`}>
              {from.map((edge) => (
                <li key={edge.to}>
                  <span className="visually-hidden">{node.label}</span>
                  <Verb words={edge.verbs} />
                  <Box node={byId.get(edge.to)} />
                </li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
