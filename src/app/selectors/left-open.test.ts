// What a template leaves open in a pasted policy: where it stands, what checks say of it, and how it is kept.
import { expect, test } from 'vitest';
import type { PolicyFinding } from '#worker/protocol.ts';
import { leftOpen, readOpenParts, withoutOpen } from './left-open.ts';

const note = (marker?: string) => ({
  expression: 'var.x',
  where: 'line 1',
  words: 'It has no default.',
  ...(marker && { marker }),
});
const OPEN = { unresolved: [note('${var.x}'), note('${var.y}'), note('${var.x}'), note()] };
const TEXT = '{"Resource": "${var.x}/*", "Action": "a:b"}';

test('a marker that somebody replaced is no longer open; what the text lacks stays so', () => {
  expect(leftOpen(OPEN, TEXT).map(({ start }) => start)).toEqual([14, undefined]);
  expect(leftOpen(OPEN, '{}').map(({ start }) => start)).toEqual([undefined]);
  expect(leftOpen({}, TEXT)).toEqual([]);
});

test('findings on a text with an open part wait; those on anything else do not', () => {
  const on = (part: string): PolicyFinding => ({
    id: part,
    severity: 'error',
    message: '',
    locations: [],
    others: [],
    start: TEXT.indexOf(part),
    end: TEXT.indexOf(part) + part.length,
  });
  const findings = [on('"${var.x}/*"'), on('"a:b"'), on('"Resource"'), on(TEXT)];
  expect(withoutOpen(findings, OPEN, TEXT).map(({ id }) => id)).toEqual(['"a:b"', '"Resource"', TEXT]);
  expect(withoutOpen(findings, {}, TEXT)).toBe(findings);
});

test('what was kept is read back, and what is none is left out', () => {
  const kept = { ...OPEN, assumed: [{ expression: 'a', value: 'b', words: 'c' }] };
  expect(readOpenParts(JSON.parse(JSON.stringify(kept)) as Record<string, unknown>)).toEqual(kept);
  expect(readOpenParts({ unresolved: [1, null, { expression: 'a' }], assumed: 'x' })).toEqual({});
});
