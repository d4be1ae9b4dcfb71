// One goal: closed, a card that says what it is about; open, its scenarios.
import { lazy, useLayoutEffect, useRef, useState } from 'react';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { useStore } from '#app/state/store.ts';
import { findScenario, type FAMILIES } from '#core/catalog/scenarios.ts';

const GoalScenarios = lazy(() => import('./goal-scenarios.tsx'));

export function Goal({ family }: { family: (typeof FAMILIES)[number] }) {
  /** The scenario of this goal that somebody chose. */
  const chosen = useStore(({ draft }) => {
    const row = draft.chosen === true ? findScenario(draft.answers.scenario) : undefined;
    return row?.family === family.id ? row.title : undefined;
  });
  const [starts] = useState(chosen !== undefined);
  const [open, setOpen] = useState(starts);
  const card = useRef<HTMLDetailsElement>(null);
  // The browser may have opened it before this code was there.
  useLayoutEffect(() => setOpen(card.current?.open === true), []);
  return (
    <details
      ref={card}
      className="goal"
      open={starts}
      data-chosen={chosen !== undefined || undefined}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <h3>{family.name}</h3>
        <span className="hint">{chosen ?? family.detail}</span>
      </summary>
      {open ? (
        <LazyPart waiting={null}>
          <GoalScenarios family={family.id} />
        </LazyPart>
      ) : null}
    </details>
  );
}
