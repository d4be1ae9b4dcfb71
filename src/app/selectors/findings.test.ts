// Findings are counted by severity; an error outweighs a security warning.
import { expect, test } from 'vitest';
import type { Severity } from '#core/diagnostics/finding.ts';
import { tally, worst } from './findings.ts';

const of = (...severities: Severity[]) => tally(severities.map((severity) => ({ severity })));

test('each severity is counted', () => {
  expect(of('warning', 'error', 'warning')).toEqual({ security: 0, error: 1, warning: 2, suggestion: 0 });
});

test('the worst severity is an error before a security warning, and undefined without findings', () => {
  expect(worst(of('security', 'error'))).toBe('error');
  expect(worst(of('suggestion', 'security', 'warning'))).toBe('security');
  expect(worst(of())).toBeUndefined();
});
