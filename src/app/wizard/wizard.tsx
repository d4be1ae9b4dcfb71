// The left pane: the steps in order, one of them open.
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { Button } from '#app/controls/button.tsx';
import { selectCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { openStepOf, shownSteps, titleOf } from '#app/selectors/steps.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { OpenStepId } from '#app/state/state.ts';
import { focusControl } from './focus-control.ts';
import { StepBody } from './step-body.tsx';
import { CreateRow } from './create-row.tsx';
import { StepRow, stepButtonId } from './step-row.tsx';
import { afterNext } from './wording.ts';
import './wizard.css';

/** Ctrl+Enter opens the next step, except in the editor and in dialogs. */
function useNextKey(goOn: () => void): void {
  const latest = useRef(goOn);
  useEffect(() => {
    latest.current = goOn;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      const { target } = event;
      if (!(target instanceof HTMLElement) || target.closest('.code-view, dialog')) return;
      event.preventDefault();
      // The question counts as left before it disappears.
      if (target.closest('.wizard')) target.blur();
      latest.current();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Opens steps that a person asks for: the heading gets the focus and scrolls into view. */
function useOpenStep(open: OpenStepId | null): (step: OpenStepId | null, heading: OpenStepId) => void {
  const focusTarget = useRef<OpenStepId>(null);
  const shown = useRef(open);
  useEffect(() => {
    if (shown.current === open) return;
    shown.current = open;
    const heading = focusTarget.current ?? open;
    const button = heading && document.getElementById(stepButtonId(heading));
    if (focusTarget.current) button?.focus({ preventScroll: true });
    focusTarget.current = null;
    button?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const requested = useStore((state) => state.stepFocusCount);
  const target = useStore((state) => state.focusTarget);
  const handled = useRef(requested);
  useEffect(() => {
    if (handled.current === requested || !open) return undefined;
    handled.current = requested;
    const heading = document.getElementById(stepButtonId(open));
    if (target !== null) return focusControl(target, heading);
    heading?.focus();
    return undefined;
  }, [requested, open, target]);
  return useCallback((step, heading) => {
    focusTarget.current = heading;
    actions.openStep(step);
  }, []);
}

export function Wizard() {
  const open = useStore((state) => openStepOf(state.step, selectCheckedAnswers(state)));
  const shown = useStore((state) => shownSteps(selectCheckedAnswers(state)).join(' '));
  const steps = useMemo(() => `${shown} create`.split(' ') as OpenStepId[], [shown]);
  const openStep = useOpenStep(open);
  const toggle = useCallback(
    (step: OpenStepId, opens: boolean) => openStep(opens ? step : null, step),
    [openStep],
  );
  const at = open === null ? -1 : steps.indexOf(open);
  const next = steps[at + 1];
  const back = steps[at - 1];
  const nextTitle = useStore((state) => (next ? titleOf(next, selectCheckedAnswers(state)) : ''));
  const lastButton = useStore((state) =>
    selectCheckedAnswers(state).view.asks('roleName') ? 'Create the role' : 'Create the policies',
  );

  const isExample = useStore(({ draft }) => draft.chosen !== true);
  const scenario = useStore(({ draft }) => draft.answers.scenario);

  const goOn = (): void => {
    // Who goes on from the first step takes what the page shows there.
    if (open === 'scenario' && isExample) actions.chooseScenario(scenario);
    if (next) openStep(next, next);
  };
  useNextKey(goOn);

  return (
    <section className="wizard" aria-label="Answers">
      <ol>
        {steps.map((step, index) =>
          step === 'create' ? (
            <CreateRow key={step} number={index + 1} open={step === open} onToggle={toggle} />
          ) : (
            <StepRow key={step} step={step} number={index + 1} open={step === open} onToggle={toggle}>
              {step === open ? (
                <>
                  <StepBody step={step} />
                  <div className="step-buttons">
                    {step === 'scenario' && isExample ? (
                      <Button onClick={goOn}>Go on with the example</Button>
                    ) : (
                      <Button weight="primary" onClick={goOn}>
                        {next === 'create' ? lastButton : `Next: ${afterNext(nextTitle)}`}
                      </Button>
                    )}
                    {back ? (
                      <Button weight="quiet" onClick={() => openStep(back, back)}>
                        Back
                      </Button>
                    ) : null}
                  </div>
                </>
              ) : null}
            </StepRow>
          ),
        )}
      </ol>
    </section>
  );
}
