// What the browser kept of added expectations is read as far as it can be.
import { expect, test } from 'vitest';
import type { OwnCase } from '#core/request/call.ts';
import { CAPS } from './caps.ts';
import { readCase, readCases } from './read-case.ts';

const CASE: OwnCase = {
  says: 'Read the model files',
  expect: 'allowed',
  principal: { role: 'app' },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::acme-models/a',
  context: { 'aws:TagKeys': ['a'] },
};

test('what is whole is kept, the rest left out', () => {
  expect(readCases([CASE, null, { ...CASE, expect: 'both' }, 'x', CASE])).toEqual([CASE, CASE]);
});

test.each([undefined, null, {}, 'x', 7])('%j holds none', (value) => {
  expect(readCases(value)).toEqual([]);
});

test('no more are kept than a link holds', () => {
  expect(readCases(Array.from({ length: CAPS.cases + 1 }, () => CASE))).toHaveLength(CAPS.cases);
});

test('members nobody knows are left out', () => {
  const principal = { role: 'app', everything: true, more: 1 };
  expect(readCase({ ...CASE, id: 'x', near: 'y', principal })).toEqual({
    ...CASE,
    principal: { role: 'app', everything: true },
  });
});

test('a call may be wrong: that is told when it is proved', () => {
  expect(readCase({ ...CASE, action: 'GetObject', resource: 'acme' })).toBeDefined();
});
