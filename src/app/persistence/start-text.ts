// Keeps the text of the first step for a reload of this tab: it may be a long paste that states no answers.
import type { Store } from '#app/state/state.ts';
import { NO_START_TEXT } from '#app/state/start.ts';
import { attempt } from './attempt.ts';
import { WRITE_MS } from './early-keeping.ts';

const START = 'rolewright.start';

/** Brings the text back, where none was typed since, and keeps it from now on. Returns how to stop. */
export function followStartText({ getState, setState, subscribe }: Store): () => void {
  const kept = attempt(() => sessionStorage.getItem(START)) ?? '';
  // What it stated is in the answers, or was changed by hand since: it is not filled in again.
  if (kept !== '' && getState().start.text === '')
    setState({ start: { ...NO_START_TEXT, text: kept, usedText: kept } });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    const { text } = getState().start;
    attempt(() => (text === '' ? sessionStorage.removeItem(START) : sessionStorage.setItem(START, text)));
  };
  const soon = (): void => {
    timer ??= setTimeout(keep, WRITE_MS);
  };
  if (getState().start.text !== kept) soon();
  const unsubscribe = subscribe(({ start }, previous) => {
    if (start.text !== previous.start.text) soon();
  });
  addEventListener('pagehide', keep);
  return () => {
    unsubscribe();
    clearTimeout(timer);
    removeEventListener('pagehide', keep);
  };
}
