// While a newer text is checked, the findings of the text before move along with it or go.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChecksAnswer, PolicyFinding } from '#worker/protocol.ts';
import { carry, needsCheck, knownCheck, withAnswer, type DocumentText } from './checks.ts';
import { NO_CHECKS } from './state.ts';

const finding = (start: number, end: number): PolicyFinding => ({
  id: 'some-rule',
  severity: 'warning',
  message: 'Some words.',
  locations: [{ path: [], target: 'value' }],
  others: [],
  start,
  end,
});

const answer = (findings: readonly PolicyFinding[], rest: Partial<ChecksAnswer> = {}): ChecksAnswer => ({
  checks: [{ findings, statements: [] }],
  more: false,
  missing: [],
  date: '2026-09-26',
  ...rest,
});

const document = (text: string): DocumentText => ({ id: 'a', type: 'identity', text });

test('ranges before a change stay, those after it move, those it touches go', () => {
  const ranges = [
    { start: 0, end: 3 },
    { start: 4, end: 7 },
    { start: 8, end: 11 },
  ];
  expect(carry(ranges, 'aaa bbb ccc', 'aaa bXXb ccc')).toEqual([
    { start: 0, end: 3 },
    { start: 4, end: 8 },
    { start: 9, end: 12 },
  ]);
  expect(carry(ranges, 'aaa bbb ccc', 'aaa XX ccc')).toEqual([
    { start: 0, end: 3 },
    { start: 7, end: 10 },
  ]);
});

test('a carried range covers the same characters, or those around the change', () => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '"', '\n'), maxLength: 30 });
  fc.assert(
    fc.property(texts, texts, fc.nat(30), fc.nat(30), (from, to, a, b) => {
      const range = { start: Math.min(a, b, from.length), end: Math.min(Math.max(a, b), from.length) };
      for (const { start, end } of carry([range], from, to)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(to.length);
        const before = from.slice(range.start, range.end);
        const now = to.slice(start, end);
        expect(now === before || (now[0] === before[0] && now.at(-1) === before.at(-1))).toBe(true);
      }
    }),
  );
});

test('findings belong to one text of one document', () => {
  const checks = withAnswer(NO_CHECKS, [document('aaa bbb')], answer([finding(4, 7)]));
  expect(knownCheck(checks, document('aaa bbb'))).toMatchObject({ state: 'done', findings: [finding(4, 7)] });
  const carried = knownCheck(checks, document('aaaa bbb'));
  expect(carried).toMatchObject({ state: 'carried', findings: [finding(5, 8)] });
  expect(knownCheck(checks, { ...document('aaa bbb'), id: 'b', type: 'trust' })).toMatchObject({
    state: 'none',
    findings: [],
  });
});

test('a change of the policy type discards what was known', () => {
  const checks = withAnswer(NO_CHECKS, [document('aaa')], answer([finding(0, 3)]));
  expect(knownCheck(checks, { ...document('aaa'), type: 'scp' }).state).toBe('none');
});

test('a text still needs its check while a better answer is on its way', () => {
  const first = withAnswer(NO_CHECKS, [document('aaa')], answer([], { more: true, date: undefined }));
  expect(needsCheck(first, document('aaa'))).toBe(true);
  expect(knownCheck(first, document('aaa')).state).toBe('none');
  const second = withAnswer(first, [document('aaa')], answer([finding(0, 3)]));
  expect(needsCheck(second, document('aaa'))).toBe(false);
  expect(second.date).toBe('2026-09-26');
});

test('a missing file of the service reference is named, and the text needs its check again', () => {
  const checks = withAnswer(NO_CHECKS, [document('aaa')], answer([], { missing: ['s3'] }));
  expect(needsCheck(checks, document('aaa'))).toBe(true);
  expect(knownCheck(checks, document('aaa')).state).toBe('done');
  expect(checks.missing).toEqual(['s3']);
});
