// Which paths a pattern of a configuration names.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOnePath, matchesPath } from './path-patterns.ts';

test.each([
  ['policies/scp/**', 'policies/scp/a.json', true],
  ['policies/scp/**', 'policies/scp/deep/a.json', true],
  ['policies/scp/**', 'policies/scpx/a.json', false],
  ['policies/*.json', 'policies/a.json', true],
  ['policies/*.json', 'policies/deep/a.json', false],
  ['policies/*.{json,yml}', 'policies/a.yml', true],
  // A folder is all that is in it.
  ['policies', 'policies/deep/a.json', true],
  ['policies/', 'policies/a.json', true],
  ['./policies', 'policies/a.json', true],
  ['policies/scp', 'policies/scp/a.json', true],
  // Without a /, at any depth.
  ['*.json', 'deep/er/a.json', true],
  ['a.json', 'deep/a.json', true],
  ['scp', 'deep/scp/a.json', true],
  ['/a.json', 'a.json', true],
  ['.', 'a.json', true],
  ['**', '.github/a.json', true],
  // Brackets are a choice of characters, and name a file that has them in its name.
  ['policies/[ab].json', 'policies/a.json', true],
  ['policies/[prod].json', 'policies/[prod].json', true],
  ['policies/(old)/a.json', 'policies/(old)/a.json', true],
  ['!policies', 'policies', false],
  ['a b/c.json', 'a b/c.json', true],
  ['../shared/*.json', '../shared/a.json', true],
])('%s on %s: %s', (pattern, path, isMatch) => {
  expect(matchesPath(pattern, path)).toBe(isMatch);
});

test('any path is matched by itself, and no pattern throws', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.string({ unit: 'binary' }),
      (pattern, path) => {
        expect(typeof matchesPath(pattern, path)).toBe('boolean');
        if (!pattern.includes('/')) expect(matchesPath(pattern, pattern)).toBe(true);
      },
    ),
  );
  expect(matchesPath('*'.repeat(70_000), 'a')).toBe(false);
});

test('a pattern for one file only', () => {
  expect(isOnePath('policies/a.json')).toBe(true);
  expect(isOnePath('policies/*.json')).toBe(false);
  expect(isOnePath('a.json')).toBe(false);
});
