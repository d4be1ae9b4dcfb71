// Every question has words, so that a new one is understood as soon as it is there.
import { expect, test } from 'vitest';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { fieldIds, fieldOf } from '#deepseek/answers/fields/fields.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { hasLabels, labelsOf } from './find-labels.ts';
import { ANSWER_WORDS } from './vocabulary/answer-words.ts';
import { KEYS, NOUNS, nounsOf } from './vocabulary/field-words.ts';
import { SCENARIO_WORDS } from './vocabulary/scenario-words.ts';
import { VALUE_WORDS } from './vocabulary/value-words.ts';

const ROWS = [...ANSWER_WORDS, ...SCENARIO_WORDS, ...VALUE_WORDS.flat()];

/** Whether a row of the vocabulary states it, with other answers. */
const isStated = (id: string, value: unknown): boolean =>
  ROWS.some(({ answers, negated }) =>
    [answers, negated].some((own) => [own?.[id as keyof typeof own]].flat().includes(value as never)),
  );

/** What is said of a question of the deployer is said of the same question of the role. */
const ids = fieldIds().filter((id) => !id.startsWith('deployer'));

const homeOf = (id: string) =>
  viewOf({
    scenario: (
      scenarios.all().find(({ fields }) => (fields as readonly string[]).includes(id)) ?? scenarios.all()[0]!
    ).id,
    values: {},
  });

test('each switch and each option has words', () => {
  const missing = ids.flatMap((id) => {
    const field = fieldOf(id);
    if (!hasLabels(id, field)) return [];
    const view = homeOf(id);
    const said = labelsOf(id, view).map(({ value }) => [value].flat()[0]);
    const asked =
      field.kind === 'switch'
        ? [true]
        : 'options' in field
          ? field.options(view).map(({ value }) => value)
          : [];
    return asked
      .filter((value) => !said.includes(value) && !isStated(id, value))
      .map((value) => `${id}.${String(value)}`);
  });
  expect(missing).toEqual([]);
});

test('each question for a name has a noun', () => {
  expect(
    ids.filter((id) => ['text', 'list'].includes(fieldOf(id).kind) && nounsOf(id).join('') === ''),
  ).toEqual([]);
});

test('the table names questions and options that there are', () => {
  const known = new Set(
    ids.flatMap((id) => {
      const field = fieldOf(id);
      const options =
        'options' in field
          ? scenarios.all().flatMap(({ id: scenario }) => field.options(viewOf({ scenario, values: {} })))
          : [];
      return [id, ...options.map(({ value }) => `${id}.${value}`)];
    }),
  );
  expect([...KEYS.map(([key]) => key), ...Object.keys(NOUNS)].filter((key) => !known.has(key))).toEqual([]);
});
