// Keys in a menu: arrows go around, Home and End to the ends, letters to items that begin with them.
import { expect, test } from 'vitest';
import { nextInMenu } from './menu-button.tsx';

const LABELS = ['Show changes', 'Undo hand edit', 'Format', 'Share'];

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 3, 0],
  ['ArrowDown', -1, 0],
  ['ArrowUp', 0, 3],
  ['ArrowUp', -1, 3],
  ['Home', 2, 0],
  ['End', 1, 3],
  ['s', 0, 3],
  ['S', 3, 0],
  ['f', 0, 2],
  ['x', 0, null],
  [' ', 0, null],
  ['Enter', 0, null],
])('%s at %i moves to %s', (key, at, to) => {
  expect(nextInMenu(key, at, LABELS)).toBe(to);
});

test('an empty menu moves nothing', () => {
  expect(nextInMenu('ArrowDown', -1, [])).toBeNull();
});
