// What the signs of arrows mean, those that the map has.
import { STATE_MEANINGS, statesIn, type KitMap } from '#deepseek/map/kit-map.ts';
import { StateIcon } from './arrow-state.tsx';

export function Legend({ map }: { map: KitMap }) {
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
