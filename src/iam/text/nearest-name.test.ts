// The nearest name is the one that comparing with all names in full would find.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#workshop/tools/property-runs.ts';
import { nearest } from './nearest-name.ts';

/** Edits and swaps of neighbors that lead from one text to the other, by the whole table. */
function distance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, row) =>
    Array.from({ length: b.length + 1 }, (_each, column) => (row === 0 ? column : column === 0 ? row : 0)),
  );
  const at = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let row = 1; row <= a.length; row += 1) {
    for (let column = 1; column <= b.length; column += 1) {
      const isSwap = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      rows[row]![column] = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1),
        isSwap ? at(row - 2, column - 2) + 1 : Infinity,
      );
    }
  }
  return at(a.length, b.length);
}

test('of names as near the first, and none that is far', () => {
  const name = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(name, fc.array(name, { maxLength: 12 }), (wrong, known) => {
      const distances = known.map((each) => distance(wrong, each));
      const least = Math.min(...distances);
      const isNear = least <= Math.max(1, Math.floor(wrong.length / 3));
      expect(nearest(wrong, known)).toBe(isNear ? known[distances.indexOf(least)] : undefined);
    }),
    { numRuns: runs(2000) },
  );
});

test('case and space around a name do not count', () => {
  expect(nearest(' getobjekt ', ['PutObject', 'GetObject'])).toBe('GetObject');
});
