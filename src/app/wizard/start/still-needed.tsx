// The questions that are left once a sentence has filled in the others.
import { Fragment } from 'react';
import { actions } from '#app/state/store.ts';
import { fieldOf } from '#core/answers/fields/fields.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';

export function StillNeeded({ checked }: { checked: CheckedAnswers }) {
  const { placeholders } = checked;
  if (placeholders.length === 0) return <p className="hint">Filled in. Every question has an answer.</p>;
  return (
    <p className="still-needed">
      Filled in. Still needed:{' '}
      {placeholders.map((id, index) => {
        const { label, step } = fieldOf(id);
        return (
          <Fragment key={id}>
            {index > 0 ? ' · ' : null}
            <button type="button" className="link-button" onClick={() => actions.goToStep(step, id)}>
              {label}
            </button>
          </Fragment>
        );
      })}
    </p>
  );
}
