import { expect, test } from 'vitest';
import { isOldReference, referenceWords } from './age.ts';

test.each([
  ['2026-09-26', '2026-09-26T00:00:00Z', false],
  ['2026-09-26', '2026-11-25T00:00:00Z', false],
  ['2026-09-26', '2026-11-25T00:00:01Z', true],
  ['2026-09-26', '2025-01-01T00:00:00Z', false],
])('a reference of %s is old on %s: %s', (date, now, isOld) => {
  expect(isOldReference(date, Date.parse(now))).toBe(isOld);
  expect(referenceWords(date, Date.parse(now)).includes('more than 60 days old')).toBe(isOld);
});
