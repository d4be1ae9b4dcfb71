// The one place whose changes screen readers say: the state of the documents once it settles, and how an action ended.
// One text, so that nothing is said again when something else changes.
import { useEffect, useRef } from 'react';
import { useOpenReview } from '#app/review/use-review.ts';
import { reviewWords } from '#app/review/words.ts';
import { selectMode } from '#app/selectors/mode.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { stateWords } from '#app/sheet/status-words.ts';
import { actions, useStore } from '#app/state/store.ts';

const SETTLED_MS = 400;

export function LiveRegion() {
  const announcement = useStore((state) => state.announcement);
  const isShown = useStore((state) => ['role', 'pasted'].includes(selectMode(state)));
  const readiness = useReadiness();
  const review = useOpenReview();
  const ready = isShown ? stateWords(readiness) : '';
  const now = review ? reviewWords(review, readiness) : ready;
  // The state that was said last; a person who comes finds the first on the page.
  const known = useRef(now);
  useEffect(() => {
    if (readiness.checking || now === known.current || now === '') return undefined;
    const timer = setTimeout(() => {
      known.current = now;
      actions.announce(now);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [now, readiness.checking]);
  return (
    <div className="visually-hidden said" role="status">
      {announcement}
    </div>
  );
}
