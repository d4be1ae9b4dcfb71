// How many act and how many are acted on, for the cell that opens the map.
import { selectMap } from '#app/selectors/map.ts';
import { useStore } from '#app/state/store.ts';
import { columnOf } from '#deepseek/map/index.ts';

export default function MapCount() {
  const { nodes } = useStore((state) => selectMap(state, false));
  const count = (column: 'who' | 'what'): number => nodes.filter((node) => columnOf(node) === column).length;
  return `${count('who')} → ${count('what')}`;
}
