// One step: a row with a one-line summary, which opens it; while it is open, its questions below.
import { Check, CircleAlert } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { memo, type ReactNode } from 'react';
import { selectCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { titleOf } from '#app/selectors/steps.ts';
import { useStore } from '#app/state/store.ts';
import type { StepId } from '#core/answers/field.ts';
import type { OpenStepId } from '#app/state/state.ts';
import { stateOf, summaryOf, type StepState } from './step-summary.ts';

/** The id of the button that opens a step, which gets the focus. */
export const stepButtonId = (id: OpenStepId): string => `step-${id}`;

const STATE_TEXT: Record<StepState, string> = {
  defaults: 'Defaults. ',
  'not-locked': 'Seen. ',
  done: 'Answered. ',
  placeholders: 'Placeholders remain. ',
  errors: 'Has errors. ',
};

function Mark({ number, state }: { number: number; state: StepState | 'open' }) {
  return (
    <span className="step-mark" data-state={state} aria-hidden>
      {state === 'errors' ? <Icon of={CircleAlert} /> : state === 'done' ? <Icon of={Check} /> : number}
    </span>
  );
}

interface StepRowProps {
  readonly step: StepId;
  readonly number: number;
  readonly open: boolean;
  readonly onToggle: (step: StepId, open: boolean) => void;
  readonly children?: ReactNode;
}

export const StepRow = memo(function StepRow({ step, number, open, onToggle, children }: StepRowProps) {
  const summary = useStore((state) => summaryOf(step, selectCheckedAnswers(state)));
  const state = useStore((page) =>
    stateOf(step, selectCheckedAnswers(page), { seen: page.seen, chosen: page.draft.chosen === true }),
  );
  const title = useStore((state) => titleOf(step, selectCheckedAnswers(state)));
  const id = stepButtonId(step);
  return (
    <li className="step" data-open={open || undefined}>
      <Mark number={number} state={open ? 'open' : state} />
      <h2>
        <button
          type="button"
          id={id}
          className="step-button"
          aria-expanded={open}
          aria-controls={`${id}-body`}
          aria-current={open ? 'step' : undefined}
          aria-describedby={open ? undefined : `${id}-summary`}
          onClick={() => onToggle(step, !open)}
        >
          {title}
        </button>
      </h2>
      {!open && state === 'defaults' ? (
        <span className="tag step-tag" aria-hidden>
          Defaults
        </span>
      ) : null}
      {open ? null : (
        <p id={`${id}-summary`} className="step-summary">
          <span className="visually-hidden">{STATE_TEXT[state]}</span>
          {summary}
        </p>
      )}
      <div id={`${id}-body`} className="step-body" hidden={!open}>
        {children}
      </div>
    </li>
  );
});
