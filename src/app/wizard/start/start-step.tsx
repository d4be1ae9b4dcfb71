// Step 1: one field for words and pasted texts, and the goals below it. What follows from a text is a chunk of its own.
import { lazy, useEffect } from 'react';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { selectCheckedAnswers } from '#app/selectors/checked-answers.ts';
import { textOf } from '#app/state/start.ts';
import { actions, useStore } from '#app/state/store.ts';
import { FAMILIES } from '#core/catalog/scenario.ts';
import { lowerFirst } from '#app/wizard/wording.ts';
import { Examples } from './example-list.tsx';
import { Goal } from './goal.tsx';
import { StartField } from './start-field.tsx';
import './start.css';

const StartReading = lazy(() => import('./start-reading.tsx'));
const AlsoInRole = lazy(() => import('./also-in-role.tsx'));

/** A constant element, so that goals a person opened stay open. */
const GOALS = (
  <div className="goals" role="group" aria-label="Goals">
    {FAMILIES.map((family) => (
      <Goal key={family.id} family={family} />
    ))}
  </div>
);

export function StartStep() {
  const isEmpty = useStore(({ start }) => textOf(start).trim() === '');
  const chosen = useStore(({ draft }) => draft.chosen === true);
  const example = useStore((state) => selectCheckedAnswers(state).view.scenario.title);
  // What was filled in stays once a person goes on.
  useEffect(() => actions.keepFilledIn, []);
  return (
    <>
      <StartField />
      {isEmpty ? (
        <>
          <Examples />
          <p className="goals-head">Or pick a goal</p>
          {GOALS}
        </>
      ) : (
        <LazyPart waiting={null}>
          <StartReading />
        </LazyPart>
      )}
      {chosen ? (
        <LazyPart waiting={null}>
          <AlsoInRole />
        </LazyPart>
      ) : (
        <p className="hint">Nothing chosen yet: the policies show an example, {lowerFirst(example)}.</p>
      )}
      <p className="start-recent">
        <button type="button" className="link-button" onClick={() => actions.openDialog('recent')}>
          Recent versions and saved files
        </button>
      </p>
    </>
  );
}
