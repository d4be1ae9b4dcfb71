// The choices that a format offers for its files.
import { chosen as chosenOf, type Choice, type Choices } from '#deepseek/export/exporter.ts';

interface ChoiceListProps {
  readonly choices: readonly Choice[];
  readonly chosen: Choices;
  readonly onChoose: (id: string, value: string) => void;
}

export function ChoiceList({ choices, chosen, onChoose }: ChoiceListProps) {
  if (choices.length === 0) return null;
  return (
    <div className="create-choices">
      {choices.map((choice) => {
        const value = chosenOf(choice, chosen);
        const detail = choice.options.find((option) => option.value === value)?.detail;
        return (
          <div key={choice.id} className="create-choice">
            <label>
              <span>{choice.label}</span>
              <select
                value={value}
                aria-describedby={detail ? `create-detail-${choice.id}` : undefined}
                onChange={(event) => onChoose(choice.id, event.target.value)}
              >
                {choice.options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </select>
            </label>
            {detail ? (
              <span className="hint" id={`create-detail-${choice.id}`}>
                {detail}
              </span>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}
