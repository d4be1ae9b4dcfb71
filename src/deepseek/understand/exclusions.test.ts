// Each phrase of what cannot hold together excludes the other side, unless there is an exception, and nothing by itself.
import { describe, expect, test } from 'vitest';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { excludedIn, phrasesOf } from './exclusions.ts';
import { EXCLUSIVE, type ExclusiveRow } from './vocabulary/exclusive-words.ts';

const VIEW = viewOf({ scenario: 'invoke', values: {} });

const fieldsIn = (text: string): readonly string[] =>
  excludedIn(text, [], [], VIEW).map(({ field }) => field);

/** A word of each side; where only one has any, it is denied. */
function pairsOf({ words }: ExclusiveRow): readonly (readonly [string, string])[] {
  const [ones, others] = words.map(phrasesOf);
  const [first = ''] = ones ?? [];
  const [second] = others ?? [];
  if (second === undefined) return (ones ?? []).map((word) => [word, `no ${word}`]);
  return [
    ...(ones ?? []).map((word) => [word, second] as const),
    ...(others ?? []).map((word) => [first, word] as const),
  ];
}

describe.each(EXCLUSIVE.map((row) => [row.field, row] as const))('%s', (field, row) => {
  const pairs = pairsOf(row).filter(([one, other]) => row.unless?.test(`${one}; ${other}`) !== true);

  test('has words', () => {
    expect(pairs.length).toBeGreaterThan(0);
  });

  test.each(pairs)('“%s” excludes “%s”', (one, other) => {
    expect(fieldsIn(`${one}; ${other}.`)).toContain(field);
    expect(fieldsIn(`${one}; except for one role ${other}.`)).not.toContain(field);
  });

  test.each(row.words.flatMap(phrasesOf))('“%s” alone excludes nothing', (word) => {
    expect(fieldsIn(`${word}, and ${word}.`)).toEqual([]);
  });
});
