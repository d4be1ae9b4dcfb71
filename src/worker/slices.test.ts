// Long work gives way to others, and gives its results in order.
import { afterEach, expect, test, vi } from 'vitest';
import { inSlices } from './slices.ts';

afterEach(() => vi.restoreAllMocks());

test('results come in order, also of nothing', async () => {
  expect(await inSlices([], String)).toEqual([]);
  expect(await inSlices([1, 2, 3], String)).toEqual(['1', '2', '3']);
});

test('whoever waits has a turn before long work is done', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const order: string[] = [];
  setTimeout(() => order.push('other'));
  await inSlices(['a', 'b'], (item) => {
    now += 1000;
    order.push(item);
  });
  expect(order).toEqual(['a', 'other', 'b']);
});
