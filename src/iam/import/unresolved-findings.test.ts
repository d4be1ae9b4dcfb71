// Findings on strings with an unresolved part wait until its value is known.
import { expect, test } from 'vitest';
import { withoutUnresolved } from './unresolved-findings.ts';

const note = { expression: 'var.x', where: 'line 1', words: 'It has no default.', marker: '${var.x}' };
const TEXT = '{"Resource": "${var.x}/*", "Action": "a:b"}';

test('findings on a string with an unresolved part are left out; others stay', () => {
  const on = (part: string) => ({
    id: part,
    start: TEXT.indexOf(part),
    end: TEXT.indexOf(part) + part.length,
  });
  const findings = [on('"${var.x}/*"'), on('"a:b"'), on('"Resource"'), on(TEXT)];
  expect(withoutUnresolved(findings, [note], TEXT).map(({ id }) => id)).toEqual([
    '"a:b"',
    '"Resource"',
    TEXT,
  ]);
  expect(withoutUnresolved(findings, [], TEXT)).toBe(findings);
});
