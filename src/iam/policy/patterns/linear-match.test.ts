// The linear ways to match find what a regular expression finds.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#workshop/tools/property-runs.ts';
import { globCodes, patternMatches, patternOf } from './pattern.ts';
import { matchesByField, matchesByRuns } from './linear-match.ts';
import { ANY, FIELD_ANY, FIELD_STAR, STAR, type Codes } from './wildcards.ts';

/** What the pattern says, as a regular expression. */
const plainly = (codes: Codes, byField: boolean): RegExp =>
  new RegExp(
    `^${codes
      .map((code) => {
        if (code >= 0) return `\\u${code.toString(16).padStart(4, '0')}`;
        const one = byField && (code === FIELD_STAR || code === FIELD_ANY) ? '[^:]' : '[\\s\\S]';
        return code === STAR || code === FIELD_STAR ? `${one}*` : one;
      })
      .join('')}$`,
  );

const character = fc.constantFrom(97, 97, 98, 58);
const pattern = fc.array(
  fc.oneof({ weight: 3, arbitrary: character }, fc.constantFrom(STAR, ANY, FIELD_STAR, FIELD_ANY)),
  { maxLength: 9 },
);
const text = fc.array(character, { maxLength: 12 }).map((codes) => String.fromCharCode(...codes));

test('short patterns', () => {
  fc.assert(
    fc.property(pattern, text, (codes, given) => {
      expect(matchesByField(codes, given)).toBe(plainly(codes, true).test(given));
      expect(matchesByRuns(codes, given)).toBe(plainly(codes, false).test(given));
    }),
    { numRuns: runs(5000) },
  );
});

test('patterns of more than one word of bits', () => {
  for (const length of [30, 31, 32, 33, 63, 64, 65, 100]) {
    const run = 'a'.repeat(length);
    for (const [given, expected] of [
      [`x${run}b`, true],
      [`xxa${run}b`, true],
      [`x${run}`, false],
      [`${run.slice(1)}b`, false],
    ] as const) {
      const codes = [STAR, ...globCodes(`${run.slice(1)}?b`)];
      expect(matchesByRuns(codes, given), `${length} ${given}`).toBe(expected);
      expect(matchesByField(codes, given), `${length} ${given}`).toBe(expected);
    }
  }
});

test('hundreds of thousands of characters against thousands that nearly fit', () => {
  const given = 'a'.repeat(300_000);
  for (const near of ['a'.repeat(5000), 'a?'.repeat(500), '?'.repeat(1000)])
    expect(patternMatches(patternOf(globCodes(`*${near}b*`)), given)).toBe(false);
});
