// Labels inside sentences, and entries of typed and pasted lists.
import { expect, test } from 'vitest';
import { afterNext, lowerFirst, splitEntries } from './wording.ts';
import { count } from '#iam/text/words.ts';

test.each([
  ['A resource in a Region', 'a resource in a Region'],
  ['External ID', 'external ID'],
  ['AWS account', 'AWS account'],
  ['OpenSearch domain', 'OpenSearch domain'],
])('%s inside a sentence is %s', (text, expected) => {
  expect(lowerFirst(text)).toBe(expected);
});

test('a title follows Next without its question mark', () => {
  expect(afterNext('Which models, where?')).toBe('which models, where');
});

test('numbers take the plural', () => {
  expect([count(1, 'Region'), count(2, 'repository')]).toEqual(['1 Region', '2 repositories']);
});

test.each([
  ['a\nb', ['a', 'b']],
  [' a , b;c\n\n', ['a', 'b', 'c']],
  ['"arn:aws:s3:::a",\r\n"arn:aws:s3:::b"', ['arn:aws:s3:::a', 'arn:aws:s3:::b']],
  [' ,\n', []],
])('%j holds %j', (raw, entries) => {
  expect(splitEntries(raw)).toEqual(entries);
});
