// The one place whose changes screen readers say: the state of the documents once it settles, proofs included, and what
// came of an action. One text, so that nothing is said again when something else changes.
import { useEffect, useRef } from 'react';
import { useDocuments } from '#app/selectors/documents.ts';
import { useProofTally } from '#app/selectors/proofs.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { actions, useStore } from '#app/state/store.ts';

const SETTLED_MS = 1000;

export function LiveRegion() {
  const announcement = useStore((state) => state.announcement);
  const { text: now } = useReadiness();
  // The state that was said last; a person who comes finds the first on the page.
  const known = useRef(now);
  const old = useProofTally()?.old === true;
  const done = useDocuments().every(({ check }) => check === 'done') && !old;
  useEffect(() => {
    if (!done || now === known.current) return undefined;
    const timer = setTimeout(() => {
      known.current = now;
      actions.announce(now);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [now, done]);
  return (
    <div className="visually-hidden said" role="status">
      {announcement}
    </div>
  );
}
