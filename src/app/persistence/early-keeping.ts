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

/** What is changed within this time is kept together. */
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
  // At once: it is short as yet.
  return store.subscribe(({ draft }, previous) => {
    if (draft === previous.draft) return;
    const text = JSON.stringify(draft);
    attempt(() => sessionStorage.setItem(key, text));
    attempt(() => localStorage.setItem(LATEST, text));
  });
}
