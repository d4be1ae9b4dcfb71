// The line on what keeps a kit from being ready: which causes count, and how many are listed.
import { expect, test } from 'vitest';
import type { Cause } from '#deepseek/readiness/readiness.ts';
import { leftToDo, notReadyLines, type LeftToDo } from './not-ready.ts';
import type { Parameter } from './parameters.ts';

const cause = (state: Cause['state'], text: string, fields: Cause['fields'] = []): Cause =>
  ({ state, text, fields }) as unknown as Cause;
const left = (state: Cause['state'], text: string, isParameter = false): LeftToDo => ({
  state,
  text,
  isParameter,
});

test.each([
  [['weights'], false, true],
  [['weights', 'roleName'], false, false],
  [['roleName'], false, false],
  [['account'], false, false],
  [['account'], true, true],
  [['weights', 'account'], true, true],
] as const)('what is left of %j with an open account %s is a parameter: %s', (fields, accountOpen, is) => {
  const parameters: readonly Parameter[] = [{ id: 'w', title: 'W', standIn: 'www', fields: ['weights'] }];
  const readiness = {
    state: 'answersLeft' as const,
    causes: [cause('answersLeft', 'It', fields), cause('guesses', 'Other', fields)],
  };
  expect(leftToDo(readiness, parameters, { accountOpen })).toEqual([
    left('answersLeft', 'It', is),
    left('guesses', 'Other'),
  ]);
});

const answers = (count: number) =>
  Array.from({ length: count }, (_, index) => left('answersLeft', `Q${index + 1}`));

test.each<[string, readonly LeftToDo[], readonly string[]]>([
  ['nothing', [], []],
  ['a parameter alone', [left('answersLeft', 'Q', true)], []],
  ['five answers', answers(5), ['Not ready: answers left: Q1, Q2, Q3, Q4 and Q5.']],
  ['seven answers', answers(7), ['Not ready: answers left: Q1, Q2, Q3, Q4, Q5 and 2 more.']],
  [
    'states in the order of what they stop, as parts of one sentence',
    [
      left('guesses', 'us-east-1'),
      left('tooBroad', 'No limit.'),
      left('wontWork', 'The key is in a.b. It fails.'),
    ],
    ['Not ready: the key is in a.b. It fails; too broad: no limit; assumed: us-east-1.'],
  ],
  [
    'a name stays as it is',
    [left('wontWork', 'Bedrock refuses it.'), left('wontWork', 'None of them fits.')],
    ['Not ready: Bedrock refuses it; none of them fits.'],
  ],
])('%s', (_, all, lines) => {
  expect(notReadyLines(all, 'parameters')).toEqual(lines);
});

test('files with placeholders name what others have parameters for', () => {
  expect(notReadyLines([left('answersLeft', 'Q', true)], 'placeholders')).toEqual([
    'Not ready: answers left: Q.',
  ]);
});

test('whoever gets in too easily is named in full, what does not work five at most', () => {
  const many = (state: Cause['state']) => Array.from({ length: 7 }, (_, index) => left(state, `x${index}.`));
  expect(notReadyLines(many('tooBroad'), 'parameters')[0]).toContain('x6');
  expect(notReadyLines(many('wontWork'), 'parameters')[0]).not.toContain('x5');
});
