// All scenarios as cards, by family, with a filter.
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useStore } from '#app/state/store.ts';
import { ChoiceCard } from '#app/controls/choice-card.tsx';
import { FAMILIES, scenarios, type ScenarioId, type ScenarioRow } from '#core/catalog/scenarios.ts';
import './scenario-cards.css';

interface ScenarioCardsProps {
  readonly current: ScenarioId;
  readonly onChoose: (id: ScenarioId) => void;
  /** Buttons that act at once in place of radios: in a dialog, an arrow key must not choose. */
  readonly buttons?: boolean;
}

interface Family {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly ScenarioRow[];
}

/** The families, each with the scenarios that contain every word in their title, summary or family name. */
function familiesWith(query: string): readonly Family[] {
  const words = query.toLowerCase().split(/\s+/);
  return FAMILIES.map(({ id, name }) => {
    const holds = ({ title, summary }: ScenarioRow): boolean => {
      const text = `${title} ${summary} ${name}`.toLowerCase();
      return words.every((word) => text.includes(word));
    };
    return { id, name, rows: scenarios.all().filter((row) => row.family === id && holds(row)) };
  }).filter(({ rows }) => rows.length > 0);
}

function Cards({
  rows,
  name,
  current,
  onChoose,
  buttons,
}: ScenarioCardsProps & { rows: readonly ScenarioRow[]; name: string }) {
  return rows.map(({ id, title, summary }) =>
    buttons ? (
      <button
        key={id}
        type="button"
        className="choice scenario-button"
        aria-current={id === current || undefined}
        onClick={() => onChoose(id)}
      >
        <span>{title}</span>
        <span className="hint">{summary}</span>
      </button>
    ) : (
      <ChoiceCard
        key={id}
        type="radio"
        name={name}
        checked={id === current}
        label={title}
        detail={summary}
        onChange={() => onChoose(id)}
      />
    ),
  );
}

const ARROW_STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export function ScenarioCards(props: ScenarioCardsProps) {
  // More rows arrive while the page is open.
  useStore((state) => state.problemsOf);
  const [query, setQuery] = useState('');
  const name = useId();
  // On a wide screen all cards fit, so all families are open.
  const [roomy] = useState(() => props.buttons && matchMedia('(min-width: 900px)').matches);
  const whole = useRef<HTMLDivElement>(null);
  const families = familiesWith(query.trim());
  const found = families.flatMap(({ rows }) => rows);

  /** Arrows move from the filter to the cards. Radios handle further arrows themselves, buttons do not. */
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const target = event.target as HTMLElement;
    const filters = target.matches('[type=search]');
    const move = ARROW_STEPS[event.key];
    if (move !== undefined && (props.buttons || filters)) {
      event.preventDefault();
      const all = [...(whole.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
      all[all.indexOf(target) + move]?.focus();
    }
    const [first] = found;
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !filters || !first || query.trim() === '')
      return;
    event.preventDefault();
    props.onChoose(first.id);
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
          {query.trim() === ''
            ? ''
            : found.length === 0
              ? `Nothing matches “${query.trim()}”. Try a service, such as S3 or OpenSearch.`
              : `${found.length} of ${scenarios.all().length}`}
        </p>
      </div>
      <div
        className="families"
        role={props.buttons ? 'group' : 'radiogroup'}
        aria-label="What do you want to do?"
      >
        {families.map((family) => (
          // Only the family of the present scenario is open, or all while somebody searches.
          <details
            key={family.id}
            open={roomy || query.trim() !== '' || family.rows.some(({ id }) => id === props.current)}
          >
            <summary>
              <h3>{family.name}</h3> <span className="count">{family.rows.length}</span>
            </summary>
            <div className="family-cards">
              <Cards {...props} rows={family.rows} name={name} />
            </div>
          </details>
        ))}
      </div>
    </div>
  );
}
