import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand';
import { createLate } from './store.ts';
import { INITIAL_STATE, type State } from './state.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function page() {
  const store = createStore<State>(() => INITIAL_STATE);
  const late = createLate(store);
  return {
    ...late,
    type: (documentId: string) => late.whileTyping(() => store.setState({ documentId })),
    click: (announcement: string) => store.setState({ announcement }),
    shown: () => late.seen.getState(),
  };
}

test('letters are shown by the rest of the page once the typing pauses', () => {
  const { type, shown } = page();
  type('a');
  vi.advanceTimersByTime(200);
  type('ab');
  vi.advanceTimersByTime(200);
  expect(shown().documentId).toBe(INITIAL_STATE.documentId);
  vi.advanceTimersByTime(100);
  expect(shown().documentId).toBe('ab');
});

test('any other change is shown at once, with the letters before it', () => {
  const { type, click, shown } = page();
  type('a');
  click('Copied');
  expect(shown()).toMatchObject({ documentId: 'a', announcement: 'Copied' });
});

test('what comes from the background waits for the pause too, and hears of letters then', () => {
  const { type, background, shown } = page();
  const heard = vi.fn();
  background.subscribe(heard);
  type('a');
  background.setState({ pane: 'map' });
  vi.advanceTimersByTime(200);
  expect(shown()).toMatchObject({ documentId: INITIAL_STATE.documentId, pane: INITIAL_STATE.pane });
  expect(heard).not.toHaveBeenCalled();
  expect(background.getState()).toMatchObject({ documentId: 'a', pane: 'map' });
  vi.advanceTimersByTime(100);
  expect(shown()).toMatchObject({ documentId: 'a', pane: 'map' });
  expect(heard).toHaveBeenCalledOnce();
});

test('where nobody types, what comes from the background is shown right after', () => {
  const { background, shown } = page();
  background.setState({ pane: 'map' });
  vi.advanceTimersByTime(0);
  expect(shown().pane).toBe('map');
});

test('a change that fails leaves the next ones to be shown at once', () => {
  const { whileTyping, click, shown } = page();
  expect(() =>
    whileTyping(() => {
      throw new Error('no');
    }),
  ).toThrow('no');
  click('Copied');
  expect(shown().announcement).toBe('Copied');
});
