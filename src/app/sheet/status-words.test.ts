// The words for causes: how many more there are, and of what.
import { expect, test } from 'vitest';
import { causeWords, readyLine, STATUS, stateWords } from './status-words.ts';

const causes = (...texts: readonly string[]) => texts.map((text) => ({ text }));

test('what is counted is said', () => {
  expect(causeWords(causes('The guardrail is in eu-west-2.', 'B'), STATUS.wontWork)).toBe(
    'the guardrail is in eu-west-2 and 1 more problem',
  );
  expect(causeWords(causes('Everybody can assume the role', 'B', 'C'), STATUS.tooBroad)).toBe(
    'everybody can assume the role and 2 more problems',
  );
  expect(causeWords(causes('AWS account', 'Namespace', 'Region', 'D'), STATUS.answersLeft)).toBe(
    'AWS account, namespace, region and 1 more answer',
  );
  expect(causeWords(causes('A', 'B', 'C', 'D', 'E'), STATUS.guesses)).toBe('A, B, C and 2 more guesses');
});

test('a cause with a comma in it ends with one', () => {
  expect(
    causeWords(causes('No guardrail is in us-east-2, where calls start too', 'B'), STATUS.wontWork),
  ).toBe('no guardrail is in us-east-2, where calls start too, and 1 more problem');
});

test('what was written and is left out stands next to “Ready”', () => {
  const ready = {
    state: 'ready',
    causes: [],
    checking: false,
    empty: false,
    fault: null,
    leftOut: 0,
  } as const;
  expect([0, 1, 2].map((leftOut) => stateWords({ ...ready, leftOut }))).toEqual([
    'Ready',
    'Ready, but 1 thing you wrote is left out',
    'Ready, but 2 things you wrote are left out',
  ]);
  expect(readyLine({ fault: null, leftOut: 1 }).shape).not.toBe('ready');
  expect(stateWords({ ...ready, fault: 'the worker stopped', leftOut: 1 })).toBe(
    'Not checked: the worker stopped',
  );
});
