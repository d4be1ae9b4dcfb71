// Texts that once failed are answered, and fuzzing makes the same texts again from the same seed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { root } from '#workshop/build/fingerprint.mjs';
import { fuzzText, inputAt, kindIds, shortened } from './main.ts';
import { LIMIT_MS, timeAnswers } from './time-answer.ts';

interface FoundCase {
  readonly kind: string;
  readonly found: string;
  readonly text: string;
}

const FOLDER = join(root, 'src/workshop/fuzz/corpus');
const cases = readdirSync(FOLDER).map((name): readonly [string, FoundCase] => [
  name,
  JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as FoundCase,
]);

/** A slow machine may take this much longer than the one on which the limit is meant. */
const SLOW_MACHINE = 5;

test.each(cases)('%s is answered, and in time', async (_name, { kind, text }) => {
  const { faults, slowest } = await fuzzText(kind, text);
  expect(faults.filter(({ what }) => !what.startsWith('takes'))).toEqual([]);
  expect(slowest).toBeLessThan(LIMIT_MS * SLOW_MACHINE);
});

describe.each(kindIds)('of the kind %s', (kind) => {
  test('an input follows from its seed and number', () => {
    const made = (seed: number) => Array.from({ length: 20 }, (_, number) => inputAt(kind, seed, number));
    expect(made(1)).toEqual(made(1));
    expect(made(1)).not.toEqual(made(2));
  });

  test('some inputs are answered without an exception', async () => {
    for (let number = 0; number < 25; number += 1) {
      // oxlint-disable-next-line no-await-in-loop
      const { faults } = await fuzzText(kind, inputAt(kind, 14, number));
      expect(faults.filter(({ what }) => !what.startsWith('takes'))).toEqual([]);
    }
  });
});

test('what is found is shortened', async () => {
  const tried: string[] = [];
  const short = await shortened('json', 1, 3, async (text) => {
    tried.push(text);
    return !text.includes('"');
  });
  expect(tried[0]).toBe(inputAt('json', 1, 3));
  expect(short).toContain('"');
  expect(short.length).toBeLessThan(tried[0]!.length);
});

test('notices exceptions, slow answers and changed prototypes', async () => {
  const kind = { id: 'x', seeds: [], words: [], generated: fc.constant('') };
  const spin = (): void => {
    const { user } = process.cpuUsage();
    while (process.cpuUsage().user - user < (LIMIT_MS + 50) * 1000);
  };
  const pollute = (): void => void Object.assign(Object.prototype, { polluted: 1 });
  const fail = () => Promise.reject(new Error('no'));
  const { faults } = await timeAnswers({ ...kind, answers: { fail, spin, pollute } }, '');
  Reflect.deleteProperty(Object.prototype, 'polluted');
  // No stack, whose paths are of one machine.
  expect(faults[0]?.what).toBe('throws Error: no');
  expect(faults.map(({ answer, what }) => `${answer} ${what.split(' ')[0]}`)).toEqual([
    'fail throws',
    'spin takes',
    'pollute changes',
  ]);
});
