import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareDecimals, parseDecimal } from './numeric.ts';

test('decimals compare as numbers', () => {
  const decimal = fc.integer({ min: -99_999, max: 99_999 }).map((whole) => whole / 100);
  fc.assert(
    fc.property(decimal, decimal, (a, b) => {
      const [one, two] = [parseDecimal(a.toFixed(2)), parseDecimal(b.toFixed(2))];
      expect(one && two && Math.sign(compareDecimals(one, two))).toBe(Math.sign(a - b));
    }),
  );
});
