// Short lists are compared without tables, and give the groups that long ones do.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#workshop/tools/property-runs.ts';
import { groupsOf } from './covering.ts';

const entry = fc
  .string({ unit: fc.constantFrom('a', 'b', '*', '?'), minLength: 1, maxLength: 5 })
  .filter((text) => /[ab]/.test(text));
/** Entries that cover nothing, and that nothing above covers. */
const OTHERS = Array.from(
  { length: 20 },
  (_, index) => `${'c'.repeat(7)}${String.fromCharCode(100 + index)}`,
);

test('a list has the same groups alone and in front of others', () => {
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 8 }), (texts) => {
      expect(groupsOf(texts) ?? []).toEqual(groupsOf([...texts, ...OTHERS]) ?? []);
    }),
    { numRuns: runs(2000) },
  );
});
