// The description of the role names the models that it calls, and no others.
import { expect, test } from 'vitest';
import type { Answers } from './answers.ts';
import { readAnswers } from './read-answers.ts';

const description = (answers: Answers) => readAnswers(answers).answer('description');

test.each([
  [['v3.2'], 'An app calls DeepSeek-V3.2 on Bedrock'],
  [['v3.1'], 'An app calls DeepSeek-V3.1 on Bedrock'],
  [['v3.2', 'v3.1'], 'An app calls DeepSeek-V3.2 and DeepSeek-V3.1 on Bedrock'],
])('of %j it is “%s”', (models, words) => {
  expect(description({ scenario: 'invoke', values: { models } })).toBe(words);
});

test('of a model that there is not, it is about DeepSeek', () => {
  expect(description({ scenario: 'invoke', values: { models: ['v9'] } })).not.toContain('v9');
});

test.each(['mantle', 'api-keys', 'evaluation', 'batch'] as const)('%s names the chosen model', (scenario) => {
  const words = description({ scenario, values: { models: ['v3.2'] } });
  expect(words).toContain('DeepSeek-V3.2');
  expect(words).not.toMatch(/V3\.1|\{/);
});

test('what a person wrote stays', () => {
  const own = 'An app calls DeepSeek-V3.2 or V3.1 on Bedrock';
  expect(description({ scenario: 'invoke', values: { models: ['v3.2'], description: own } })).toBe(own);
});
