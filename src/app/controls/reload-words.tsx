// What to do where code could not be loaded: to reload is advised only where the work is still there afterwards.
import { useSyncExternalStore } from 'react';

let isKept = true;
const listeners = new Set<() => void>();

/** Called by the part of the page that knows whether the browser keeps the work. */
export function setKept(kept: boolean): void {
  isKept = kept;
  for (const tell of listeners) tell();
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

export function ReloadWords() {
  const kept = useSyncExternalStore(
    listen,
    () => isKept,
    () => isKept,
  );
  return kept
    ? 'Reload the page: your answers are kept.'
    : 'This browser does not keep your work: save it to a file before you reload the page.';
}
