// Counted nouns take the plural of English.
import { expect, test } from 'vitest';
import { count, grouped, inSentence } from './words.ts';

test('a count puts its noun into the plural, except for one', () => {
  expect(count(1, 'key')).toBe('1 key');
  expect(count(2, 'comma')).toBe('2 commas');
});

test('a final y becomes ies after a consonant only', () => {
  expect(count(2, 'repository')).toBe('2 repositories');
  expect(count(3, 'key')).toBe('3 keys');
});

test.each([
  [0, '0'],
  [999, '999'],
  [6144, '6,144'],
  [1234567, '1,234,567'],
])('%i is written %s', (whole, written) => {
  expect(grouped(whole)).toBe(written);
});

test.each([
  ['Trust policy', 'trust policy'],
  ['Declarative policy for EC2', 'declarative policy for EC2'],
  ['Amazon Bedrock policy', 'Amazon Bedrock policy'],
  ['SCP: only these Regions', 'SCP: only these Regions'],
])('%s is %s inside a sentence', (title, words) => {
  expect(inSentence(title)).toBe(words);
});
