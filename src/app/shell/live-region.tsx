// The one place whose changes screen readers say: the state of the documents once it settles, and how an action ended.
// One text, so that nothing is said again when something else changes.
import { useEffect, useRef } from 'react';
import { actions, useStore } from '#app/state/store.ts';
import { useStateWords } from './use-state-words.ts';

const SETTLED_MS = 400;

export function LiveRegion() {
  const announcement = useStore((state) => state.announcement);
  const { words: now, checking } = useStateWords();
  // The state that was said last; a person who comes finds the first on the page.
  const known = useRef(now);
  useEffect(() => {
    if (checking || now === known.current || now === '') return undefined;
    const timer = setTimeout(() => {
      known.current = now;
      actions.announce(now);
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [now, checking]);
  return (
    <div className="visually-hidden said" role="status">
      {announcement}
    </div>
  );
}
