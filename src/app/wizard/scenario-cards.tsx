// All scenarios as cards, by family.
import { useId } from 'react';
import { FAMILIES, scenarios, type ScenarioId, type ScenarioRow } from '#core/catalog/scenarios.ts';
import { ChoiceCard } from '#app/controls/choice-card.tsx';
import './scenario-cards.css';

interface ScenarioCardsProps {
  readonly current: ScenarioId;
  readonly onChoose: (id: ScenarioId) => void;
  /** Buttons that act at once, where an arrow key must not choose: in a dialog. */
  readonly buttons?: boolean;
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

export function ScenarioCards(props: ScenarioCardsProps) {
  const name = useId();
  const families = FAMILIES.map((family) => ({
    ...family,
    rows: scenarios.all().filter((scenario) => scenario.family === family.id),
  }));
  return (
    <div
      className="scenarios"
      role={props.buttons ? 'group' : 'radiogroup'}
      aria-label="What do you want to do?"
    >
      {families
        .filter((family) => family.rows.length > 0)
        .map((family) => (
          <div key={family.id} className="family">
            <h3>{family.name}</h3>
            <div className="family-cards">
              <Cards {...props} rows={family.rows} name={name} />
            </div>
          </div>
        ))}
    </div>
  );
}
