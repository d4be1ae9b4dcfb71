import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameButForCase } from './string.ts';

test('StringEqualsIgnoreCase folds case as Unicode’s simple folding does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(isSameButForCase(text, text)).toBe(true);
    }),
  );
  expect(isSameButForCase('ſ', 'S')).toBe(true);
  expect(isSameButForCase('ẞ', 'ß')).toBe(true);
  expect(isSameButForCase('İ', 'i')).toBe(false);
  expect(isSameButForCase('a.c', 'abc')).toBe(false);
});
