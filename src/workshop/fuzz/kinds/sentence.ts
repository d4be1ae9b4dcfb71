// What a person writes into the first field.
import cases from '#deepseek/understand/sentence.cases.json' with { type: 'json' };
import { readText } from '#deepseek/understand/read-text.ts';
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';
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

export const sentence: FuzzKind = {
  id: 'sentence',
  seeds: SEEDS,
  words: WORDS,
  generate: (random) =>
    Array.from({ length: random.pick([3, 10, 30, 400]) }, () =>
      random.once(20) ? random.pick(HOSTILE_TEXTS) : random.pick(WORDS),
    ).join(random.pick([' ', ', ', '\n', ''])),
  answers: { read: readText },
};
