// Lines and columns, whatever ends the lines.
import { expect, test } from 'vitest';
import { positionsIn } from './positions.ts';

test.each([
  ['', 0, 1, 1],
  ['a', 1, 1, 2],
  ['a\nb', 2, 2, 1],
  ['a\r\nb', 3, 2, 1],
  ['a\r\nb', 2, 1, 3],
  ['a\rb\rc', 4, 3, 1],
  ['\n\n\n', 2, 3, 1],
  ['😀x', 2, 1, 3],
  ['\ufeffa', 1, 1, 2],
])('%j at %i is line %i, column %i', (text, offset, line, column) => {
  expect(positionsIn(text)(offset)).toEqual({ line, column });
});
