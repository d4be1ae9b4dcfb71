// The scrollable list of checkboxes under a search field.
import { memo, type KeyboardEvent, type Ref } from 'react';
import { ChoiceCard } from '#app/controls/choice-card.tsx';
import type { Option } from '#core/answers/field.ts';

interface OptionListProps {
  readonly ref: Ref<HTMLUListElement>;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
  /** Up from the first option. */
  readonly onLeave: () => void;
}

const ARROW_STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

export const OptionList = memo(
  function OptionList({ ref, label, options, chosen, onToggle, onLeave }: OptionListProps) {
    const move = (event: KeyboardEvent<HTMLInputElement>): void => {
      const step = ARROW_STEPS[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const boxes = [...(event.currentTarget.closest('ul')?.querySelectorAll('input') ?? [])];
      const next = boxes.indexOf(event.currentTarget) + step;
      if (next < 0) onLeave();
      else boxes[next]?.focus();
    };
    return (
      <ul ref={ref} className="options" aria-label={`${label} to choose from`}>
        {options.map((option) => (
          <li key={option.value}>
            <ChoiceCard
              row
              type="checkbox"
              name={label}
              checked={chosen.includes(option.value)}
              label={option.label}
              detail={option.detail}
              reason={option.disabled}
              onChange={() => onToggle(option.value)}
              onKeyDown={move}
            />
          </li>
        ))}
      </ul>
    );
  },
  // The handlers depend only on what is chosen.
  (before, after) => before.options === after.options && before.chosen === after.chosen,
);
