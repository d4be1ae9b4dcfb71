// The validators that the build generates from the policy schemas.

import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { validatorsSource } from './validators.ts';

const source = validatorsSource();

test('is the same at every build', () => expect(validatorsSource()).toBe(source));

test('uses neither eval, which the security policy forbids, nor require, which ES modules lack', () => {
  expect(source).not.toMatch(/\beval\b|new Function|\brequire\(/);
});

test('appends errors instead of copying all earlier ones', () => {
  expect(source).not.toContain('.concat(');
  expect(source).toContain('append(vErrors');
});

test('weighs at most 9 KB compressed', () => expect(gzipSync(source).length).toBeLessThan(9 * 1024));
