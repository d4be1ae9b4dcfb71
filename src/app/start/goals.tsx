// The five goals of the first view. One leads to its scenarios, in the first step.
import { Download, Network, Server, TextSearch, type IconNode } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { actions } from '#app/state/store.ts';
import { FAMILIES, scenarios, type FamilyId } from '#deepseek/catalog/scenarios.ts';
import './goals.css';

const CALL: IconNode = [
  ['circle', { cx: '17', cy: '12', r: '5' }],
  ['path', { d: 'M2 12h9M8 8.5l3.5 3.5L8 15.5' }],
];

const ICONS: Readonly<Record<FamilyId, IconNode>> = {
  call: CALL,
  import: Download,
  host: Server,
  search: TextSearch,
  govern: Network,
};

/** Begins with the first scenario of the goal, and opens the step that lists the others. */
async function begin(family: FamilyId): Promise<void> {
  await import('#app/selectors/all-rows.ts');
  const first = scenarios.all().find((row) => row.family === family);
  if (!first) return;
  actions.beginWith({ scenario: first.id, values: {} });
  actions.goToStep('scenario');
}

export function Goals() {
  return (
    <ul className="goals" aria-label="Goals">
      {FAMILIES.map(({ id, verb, rest }) => (
        <li key={id}>
          <button type="button" className="goal" onClick={() => void begin(id)}>
            <Icon of={ICONS[id]} />
            <strong>{verb}</strong> <span>{rest}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
