import { expect, it } from 'vitest';
import { dayWords } from './dates.ts';

it.each([
  ['2026-09-26', '26 September 2026'],
  ['2026-01-01', '1 January 2026'],
  ['2026-12-31T23:59:59Z', '31 December 2026'],
  ['2026-06-30T23:30:00-02:00', '1 July 2026'],
])('says the day of %s in UTC: %s', (date, words) => {
  expect(dayWords(date)).toBe(words);
});
