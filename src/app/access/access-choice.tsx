// Whose access is shown, and what it is compared with.
import { useId } from 'react';
import type { ChosenAccess } from '#app/selectors/access.ts';
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import { actions, useStore } from '#app/state/store.ts';

interface Option {
  readonly id: string;
  readonly title: string;
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

export function Choice({ label, options, chosen, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <span className="access-choice">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className="access-input"
        value={chosen}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.title}
          </option>
        ))}
      </select>
    </span>
  );
}

/** Nothing is asked where there is no choice. */
export function AccessChoice({ chosen: { subjects, subject, others, against } }: { chosen: ChosenAccess }) {
  const pasted = useStore(selectIsPasted);
  return (
    <>
      {subjects.length > 1 ? (
        <Choice
          label={pasted ? 'Policy' : 'Who'}
          options={subjects}
          chosen={subject.id}
          onChoose={(subjectId) => actions.changeAccess({ subjectId, againstId: null })}
        />
      ) : null}
      {others.length > 1 ? (
        <Choice
          label="Compared with"
          options={others}
          chosen={against.id}
          onChoose={(againstId) => actions.changeAccess({ againstId })}
        />
      ) : null}
    </>
  );
}
