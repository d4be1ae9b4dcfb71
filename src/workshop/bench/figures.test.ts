// A goal says whether it is met by the figures of its row.
import { expect, test } from 'vitest';
import { quantile, summary, verdicts } from './figures.mjs';

test('a goal is met up to its bound, and missed beyond it or without a figure', () => {
  const figures = new Map([
    ['p50', 6],
    ['rate', 4999],
  ]);
  const of = (name: string) => figures.get(name);
  expect(verdicts([{ of: 'p50', most: 6 }], of)).toBe(' (goal: p50 ≤ 6 ms: met)');
  expect(verdicts([{ of: 'p50', most: 5.9 }], of)).toBe(' (goal: p50 ≤ 5.9 ms: missed)');
  expect(verdicts([{ of: 'rate', least: 5000, unit: ' a second' }], of)).toBe(
    ' (goal: rate ≥ 5,000 a second: missed)',
  );
  expect(verdicts([{ of: 'p99', most: 3 }], of)).toBe(' (goal: p99 ≤ 3 ms: missed)');
  expect(verdicts(undefined, of)).toBe('');
});

test('figures are a median and its spread', () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(summary([30, 10, 20])).toBe('20 [10–30]');
  expect(summary([])).toBe('–');
});
