// The title of the page: the state of the documents first, which a browser tab still shows when it is narrow.
import { useEffect } from 'react';
import { selectCheckedAnswers, selectIsPasted } from '#app/selectors/checked-answers.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { openStepOf, titleOf } from '#app/selectors/steps.ts';
import { useStore } from '#app/state/store.ts';
import { findScenario } from '#core/catalog/scenarios.ts';

export function PageTitle() {
  const { headline } = useReadiness();
  const pasted = useStore(selectIsPasted);
  const step = useStore((state) => {
    const checked = selectCheckedAnswers(state);
    const open = openStepOf(state.step, checked);
    return open ? titleOf(open, checked) : '';
  });
  const scenario = useStore((state) => state.draft.answers.scenario);
  const state = headline.id === 'empty' ? '' : headline.text;
  useEffect(() => {
    const at = pasted ? ['Check a policy'] : [step, findScenario(scenario)?.title];
    document.title = [state, ...at, 'Rolewright'].filter(Boolean).join(' · ');
  }, [state, scenario, step, pasted]);
  return null;
}
