// What the signs of arrows mean, those that the map has.
import type { ArrowState, KitMap } from '#core/map/kit-map.ts';
import { STATES, StateIcon } from './arrow-state.tsx';

export function Legend({ map }: { map: KitMap }) {
  const used = (Object.keys(STATES) as ArrowState[]).filter((state) =>
    map.arrows.some((arrow) => arrow.state === state),
  );
  return (
    <ul className="map-legend hint" aria-label="Signs">
      {used.map((state) => (
        <li key={state}>
          <StateIcon state={state} />
          {STATES[state].meaning}
        </li>
      ))}
    </ul>
  );
}
