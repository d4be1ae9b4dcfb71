// A splitter follows keys and pointer within its range.
import { expect, test } from 'vitest';
import { sizeAfterKey, sizeAfterMove, within } from './splitter-size.ts';

const RANGE = { min: 300, max: 700 };

test.each([
  ['ArrowRight', false, 'left', 456, 472],
  ['ArrowRight', true, 'left', 456, 520],
  ['ArrowLeft', false, 'left', 310, 300],
  ['ArrowUp', false, 'bottom', 690, 700],
  ['ArrowDown', false, 'bottom', 456, 440],
  ['Home', false, 'left', 456, 300],
  ['End', false, 'bottom', 456, 700],
  ['ArrowUp', false, 'left', 456, undefined],
  ['ArrowRight', false, 'bottom', 456, undefined],
  ['a', false, 'left', 456, undefined],
] as const)('%s (Shift: %s) on the part at the %s: %i → %s', (key, shiftKey, side, size, after) => {
  expect(sizeAfterKey({ key, shiftKey }, side, size, RANGE)).toBe(after);
});

test('the part grows towards the other', () => {
  expect(sizeAfterMove({ dx: 10, dy: 99 }, 'left', 400)).toBe(410);
  expect(sizeAfterMove({ dx: 99, dy: 10 }, 'bottom', 400)).toBe(390);
});

test('without room for any size the smallest is kept', () => {
  expect(within(500, { min: 120, max: 60 })).toBe(120);
});
