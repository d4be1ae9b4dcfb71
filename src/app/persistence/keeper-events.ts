// When the draft is kept, and when to look for what other tabs did.
import type { Store } from '#app/state/state.ts';
import { LATEST, WRITE_MS } from './early-keeping.ts';
import type { Keeper } from './keeper.ts';

/** Keeps every change from now on. Returns how to stop. */
export function startKeeping(
  { keepNow, keepInTurns, note, look, isAtRisk }: Keeper,
  store: Store,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    clearTimeout(timer);
    timer = undefined;
    keepNow();
  };
  // Another change does not put it off: else a person who types without a pause would lose everything.
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      keepInTurns();
    }, WRITE_MS);
  };
  const onStorage = ({ key, newValue }: StorageEvent): void => {
    if (key === LATEST && newValue !== null) look();
  };
  // A page that was asleep has missed the events.
  const onVisibility = (): void => (document.visibilityState === 'visible' ? look() : keep());
  const onLeave = (event: BeforeUnloadEvent): void => {
    if (isAtRisk()) event.preventDefault();
  };
  const unsubscribe = store.subscribe(({ draft }, previous) => {
    if (draft === previous.draft) return;
    note();
    soon();
  });
  // What was changed before.
  soon();
  look();
  addEventListener('storage', onStorage);
  addEventListener('pageshow', look);
  addEventListener('pagehide', keep);
  addEventListener('beforeunload', onLeave);
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    clearTimeout(timer);
    unsubscribe();
    removeEventListener('storage', onStorage);
    removeEventListener('pageshow', look);
    removeEventListener('pagehide', keep);
    removeEventListener('beforeunload', onLeave);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}
