// The scrollable list of checkboxes under a search field. Those with one reason not to be chosen share a group.
import { memo, useId, type KeyboardEvent, type Ref } from 'react';
import { ChoiceCard } from '#app/controls/choice-card.tsx';
import type { Option } from '#deepseek/answers/index.ts';

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

/** Those that are not chosen, by the reason they share. */
function byReason(
  options: readonly Option[],
  chosen: readonly string[],
): ReadonlyMap<string, readonly Option[]> {
  const groups = new Map<string, Option[]>();
  for (const option of options) {
    const reason = option.disabledTogether ?? option.disabled;
    if (reason === undefined || chosen.includes(option.value)) continue;
    groups.set(reason, [...(groups.get(reason) ?? []), option]);
  }
  return groups;
}

export const OptionList = memo(
  function OptionList({ ref, label, options, chosen, onToggle, onLeave }: OptionListProps) {
    const id = useId();
    const move = (event: KeyboardEvent<HTMLInputElement>): void => {
      const step = ARROW_STEPS[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const boxes = [...(event.currentTarget.closest('.options')?.querySelectorAll('input') ?? [])];
      const next = boxes.indexOf(event.currentTarget) + step;
      if (next < 0) onLeave();
      else boxes[next]?.focus();
    };
    const row = (option: Option, reasonId?: string) => (
      <li key={option.value}>
        <ChoiceCard
          row
          type="checkbox"
          name={label}
          checked={chosen.includes(option.value)}
          label={option.label}
          detail={option.detail}
          reason={option.disabled}
          reasonId={reasonId}
          onChange={() => onToggle(option.value)}
          onKeyDown={move}
        />
      </li>
    );
    const groups = byReason(options, chosen);
    const together = new Set([...groups.values()].flat());
    return (
      <ul ref={ref} className="options" aria-label={`${label} to choose from`}>
        {options.filter((option) => !together.has(option)).map((option) => row(option))}
        {[...groups].map(([reason, group], index) => (
          <li key={reason} className="options-unavailable">
            <p id={`${id}${index}`} className="hint">
              {reason}
            </p>
            <ul aria-labelledby={`${id}${index}`}>{group.map((option) => row(option, `${id}${index}`))}</ul>
          </li>
        ))}
      </ul>
    );
  },
  // The handlers depend only on what is chosen.
  (before, after) => before.options === after.options && before.chosen === after.chosen,
);
