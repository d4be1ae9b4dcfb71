// The text of the first step is there after a reload, and is not filled in a second time.
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeStorage } from '#app/testing/fake-storage.ts';
import { freshStore } from '#app/testing/fresh-store.ts';
import { followStartText } from './start-text.ts';

let leave: () => void = () => undefined;

beforeEach(() => {
  vi.stubGlobal('sessionStorage', fakeStorage());
  vi.stubGlobal('addEventListener', (_event: string, listener: () => void) => {
    leave = listener;
  });
  vi.stubGlobal('removeEventListener', () => undefined);
});

test('a text comes back as one that was used', () => {
  const first = freshStore();
  const stop = followStartText(first.store);
  first.actions.sayStart('a paste that states nothing');
  leave();
  stop();
  const again = freshStore();
  followStartText(again.store);
  const { text, usedText, filledIn } = again.store.getState().start;
  expect([text, usedText, filledIn]).toEqual([
    'a paste that states nothing',
    'a paste that states nothing',
    null,
  ]);
});

test('what was typed before this code was there counts, and an empty field stays empty', () => {
  sessionStorage.setItem('rolewright.start', 'old');
  const { store, actions } = freshStore();
  actions.sayStart('new');
  followStartText(store);
  expect(store.getState().start.text).toBe('new');
  actions.sayStart('');
  leave();
  expect(sessionStorage.length).toBe(0);
});
