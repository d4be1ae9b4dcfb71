// Findings are counted by severity; an error outweighs a security warning.
import { expect, test } from 'vitest';
import type { Severity } from '#iam/findings/finding.ts';
import { byUrgency, tally, worst, type FoundInDocument } from './findings.ts';

const of = (...severities: Severity[]) => tally(severities.map((severity) => ({ severity })));

test('each severity is counted', () => {
  expect(of('warning', 'error', 'warning')).toEqual({ security: 0, error: 1, warning: 2, suggestion: 0 });
});

test('the worst severity is an error before a security warning, and undefined without findings', () => {
  expect(worst(of('security', 'error'))).toBe('error');
  expect(worst(of('suggestion', 'security', 'warning'))).toBe('security');
  expect(worst(of())).toBeUndefined();
});

test('what keeps a document from being saved comes before every severity', () => {
  const found = (id: string, severity: Severity, refusal?: string) =>
    ({ finding: { id, severity, ...(refusal !== undefined && { refusal }) } }) as FoundInDocument;
  const all = [
    found('a', 'warning', 'Syntax errors in policy.'),
    found('b', 'security'),
    found('c', 'error'),
  ];
  expect(byUrgency([...all].toReversed()).map(({ finding }) => finding.id)).toEqual(['a', 'b', 'c']);
});
