// Wildcards of string patterns match, cover and meet as the plainest way to work it out finds.
import { assert, constantFrom, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '#workshop/tools/property-runs.ts';
import { globCovers, globMatches, globsMeet, piecesCover } from './glob.ts';

/** Character by character, trying everything a star may take. */
function slowlyMeets(a: string, b: string): boolean {
  if (a === '' && b === '') return true;
  if (a.startsWith('*')) return slowlyMeets(a.slice(1), b) || (b !== '' && slowlyMeets(a, b.slice(1)));
  if (b.startsWith('*')) return slowlyMeets(b, a);
  if (a === '' || b === '') return false;
  const same = a[0] === b[0] || a.startsWith('?') || b.startsWith('?');
  return same && slowlyMeets(a.slice(1), b.slice(1));
}

const glob = string({ unit: constantFrom('a', 'b', '*', '?'), maxLength: 7 });
const text = string({ unit: constantFrom('a', 'b'), maxLength: 7 });

test('two patterns meet when a text matches both', () => {
  assert(
    property(glob, glob, (a, b) => {
      expect(globsMeet(a, b)).toBe(slowlyMeets(a, b));
    }),
    { numRuns: runs(2000) },
  );
});

test('a pattern matches a text when it meets it', () => {
  assert(
    property(glob, text, (pattern, whole) => {
      expect(globMatches(pattern, whole)).toBe(slowlyMeets(pattern, whole));
    }),
  );
});

test('what a wide pattern covers it matches', () => {
  assert(
    property(glob, glob, text, (wide, narrow, whole) => {
      if (globCovers(wide, narrow) && globMatches(narrow, whole)) expect(globMatches(wide, whole)).toBe(true);
    }),
  );
});

test.each([
  ['arn:aws:s3:::logs-*', 'arn:aws:s3:::*-2026', true],
  ['role/*', 'user/*', false],
  ['*/a', '*/b', false],
  ['table/x', 'table/*/index/*', false],
  ['', '*', true],
  ['', '?', false],
])('%s and %s', (a, b, meet) => {
  expect(globsMeet(a, b)).toBe(meet);
  expect(globsMeet(b, a)).toBe(meet);
});

test('the pieces of a pattern with a star cover what the pattern covers', () => {
  const wide = string({ unit: constantFrom('a', 'b', '*'), maxLength: 7 }).filter((each) =>
    each.includes('*'),
  );
  assert(
    property(wide, glob, (pattern, narrow) => {
      expect(piecesCover(pattern.split('*'), narrow)).toBe(globCovers(pattern, narrow));
    }),
    { numRuns: runs(2000) },
  );
});
