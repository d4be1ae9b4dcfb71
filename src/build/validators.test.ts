// What the build makes of the policy schemas.

import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { validatorsSource } from './validators.ts';

const source = validatorsSource();

test('is the same at every build', () => expect(validatorsSource()).toBe(source));

test('evaluates no text and requires no module, as the content security policy and Node demand', () => {
  expect(source).not.toMatch(/\beval\b|new Function|\brequire\(/);
});

test('appends errors instead of copying all that went before', () => {
  expect(source).not.toContain('.concat(');
  expect(source).toContain('append(vErrors');
});

test('weighs at most 6 KB compressed', () => expect(gzipSync(source).length).toBeLessThan(6 * 1024));
