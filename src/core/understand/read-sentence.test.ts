// Sentences as people write them, and the answers each states.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '#core/answers/register-all.ts';
import { readSentence } from './read-sentence.ts';
import CASES from './sentence.cases.json';

describe('a sentence gives the scenario and the answers it states, and no others', () => {
  test.each(CASES)('$text', ({ text, scenario, values }) => {
    expect(readSentence(text).answers).toEqual({ scenario, values });
  });
});

test('the table has at least 120 sentences, each once', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(120);
  expect(new Set(CASES.map(({ text }) => text)).size).toBe(CASES.length);
});

test('everything understood is tied to the words it was read from', () => {
  for (const { text } of CASES)
    for (const { text: words, start, end } of readSentence(text).understood)
      expect([text, words]).toEqual([text, text.slice(start, end)]);
});

test('any text gives an answer without an error', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.constantFrom(...CASES).chain(({ text }) => fc.string().map((junk) => junk + text)),
      ),
      (text) => {
        const { understood } = readSentence(text);
        for (const { start, end } of understood) expect(start).toBeLessThan(end);
      },
    ),
  );
});
