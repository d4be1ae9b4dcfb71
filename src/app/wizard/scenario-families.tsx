// Scenarios as cards, by family.
import { useId } from 'react';
import { ChoiceCard } from '#app/controls/choice-card.tsx';
import type { ScenarioId, ScenarioRow } from '#core/catalog/scenarios.ts';
import type { ScenarioFamily } from './find-scenarios.ts';
import './scenario-cards.css';

interface ScenarioFamiliesProps {
  readonly families: readonly ScenarioFamily[];
  readonly current: ScenarioId;
  readonly onChoose: (id: ScenarioId) => void;
  /** Buttons that act at once in place of radios: in a dialog, an arrow key must not choose. */
  readonly buttons?: boolean;
  /** Opens every family, not only that of the current scenario. */
  readonly openAll: boolean;
}

type CardsProps = Omit<ScenarioFamiliesProps, 'families' | 'openAll'> & {
  readonly rows: readonly ScenarioRow[];
  readonly name: string;
};

function Cards({ rows, name, current, onChoose, buttons }: CardsProps) {
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

export function ScenarioFamilies({ families, openAll, ...rest }: ScenarioFamiliesProps) {
  const name = useId();
  return (
    <div
      className="families"
      role={rest.buttons ? 'group' : 'radiogroup'}
      aria-label="What do you want to do?"
    >
      {families.map((family) => (
        <details key={family.id} open={openAll || family.rows.some(({ id }) => id === rest.current)}>
          <summary>
            <h3>{family.name}</h3> <span className="count">{family.rows.length}</span>
          </summary>
          <div className="family-cards">
            <Cards {...rest} rows={family.rows} name={name} />
          </div>
        </details>
      ))}
    </div>
  );
}
