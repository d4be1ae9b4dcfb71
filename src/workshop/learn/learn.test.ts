// What is learned is as the texts are, and says what it should of words that everybody knows.
import { expect, test } from 'vitest';
import LEARNED from '#deepseek/understand/vocabulary/learned-letters.json' with { type: 'json' };
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import UNSEEN from '#deepseek/understand/unseen/tasks.json' with { type: 'json' };
import { learn } from './learn.ts';
import TEXTS from './texts.json' with { type: 'json' };

test('the table is what `npm run learn` writes', () => {
  expect(learn()).toEqual(LEARNED);
});

test('each scenario has a dozen texts or more, and so has “none”', () => {
  const tasks = [...scenarios.all().map(({ id }) => id), 'none'].toSorted();
  expect(Object.keys(TEXTS).toSorted()).toEqual(tasks);
  expect(Object.entries(TEXTS).filter(([, texts]) => texts.length < 12)).toEqual([]);
});

test('no text stands twice, and none of those that measure it is among those it learns from', () => {
  const own = Object.values(TEXTS).flat();
  expect(new Set(own).size).toBe(own.length);
  expect(
    Object.values(UNSEEN)
      .flat()
      .filter((text) => own.includes(text)),
  ).toEqual([]);
});
