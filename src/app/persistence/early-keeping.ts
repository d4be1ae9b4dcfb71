// Keeps what a person does on a first visit before the code that keeps drafts is there: then nothing can be overwritten.
import type { Store } from '#app/state/state.ts';
import { attempt } from './attempt.ts';
import { newId } from './head.ts';

/** The draft that was changed last in this browser, in any tab. */
export const LATEST = 'rolewright.draft';

/** The database of the versions. */
export const VERSIONS_DATABASE = 'rolewright';

/** The draft of one entry of a tab's history. */
export const entryKey = (entry: string): string => `${LATEST}.${entry}`;

/** Of what is typed, a page that is killed loses no more than this. */
export const WRITE_MS = 250;

const isEntry = (state: unknown): state is { rolewright: string } =>
  typeof state === 'object' &&
  state !== null &&
  typeof (state as { rolewright?: unknown }).rolewright === 'string';

/** The name of the present history entry; a new one gets a name. The fragment goes, so that a reload opens no link again. */
export function nameEntry(): string {
  const known: unknown = history.state;
  if (isEntry(known) && location.hash === '') return known.rolewright;
  const entry = newId();
  history.replaceState({ rolewright: entry }, '', location.pathname + location.search);
  return entry;
}

/** Returns how to stop. */
export function keepEarly(store: Store): () => void {
  const key = entryKey(nameEntry());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const text = JSON.stringify(store.getState().draft);
    attempt(() => sessionStorage.setItem(key, text));
    attempt(() => localStorage.setItem(LATEST, text));
  };
  const unsubscribe = store.subscribe(({ draft }, previous) => {
    if (draft !== previous.draft) timer ??= setTimeout(keep, WRITE_MS);
  });
  addEventListener('pagehide', keep);
  return () => {
    keep();
    unsubscribe();
    removeEventListener('pagehide', keep);
  };
}
