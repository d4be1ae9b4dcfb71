// The validators that the build generates from the policy schemas.

import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { VALIDATOR_MODULES, validatorsSource } from './validators.ts';

/** The most each module may weigh, in bytes after gzip. */
const LIMITS: Readonly<Record<string, number>> = {
  'virtual:policy-validators': 6.5 * 1024,
  'virtual:settings-validators': 5.5 * 1024,
};

describe.each(Object.entries(VALIDATOR_MODULES))('%s', (name, module) => {
  const source = validatorsSource(module);

  test('is the same at every build', () => expect(validatorsSource(module)).toBe(source));

  test('uses neither eval, which the security policy forbids, nor require, which ES modules lack', () => {
    expect(source).not.toMatch(/\beval\b|new Function|\brequire\(/);
  });

  test('appends errors instead of copying all earlier ones', () => {
    expect(source).not.toContain('.concat(');
    expect(source).toContain('append(vErrors');
  });

  test('stays within its size', () => expect(gzipSync(source).length).toBeLessThan(LIMITS[name] ?? 0));
});
