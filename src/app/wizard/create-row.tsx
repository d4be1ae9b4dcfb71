// The last step: creates what the answers make. What it shows is loaded when it is first opened.
import { lazy, memo } from 'react';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { stepButtonId } from './step-row.tsx';

const CreateStep = lazy(() => import('#app/create/create-step.tsx'));

interface CreateRowProps {
  readonly number: number;
  readonly open: boolean;
  readonly onToggle: (step: 'create', open: boolean) => void;
}

export const CreateRow = memo(function CreateRow({ number, open, onToggle }: CreateRowProps) {
  const id = stepButtonId('create');
  return (
    <li className="step" data-open={open || undefined}>
      <span className="step-mark" data-state={open ? 'open' : 'todo'} aria-hidden>
        {number}
      </span>
      <h2>
        <button
          type="button"
          id={id}
          className="step-button"
          aria-expanded={open}
          aria-controls={`${id}-body`}
          aria-current={open ? 'step' : undefined}
          onClick={() => onToggle('create', !open)}
        >
          Create it
        </button>
      </h2>
      {open ? null : <p className="step-summary">In the AWS console, or with files</p>}
      <div id={`${id}-body`} className="step-body" hidden={!open}>
        {open ? (
          <LazyPart waiting={null}>
            <CreateStep />
          </LazyPart>
        ) : null}
      </div>
    </li>
  );
});
