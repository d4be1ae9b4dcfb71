// Long work lets other tasks run in between, and returns its results in order.
import { afterEach, expect, test, vi } from 'vitest';
import { inSlices } from './slices.ts';

afterEach(() => vi.restoreAllMocks());

test('results are in order, and there are none of nothing', async () => {
  expect(await inSlices([], String)).toEqual([]);
  expect(await inSlices([1, 2, 3], String)).toEqual(['1', '2', '3']);
});

test('a waiting task runs before long work is done', async () => {
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
