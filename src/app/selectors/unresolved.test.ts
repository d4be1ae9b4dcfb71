// What a template leaves unresolved in a pasted policy: where it is in the text, and which findings wait for it.
import { expect, test } from 'vitest';
import type { PolicyFinding } from '#worker/protocol.ts';
import { unresolvedIn, withoutUnresolved } from './unresolved.ts';

const note = (marker?: string) => ({
  expression: 'var.x',
  where: 'line 1',
  words: 'It has no default.',
  ...(marker && { marker }),
});
const OPEN = { unresolved: [note('${var.x}'), note('${var.y}'), note('${var.x}'), note()] };
const TEXT = '{"Resource": "${var.x}/*", "Action": "a:b"}';

test('a marker that somebody replaced is resolved; what the text lacks stays unresolved', () => {
  expect(unresolvedIn(OPEN, TEXT).map(({ start }) => start)).toEqual([14, undefined]);
  expect(unresolvedIn(OPEN, '{}').map(({ start }) => start)).toEqual([undefined]);
  expect(unresolvedIn({}, TEXT)).toEqual([]);
});

test('findings on a string with an unresolved part are left out; others stay', () => {
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
  expect(withoutUnresolved(findings, OPEN, TEXT).map(({ id }) => id)).toEqual(['"a:b"', '"Resource"', TEXT]);
  expect(withoutUnresolved(findings, {}, TEXT)).toBe(findings);
});
