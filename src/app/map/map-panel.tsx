// The map of the kit: drawn, or as a list of sentences, and as a file.
import { Copy, Download } from 'lucide';
import { useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { copyText } from '#app/persistence/clipboard.ts';
import { saveText } from '#app/persistence/files.ts';
import { useKit } from '#app/selectors/kit.ts';
import { selectMap } from '#app/selectors/map.ts';
import { actions, useStore } from '#app/state/store.ts';
import { type KitMap, STATE_MEANINGS, mermaidOf, statesIn, svgOf } from '#deepseek/map/index.ts';
import { MapList } from './map-list.tsx';
import { MapPicture } from './map-picture.tsx';
import './map.css';
import { StateIcon } from './arrow-state.tsx';

// What the signs of arrows mean, those that the map has.
function Legend({ map }: { map: KitMap }) {
  return (
    <ul className="map-legend hint" aria-label="Signs">
      {statesIn(map).map((state) => (
        <li key={state}>
          <StateIcon state={state} />
          {STATE_MEANINGS[state]}
        </li>
      ))}
    </ul>
  );
}

type MapView = 'picture' | 'list';

const VIEWS: readonly (readonly [MapView, string])[] = [
  ['picture', 'Picture'],
  ['list', 'List'],
];

/** Stays while the panel is closed. */
const choices: { view: MapView | undefined; similar: boolean } = { view: undefined, similar: false };

/** A narrow screen has no room for the picture. */
const firstView = (): MapView => (matchMedia('(max-width: 899px)').matches ? 'list' : 'picture');

function ViewChoice({ view, onChoose }: { view: MapView; onChoose: (view: MapView) => void }) {
  return (
    <fieldset className="map-views">
      <legend className="visually-hidden">View of the map</legend>
      {VIEWS.map(([id, title]) => (
        <label key={id} className="map-view">
          <input
            type="radio"
            name="map-view"
            className="visually-hidden"
            checked={id === view}
            onChange={() => onChoose(id)}
          />
          {title}
        </label>
      ))}
    </fieldset>
  );
}

/** In the head of the page: the map as files. */
export function MapTools() {
  const kit = useKit();
  const name = kit.roles[0]?.name ?? kit.policies[0]?.name ?? 'role-kit';
  // As the page shows it at the click.
  const shown = () => selectMap(useStore.getState(), choices.similar);
  if (kit.roles.length + kit.policies.length === 0) return null;
  return (
    <>
      <Button
        weight="quiet"
        onClick={() => {
          const saved = saveText(`${name}-map`, 'svg', svgOf(shown(), `Map of ${name}`), 'image/svg+xml');
          actions.announce(`Saved: ${saved}`);
        }}
      >
        <Icon of={Download} />
        <span className="visually-hidden">Download </span>SVG
      </Button>
      <Button
        weight="quiet"
        onClick={async () => {
          const copied = await copyText(mermaidOf(shown()));
          actions.announce(copied ? 'Copied: the map as Mermaid' : 'The browser did not allow copying.');
        }}
      >
        <Icon of={Copy} />
        <span className="visually-hidden">Copy as </span>Mermaid
      </Button>
    </>
  );
}

export default function MapPanel() {
  const [view, setView] = useState<MapView>(() => choices.view ?? firstView());
  const [similar, setSimilar] = useState(choices.similar);
  const map = useStore((state) => selectMap(state, similar));
  if (map.nodes.length === 0)
    return <p className="hint">The map appears here when your answers create a document.</p>;
  return (
    <div className="map">
      <div className="map-bar">
        <ViewChoice
          view={view}
          onChoose={(next) => {
            choices.view = next;
            setView(next);
          }}
        />
        <label className="map-similar">
          <input
            type="checkbox"
            checked={similar}
            onChange={({ target: { checked } }) => {
              choices.similar = checked;
              setSimilar(checked);
            }}
          />
          Similar calls that are denied
        </label>
      </div>
      {view === 'picture' ? <MapPicture map={map} /> : <MapList map={map} />}
      <Legend map={map} />
    </div>
  );
}
