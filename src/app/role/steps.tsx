// The steps under the sentence: a row each, the open one as a panel with its questions. Nobody needs them who said all.
import { Check, ChevronDown, ChevronRight, Plus } from 'lucide';
import { lazy, useEffect, useRef, useState } from 'react';
import { Icon } from '#app/controls/icon.tsx';
import { StateShape } from '#app/controls/state-shape.tsx';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { changesIn, type Review } from '#app/review/use-review.ts';
import { useAskedAnyway } from '#app/selectors/brought-code.ts';
import { selectCheckedAnswers, useCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { conflictsOf, useReadiness } from '#app/selectors/readiness.ts';
import { nameOf, openStepOf, shownSteps } from '#app/selectors/steps.ts';
import { actions, AtOnce, useStore } from '#app/state/store.ts';
import { type StepId, fieldOf } from '#deepseek/answers/index.ts';
import { stepButtonId } from './step-ids.ts';
import { controlOf, whenThere } from '#app/wizard/focus-control.ts';
import { stateOf, summaryOf, type StepState } from './step-summary.ts';
import { count } from '#iam/text/index.ts';
import './steps.css';

/** With all rows of the catalog. */
const StepPanel = lazy(() => import('./step-panel.tsx'));

/** `current`: in a review, with changes. */
type RowState = StepState | 'current';

const STATE_WORDS: Readonly<Record<RowState, string>> = {
  open: ', not answered',
  done: ', answered',
  needed: ', an answer is needed',
  conflict: ', in conflict',
  current: '',
};

function Mark({ state, number }: { state: RowState; number: number }) {
  return (
    <span className="step-mark" data-state={state} aria-hidden>
      {state === 'done' ? (
        <Icon of={Check} />
      ) : state === 'conflict' ? (
        <StateShape state="wont" small />
      ) : (
        number
      )}
    </span>
  );
}

interface StepRow {
  readonly id: StepId;
  readonly number: number;
  readonly name: string;
  readonly summary: string;
  readonly state: RowState;
  readonly isAssumed: boolean;
}

function Row({ row: { id, number, name, summary, state, isAssumed } }: { row: StepRow }) {
  return (
    <li>
      <button
        type="button"
        id={stepButtonId(id)}
        className="plain step"
        aria-expanded={false}
        aria-label={`${name}: ${summary}${STATE_WORDS[state]}`}
        onClick={() => actions.goToStep(id)}
      >
        <Mark state={state} number={state === 'current' ? Number.parseInt(summary) : number} />
        <strong>{name}</strong>
        <span className="step-value" data-state={state}>
          {isAssumed ? <span className="mark-assumed">{summary}</span> : summary}
        </span>
        <Icon of={ChevronRight} />
      </button>
    </li>
  );
}

/** Answered steps next to the open one, in one row. */
function Folded({ rows, onOpen }: { rows: readonly StepRow[]; onOpen: () => void }) {
  const name = `Steps ${rows[0]!.number} to ${rows.at(-1)!.number}`;
  return (
    <li>
      <button type="button" className="plain step" aria-expanded={false} onClick={onOpen}>
        <Mark state="done" number={0} />
        <strong>{name}</strong>
        <span className="step-value">all answered</span>
        <Icon of={ChevronDown} />
      </button>
    </li>
  );
}

/** Moves the focus to the step that a person asked for, or to a question in it, as soon as it is there. */
function useStepFocus(open: StepId | null): void {
  const requested = useStore((state) => state.stepFocusCount);
  const target = useStore((state) => state.focusTarget);
  const handled = useRef(0);
  useEffect(() => {
    if (handled.current === requested || !open) return undefined;
    handled.current = requested;
    const find = (): HTMLElement | null => document.getElementById(`${stepButtonId(open)}-head`);
    const { activeElement } = document;
    return whenThere(find, activeElement instanceof HTMLElement ? activeElement : null, (heading) => {
      const panel = heading.closest('li');
      panel?.scrollIntoView({ block: 'nearest' });
      const control = target === null ? null : controlOf(target);
      const first = control ?? panel?.querySelector<HTMLElement>('[role="combobox"]') ?? heading;
      first.focus({ preventScroll: control === null });
    });
  }, [requested, open, target]);
}

/** What a row says in a review. */
function reviewed(changes: number): Pick<StepRow, 'summary' | 'state' | 'isAssumed'> {
  return changes === 0
    ? { summary: 'unchanged', state: 'done', isAssumed: false }
    : { summary: count(changes, 'change'), state: 'current', isAssumed: false };
}

export function Steps({ review }: { review?: Review | undefined }) {
  const checked = useCheckedAnswers();
  const seen = useStore((state) => state.seen);
  const conflicts = conflictsOf(useReadiness());
  const asked = useAskedAnyway();
  const open = useStore((state) => openStepOf(state.step, selectCheckedAnswers(state)));
  const [unfolded, setUnfolded] = useState<StepId | null>(null);
  useStepFocus(open);
  const rows = shownSteps(checked).map((id, index): StepRow => ({
    id,
    number: index + 1,
    name: nameOf(id, checked),
    ...summaryOf(id, checked),
    state: stateOf(id, checked, { seen, conflicts }),
    ...(asked.some((field) => fieldOf(field).step === id) && {
      summary: 'needed',
      state: 'needed' as const,
      isAssumed: false,
    }),
    ...(review && reviewed(changesIn(review, id))),
  }));
  const at = rows.findIndex(({ id }) => id === open);
  const whole = at < 0 || unfolded === open || review !== undefined;
  const before = rows.slice(0, Math.max(at, 0));
  const after = rows.slice(at + 1);
  const list = (some: readonly StepRow[]) =>
    !whole && some.length > 1 && some.every(({ state }) => state === 'done') ? (
      <Folded rows={some} onOpen={() => setUnfolded(open)} />
    ) : (
      some.map((row) => <Row key={row.id} row={row} />)
    );
  const joins = checked.view.asks('also') && !review;
  return (
    <nav className="steps" aria-label="Steps">
      <ol>
        {at < 0 ? null : list(before)}
        {at < 0 ? null : (
          <LazyPart waiting={<li className="step-panel" aria-busy />}>
            <AtOnce value>
              <StepPanel
                key={rows[at]!.id}
                step={rows[at]!.id}
                number={rows[at]!.number}
                before={rows[at - 1]}
                after={rows[at + 1]}
              />
            </AtOnce>
          </LazyPart>
        )}
        {list(at < 0 ? rows : after)}
      </ol>
      {joins ? (
        <button
          type="button"
          className="button button-quiet add-task"
          onClick={() => actions.goToStep('scenario', 'also')}
        >
          <Icon of={Plus} />
          Add another task
        </button>
      ) : null}
    </nav>
  );
}
