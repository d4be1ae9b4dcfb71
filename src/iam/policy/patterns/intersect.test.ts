import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#workshop/tools/property-runs.ts';
import { commonText, covers, meets } from './intersect.ts';
import { FIELD_STAR, globCodes, literalCodes, patternMatches, patternOf } from './pattern.ts';

const glob = fc
  .array(fc.constantFrom('a', 'b', ':', '/', '*', '?'), { maxLength: 7 })
  .map((characters) => characters.join(''));
const text = fc
  .array(fc.constantFrom('a', 'b', ':', '/'), { maxLength: 6 })
  .map((characters) => characters.join(''));

test('patterns intersect if and only if some text matches both', () => {
  fc.assert(
    fc.property(glob, glob, text, (a, b, each) => {
      const [one, other] = [globCodes(a), globCodes(b)];
      const common = commonText(one, other, 'x');
      expect(meets(one, other)).toBe(common !== undefined);
      const fits = (found: string) =>
        patternMatches(patternOf(one), found) && patternMatches(patternOf(other), found);
      if (common !== undefined) expect(fits(common)).toBe(true);
      else expect(fits(each)).toBe(false);
      if (covers(one, other) && patternMatches(patternOf(other), each))
        expect(patternMatches(patternOf(one), each)).toBe(true);
    }),
    { numRuns: runs(20_000) },
  );
});

test('wildcards that stop at colons', () => {
  const field = [...literalCodes('a:'), FIELD_STAR, ...literalCodes(':b')];
  expect(meets(field, globCodes('a:x:b'))).toBe(true);
  expect(meets(field, globCodes('a:x:y:b'))).toBe(false);
  expect(covers(globCodes('a:*'), field)).toBe(true);
  expect(covers(field, globCodes('a:*:b'))).toBe(false);
});
