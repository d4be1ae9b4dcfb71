// What the browser kept of added expectations is read as far as it can be.
import { expect, test } from 'vitest';
import type { OwnCase } from '#iam/request/call.ts';
import { CAPS } from './link-limits.ts';
import { readCase, readCases } from './read-case.ts';
import { serializeCase } from './serialize-case.ts';

const CASE: OwnCase = {
  label: 'Read the model files',
  expect: 'allowed',
  principal: { role: 'app' },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::acme-models/a',
  context: { 'aws:TagKeys': ['a'] },
};

const STORED = serializeCase(CASE);

test('what is whole is kept, the rest left out', () => {
  expect(readCases([STORED, null, { ...STORED, expect: 'both' }, 'x', STORED])).toEqual([CASE, CASE]);
});

test.each([undefined, null, {}, 'x', 7])('%j holds none', (value) => {
  expect(readCases(value)).toEqual([]);
});

test('no more are kept than a link holds', () => {
  expect(readCases(Array.from({ length: CAPS.cases + 1 }, () => STORED))).toHaveLength(CAPS.cases);
});

test('members nobody knows are left out', () => {
  const principal = { role: 'app', everything: true, more: 1 };
  expect(readCase({ ...STORED, id: 'x', near: 'y', principal })).toEqual({
    ...CASE,
    principal: { role: 'app', everything: true },
  });
});

test('a call may be wrong: that is told when it is proved', () => {
  expect(readCase({ ...STORED, action: 'GetObject', resource: 'acme' })).toBeDefined();
});

test('a case is kept under the names that shipped links carry', () => {
  const full = {
    ...CASE,
    resourceAccount: '111122223333',
    viaEndpoint: 's3-endpoint',
    permissionsBoundary: 'b',
  };
  expect(serializeCase(full)).toEqual({
    says: 'Read the model files',
    expect: 'allowed',
    principal: { role: 'app' },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::acme-models/a',
    resourceAccount: '111122223333',
    context: { 'aws:TagKeys': ['a'] },
    through: 's3-endpoint',
    below: 'b',
  });
  expect(readCase(serializeCase(full))).toEqual(full);
});
