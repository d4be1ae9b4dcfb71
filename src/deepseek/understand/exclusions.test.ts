// Each word of the table of what cannot hold together, said beside the other side, denied, and beside an exception.
import { describe, expect, test } from 'vitest';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { excludedIn } from './exclusions.ts';
import { EXCLUSIONS, type Exclusion } from './vocabulary/exclusive-words.ts';

const VIEW = viewOf({ scenario: 'invoke', values: {} });

const fieldsIn = (text: string): readonly string[] =>
  excludedIn(text, [], [], VIEW).map(({ field }) => field);

/** A word of each side; where only one has any, it is denied. */
function pairsOf({ sides: [one, other] }: Exclusion): readonly (readonly [string, string])[] {
  const [first = ''] = one.words;
  const [second] = other.words;
  if (second === undefined) return one.words.map((word) => [word, `no ${word}`]);
  return [
    ...one.words.map((word) => [word, second] as const),
    ...other.words.map((word) => [first, word] as const),
  ];
}

describe.each(EXCLUSIONS.map((exclusion) => [exclusion.field, exclusion] as const))('%s', (field, row) => {
  const pairs = pairsOf(row).filter(([one, other]) => row.unless?.test(`${one}; ${other}`) !== true);

  test('has words', () => {
    expect(pairs.length).toBeGreaterThan(0);
  });

  test.each(pairs)('“%s” excludes “%s”', (one, other) => {
    expect(fieldsIn(`${one}; ${other}.`)).toContain(field);
    expect(fieldsIn(`${one}; except for one role ${other}.`)).not.toContain(field);
  });

  test.each(row.sides.flatMap(({ words }) => words))('“%s” alone excludes nothing', (word) => {
    expect(fieldsIn(`${word}, and ${word}.`)).toEqual([]);
  });
});
