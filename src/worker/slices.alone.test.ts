// Long work lets other tasks run in between, and returns its results in order.
import { afterEach, expect, test, vi } from 'vitest';
import { inSlices, stepsInSlices } from './slices.ts';

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

test('steps run to their end, unless they are no longer wanted after a slice', async () => {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  function* steps(): Generator<void, string> {
    for (let step = 0; step < 3; step += 1) {
      now += 1000;
      yield;
    }
    return 'done';
  }
  expect(await stepsInSlices(steps(), () => true)).toBe('done');
  expect(await stepsInSlices(steps(), () => false)).toBeUndefined();
});
