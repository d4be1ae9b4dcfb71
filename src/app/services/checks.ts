// Has the worker check the texts on screen whenever they change, and keeps the findings in the store.
import { needsCheck, withAnswer } from '#app/state/checks.ts';
import { selectTexts, textToCheck, type TextOnScreen } from '#app/selectors/documents.ts';
import type { BackgroundService, ServiceDeps } from './deps.ts';

export interface ChecksService extends BackgroundService {
  /** Tries again after the worker could not be started, or files could not be loaded. */
  again(): void;
}

interface ChecksDeps extends Pick<ServiceDeps, 'store' | 'worker'> {
  /** Called after each complete answer. */
  readonly onChecked: () => void;
}

export function createChecks({ store, worker, onChecked }: ChecksDeps): ChecksService {
  const { getState, setState } = store;
  let unsubscribe: (() => void) | undefined;

  function check(texts: readonly TextOnScreen[], isFirst = false): void {
    const { checks } = getState();
    if (checks.fault !== null) return;
    const unchecked = texts.map(textToCheck).filter((document) => needsCheck(checks, document));
    // The worker starts with the first question, also where there is nothing to check yet: by then it is there.
    if (unchecked.length === 0 && !isFirst) return;
    worker.checkPolicies(
      unchecked.map(({ id: _id, ...policy }) => policy),
      (answer) => {
        setState((state) => ({ checks: withAnswer(state.checks, unchecked, answer) }));
        if (!answer.more) onChecked();
      },
      ({ message }) => setState((state) => ({ checks: { ...state.checks, fault: message } })),
    );
  }

  return {
    start() {
      if (unsubscribe) return;
      let last = selectTexts(getState());
      check(last, true);
      unsubscribe = store.subscribe((state) => {
        const texts = selectTexts(state);
        if (texts === last) return;
        last = texts;
        check(texts);
      });
    },
    stop() {
      unsubscribe?.();
      unsubscribe = undefined;
    },
    again() {
      setState((state) => ({ checks: { ...state.checks, fault: null } }));
      check(selectTexts(getState()));
    },
  };
}
