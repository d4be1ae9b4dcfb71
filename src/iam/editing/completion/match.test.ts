import { expect, test } from 'vitest';
import { fitOf } from './match.ts';

test.each([
  ['', 'GetObject', 1],
  ['getobject', 'GetObject', 0],
  ['get', 'GetObject', 1],
  ['object', 'GetObject', 2],
  ['getobj', 'GetObject', 1],
  ['gobj', 'GetObject', 3],
  ['go', 'GetObject', 3],
  ['bject', 'GetObject', 4],
  ['gbt', 'GetObject', undefined],
  ['og', 'GetObject', undefined],
  ['slcr', 'CreateServiceLinkedRole', undefined],
  ['cslr', 'CreateServiceLinkedRole', 3],
  ['tag', 'aws:ResourceTag/${TagKey}', 2],
  ['sslike', 'StringEquals', undefined],
  ['b', 'abc', undefined],
  // A shorter run leaves the next word its letters.
  ['createntity', 'CreateEntity', 3],
])('%s in %s', (typed, name, fit) => {
  expect(fitOf(typed, name)).toBe(fit);
});

test('a long name of equal letters is compared without backtracking', () => {
  expect(fitOf('a'.repeat(24), 'aA'.repeat(200))).toBeDefined();
  expect(fitOf('a'.repeat(10_000), 'Aa'.repeat(200))).toBeUndefined();
});
