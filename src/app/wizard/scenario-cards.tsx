// All scenarios as buttons, with a filter, for a dialog.
import { useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from '#app/state/store.ts';
import type { ScenarioId } from '#core/catalog/scenarios.ts';
import { findScenarios, foundText } from './find-scenarios.ts';
import { ScenarioFamilies } from './scenario-families.tsx';
import { useTextReading } from './start/use-text-reading.ts';
import './scenario-cards.css';

interface ScenarioCardsProps {
  readonly current: ScenarioId;
  readonly onChoose: (id: ScenarioId) => void;
}

const ARROW_STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export function ScenarioCards({ current, onChoose }: ScenarioCardsProps) {
  // More rows arrive while the page is open.
  useStore((state) => state.problemsOf);
  const [query, setQuery] = useState('');
  // On a wide screen all cards fit, so all families are open.
  const [roomy] = useState(() => matchMedia('(min-width: 900px)').matches);
  const suggestions = useTextReading(query)?.suggestions ?? [];
  const families = findScenarios(
    query,
    suggestions.map(({ scenario }) => scenario),
  );
  const whole = useRef<HTMLDivElement>(null);

  /** Arrows move from the filter to the cards, and on. */
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const target = event.target as HTMLElement;
    const filters = target.matches('[type=search]');
    const move = ARROW_STEPS[event.key];
    if (move !== undefined) {
      event.preventDefault();
      const all = [...(whole.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
      all[all.indexOf(target) + move]?.focus();
    }
    const first = families[0]?.rows[0];
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !filters || !first || query.trim() === '')
      return;
    event.preventDefault();
    onChoose(first.id);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the controls within
    <div ref={whole} className="scenarios" onKeyDown={onKeyDown}>
      <div>
        <input
          className="input input-prose"
          type="search"
          value={query}
          placeholder="Filter, such as batch or guardrail"
          aria-label="Filter scenarios"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <p className="hint" role="status">
          {foundText(query, families)}
        </p>
      </div>
      <ScenarioFamilies
        buttons
        families={families}
        current={current}
        onChoose={onChoose}
        openAll={roomy || query.trim() !== ''}
      />
    </div>
  );
}
