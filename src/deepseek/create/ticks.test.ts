// A tick holds for the content it was given to.
import { expect, test } from 'vitest';
import { fingerprint, readTicks, tickState, withTick } from './ticks.ts';

const item = { id: 'document app.trust', content: 'a' };

test('a tick is done until the content changes, and done again when it is as before', () => {
  expect(tickState(item, {})).toBe('open');
  const ticks = withTick({}, item, true);
  expect(tickState(item, ticks)).toBe('done');
  expect(tickState({ ...item, content: 'b' }, ticks)).toBe('changed');
  expect(tickState(item, withTick(ticks, item, false))).toBe('open');
});

test('an item with the name of a built-in property is open', () => {
  expect(tickState({ id: 'constructor', content: '' }, {})).toBe('open');
});

test('kept ticks are read back, and anything else is left out', () => {
  const ticks = withTick({}, item, true);
  expect(readTicks(JSON.parse(JSON.stringify(ticks)))).toEqual(ticks);
  expect(readTicks({ ...ticks, other: 3, more: '<img>' })).toEqual(ticks);
  for (const value of [null, 'x', 3, undefined]) expect(readTicks(value)).toEqual({});
});

test('texts that differ in one character, or in their order, have other fingerprints', () => {
  const texts = ['', 'a', 'b', 'ab', 'ba', 'aa', '\0', '\0\0'];
  expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
});
