// Ticks that come out of a file are added to those that are here.
import { beforeEach, expect, test, vi } from 'vitest';
import { fakeStorage } from '#app/testing/fake-storage.ts';
import { allTicks, followTicks, keepTicks, keptTicks, mergeTicks } from './progress.ts';

const [ONE, TWO, THREE] = ['aaaaaaaaaaaaaa', 'bbbbbbbbbbbbbb', 'cccccccccccccc'] as const;

beforeEach(() => {
  vi.stubGlobal('localStorage', fakeStorage());
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});

test('what is ticked here stays, what is not is added, and lists on screen hear of it', () => {
  keepTicks('kit', { role: ONE });
  const heard = vi.fn();
  const stop = followTicks(heard);
  mergeTicks({ kit: { role: TWO, policy: THREE }, other: { role: TWO } });
  expect(allTicks()).toEqual({ kit: { role: ONE, policy: THREE }, other: { role: TWO } });
  expect(keptTicks('other')).toEqual({ role: TWO });
  expect(heard).toHaveBeenCalledTimes(1);
  stop();
  mergeTicks({});
  expect(heard).toHaveBeenCalledTimes(1);
});

test('a storage that refuses stops nothing', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(() => mergeTicks({ kit: { role: ONE } })).not.toThrow();
  expect(allTicks()).toEqual({});
});
