import { expect, it } from 'vitest';
import { dayWords, shortDay } from './dates.ts';

it.each([
  ['2026-09-26', '26 September 2026'],
  ['2026-01-01', '1 January 2026'],
  ['2026-12-31T23:59:59Z', '31 December 2026'],
  ['2026-06-30T23:30:00-02:00', '1 July 2026'],
])('says the day of %s in UTC: %s', (date, words) => {
  expect(dayWords(date)).toBe(words);
});

it('shortens the month', () => {
  expect(shortDay('2026-09-26')).toBe('26 Sep 2026');
  expect(shortDay('2026-05-01')).toBe('1 May 2026');
});
