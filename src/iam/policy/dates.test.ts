// Dates against laws, and against forms that people write.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateOfEpoch, isEpoch, parseDate } from './dates.ts';

test('an epoch and its date are one instant', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_167_219_200, max: 253_402_300_799 }), (seconds) => {
      const date = dateOfEpoch(seconds);
      expect(date && parseDate(date)).toBe(seconds * 1000);
    }),
  );
});

test('a time zone moves the instant and nothing else', () => {
  fc.assert(
    fc.property(fc.nat(23), fc.nat(59), fc.constantFrom('+', '-'), (hours, minutes, sign) => {
      const zone = `${sign}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
      const ahead = (hours * 60 + minutes) * 60_000 * (sign === '+' ? 1 : -1);
      expect(parseDate(`2026-11-25T12:00:00${zone}`)).toBe(parseDate('2026-11-25T12:00:00Z')! - ahead);
    }),
  );
});

test('no text throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-:T.Z+ ') }), (text) => {
      const date = parseDate(text);
      if (date !== undefined) expect(Number.isFinite(date)).toBe(true);
    }),
  );
});

test.each([
  ['2026', '2026-01-01T00:00:00Z'],
  ['2026-11', '2026-11-01T00:00:00Z'],
  ['2026-11-25', '2026-11-25T00:00:00Z'],
  ['2026-11-25T13:45Z', '2026-11-25T13:45:00Z'],
  ['2026-11-25T13:45:10', '2026-11-25T13:45:10Z'],
  ['2026-11-25T13:45:10.250Z', '2026-11-25T13:45:10.250Z'],
  ['2026-11-25T13:45:10+02:00', '2026-11-25T11:45:10Z'],
  ['2024-02-29', '2024-02-29T00:00:00Z'],
])('%s is a date', (text, same) => {
  expect(parseDate(text)).toBe(Date.parse(same));
});

test.each([
  '',
  'tomorrow',
  '25.11.2026',
  '2026-13-01',
  '2026-02-30',
  '2026-11-25T24:00:00Z',
  '2026-11-25 13:45:10Z',
  '20261125',
  '1764028800',
  '2026-11-25T13:45:10+25:00',
  ' 2026-11-25',
])('%s is none', (text) => {
  expect(parseDate(text)).toBeUndefined();
});

test('epochs', () => {
  expect(isEpoch('1764028800')).toBe(true);
  expect(isEpoch('2026')).toBe(false);
  expect(isEpoch('2026-11-25')).toBe(false);
  expect(dateOfEpoch(1_764_028_800)).toBe('2025-11-25T00:00:00Z');
  expect(dateOfEpoch(1_764_028_800_000)).toBeUndefined();
});
