// What a person writes into the first field.
import * as fc from 'fast-check';
import cases from '#deepseek/understand/sentence.cases.json' with { type: 'json' };
import { readText } from '#deepseek/understand/read-text.ts';
import { hostile } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';

const SEEDS = cases.map(({ text }) => text);
const WORDS = [
  ...new Set(SEEDS.flatMap((text) => text.split(/\s+/))),
  'not ',
  'do not ',
  'never ',
  'without ',
  'arn:aws:iam::111122223333:role/a ',
  's3://a/b ',
  'us-east-1, ',
];

const word = fc.oneof({ weight: 19, arbitrary: fc.constantFrom(...WORDS) }, hostile);

export const sentence: FuzzKind = {
  id: 'sentence',
  seeds: SEEDS,
  words: WORDS,
  generated: fc
    .tuple(
      fc.oneof(
        { weight: 9, arbitrary: fc.array(word, { minLength: 1, maxLength: 30 }) },
        { weight: 1, arbitrary: fc.array(word, { minLength: 400, maxLength: 400 }) },
      ),
      fc.constantFrom(' ', ', ', '\n', ''),
    )
    .map(([words, separator]) => words.join(separator)),
  answers: { read: readText },
};
