// How well texts are read that no rule was written for. They are not looked at when words are added, and the bounds only rise.
import { expect, test } from 'vitest';
import { isUnderstood, understandingJson } from './as-json.ts';
import POLICIES from './unseen/policies.json' with { type: 'json' };
import SENTENCES from './unseen/sentences.json' with { type: 'json' };
import SNIPPETS from './unseen/snippets.json' with { type: 'json' };
import TASKS from './unseen/tasks.json' with { type: 'json' };
import { understand } from './understand.ts';

interface UnseenText {
  readonly name: string;
  readonly text: string;
  /** Any of them is right; null where there is no role of ours. */
  readonly scenario: readonly string[] | null;
  /** What the text states beyond doubt. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Words that cannot both hold. */
  readonly conflicts: readonly (readonly string[])[];
  /** Words for what is not ours. */
  readonly outside: readonly string[];
}

interface Told {
  readonly answers: { readonly scenario: string; readonly values: Readonly<Record<string, unknown>> } | null;
  readonly conflicts?: readonly { readonly values: readonly { readonly text: string }[] }[];
  readonly outside?: readonly { readonly text: string }[];
  readonly notRead?: readonly { readonly text: string }[];
  readonly otherTasks?: readonly { readonly scenario: string; readonly answers?: Told['answers'] }[];
}

const overlap = (one: string, other: string): boolean => {
  const [a, b] = [one.toLowerCase().trim(), other.toLowerCase().trim()];
  return a.includes(b) || b.includes(a);
};

/** A list in any order, and a bucket in either form: “data” and “s3://data/”. */
const inOrder = (value: unknown): string =>
  JSON.stringify(
    [value]
      .flat()
      .map((each) => String(each).replace(/^s3:\/\/(.*?)\/?$/, '$1'))
      .toSorted(),
  );

async function scoreOf({ text, ...wanted }: UnseenText) {
  const reading = await understand(text);
  const told = understandingJson(text, reading) as Told;
  const { answers, conflicts = [], outside = [], notRead = [], otherTasks = [] } = told;
  const scenarios = [...(answers ? [answers.scenario] : []), ...otherTasks.map(({ scenario }) => scenario)];
  const values = answers?.values ?? {};
  // A Region that stands in an ARN is not asked for.
  const isInArn = (regions: unknown): boolean =>
    [regions].flat().every((region) => text.includes(`:${String(region)}:`));
  const stated = Object.entries(wanted.values).filter(
    ([field, value]) => field !== 'regions' || field in values || !isInArn(value),
  );
  const isRight =
    wanted.scenario === null ? answers === null : wanted.scenario.some((each) => scenarios.includes(each));
  const isOf = (words: readonly string[], parts: readonly { readonly text: string }[]): boolean =>
    parts.some((part) => words.some((word) => overlap(part.text, word)));
  const isAsked = (words: readonly string[]): boolean =>
    conflicts.some(({ values: parts }) => isOf(words, parts));
  const isSaid = wanted.conflicts.every(isAsked);
  const isSaidOrLeftOut = wanted.conflicts.every((words) => isAsked(words) || isOf(words, notRead));
  const isOutsideSaid = wanted.outside.every((word) => outside.some((part) => overlap(part.text, word)));
  const isWrong = stated.some(
    ([field, value]) => field in values && inOrder(values[field]) !== inOrder(value),
  );
  return {
    right: isRight,
    /** Of two tasks, in the answers of either. */
    values: stated.every(([field, value]) =>
      [values, ...otherTasks.map((task) => task.answers?.values ?? {})].some(
        (said) => inOrder(said[field]) === inOrder(value),
      ),
    ),
    conflicts: wanted.conflicts.length === 0 ? undefined : isSaid,
    conflictsOrLeftOut: wanted.conflicts.length === 0 ? undefined : isSaidOrLeftOut,
    noFalseConflict: wanted.conflicts.length > 0 ? undefined : conflicts.length === 0,
    outside: wanted.outside.length === 0 ? undefined : isOutsideSaid,
    /** What is left out and said to be is not asked. */
    misleadsNotByAnswers: !isUnderstood(reading) || (isRight && !isWrong && isSaid && isOutsideSaid),
    misleadsNot: !isUnderstood(reading) || (isRight && !isWrong && isSaidOrLeftOut && isOutsideSaid),
  };
}

/** How many of those that it is about meet each point: “38 of 40”. */
async function scoresOf(texts: readonly UnseenText[]): Promise<Readonly<Record<string, number>>> {
  const scores: Awaited<ReturnType<typeof scoreOf>>[] = [];
  // oxlint-disable-next-line no-await-in-loop
  for (const each of texts) scores.push(await scoreOf(each));
  const points = Object.keys(scores[0] ?? {}) as (keyof Awaited<ReturnType<typeof scoreOf>>)[];
  return Object.fromEntries(points.map((point) => [point, scores.filter((score) => score[point]).length]));
}

const atLeast = (
  bounds: Readonly<Record<string, number>>,
  scores: Readonly<Record<string, number>>,
): void => {
  for (const [point, bound] of Object.entries(bounds))
    expect.soft(scores[point], point).toBeGreaterThanOrEqual(bound);
};

test('of 130 sentences, 23 of which contradict themselves and 11 name something outside', async () => {
  expect(SENTENCES).toHaveLength(130);
  const bounds = {
    right: 124,
    values: 105,
    conflicts: 18,
    conflictsOrLeftOut: 21,
    noFalseConflict: 101,
    outside: 11,
    misleadsNotByAnswers: 121,
    misleadsNot: 123,
  };
  atLeast(bounds, await scoresOf(SENTENCES as unknown as readonly UnseenText[]));
});

test('of 21 pieces of code', async () => {
  expect(SNIPPETS).toHaveLength(21);
  const bounds = { right: 20, values: 16, conflicts: 1, noFalseConflict: 20, outside: 1, misleadsNot: 20 };
  atLeast(bounds, await scoresOf(SNIPPETS as unknown as readonly UnseenText[]));
});

test('of 9 policies written by hand, one of which is for nothing here', async () => {
  const right = await Promise.all(
    POLICIES.map(async ({ text, scenario }) => {
      const told = understandingJson(text, await understand(text)) as Told;
      return scenario === null ? told.answers === null : scenario.includes(told.answers?.scenario ?? '');
    }),
  );
  expect(right.filter((each) => each).length).toBeGreaterThanOrEqual(6);
});

test('of 271 texts that nothing was learned from, 25 of which are about nothing here', async () => {
  const texts = Object.entries(TASKS).flatMap(([task, all]) => all.map((text) => ({ task, text })));
  const readings = await Promise.all(
    texts.map(async ({ task, text }) => {
      const reading = await understand(text);
      const { answers } = understandingJson(text, reading) as Told;
      const isRight = (answers?.scenario ?? 'none') === task;
      return { isRight, isWrongAndSure: !isRight && answers && isUnderstood(reading) };
    }),
  );
  expect(readings).toHaveLength(271);
  expect(readings.filter(({ isRight }) => isRight).length).toBeGreaterThanOrEqual(255);
  expect(readings.filter(({ isWrongAndSure }) => isWrongAndSure).length).toBeLessThanOrEqual(2);
});
