// Rows are found by words in any order, by their beginnings, by letters in order, and by what stands for the words.
import { expect, test } from 'vitest';
import { findRows, type PaletteRow } from './find-rows.ts';

const row = (id: string, group: string, title: string, rest: Partial<PaletteRow> = {}): PaletteRow => ({
  id,
  group,
  title,
  run: () => {},
  ...rest,
});

const ROWS = [
  row('trust', 'Documents', 'Trust policy of DeepSeekInvoke'),
  row('perm', 'Documents', 'Permissions policy of DeepSeekInvoke'),
  row('regions', 'Questions', 'Regions', { detail: 'Which models, where?', words: 'us-east-1 Oregon' }),
  row('cf', 'Exports', 'CloudFormation', { detail: 'A template for each account' }),
  row('copy', 'Actions', 'Copy policy'),
  row('host', 'Tasks', 'Host on SageMaker'),
];
const found = (query: string, suggested?: readonly string[]) =>
  findRows(ROWS, query, suggested).map(({ id }) => id);

test.each([
  ['trust', ['trust']],
  ['pol trust', ['trust']],
  ['oregon', ['regions']],
  ['cldf', ['cf']],
  ['documents', ['trust', 'perm']],
  ['copy policy', ['copy']],
  ['zzz', []],
])('%s finds %j', (query, ids) => {
  expect(found(query)).toEqual(ids);
});

test('rows of one group stay together, the group with the best row first', () => {
  expect(found('policy')).toEqual(['trust', 'perm', 'copy']);
  expect(found('copy policy invoke')).toEqual([]);
  expect(found('pol')).toEqual(['trust', 'perm', 'copy']);
  expect(found('copy')).toEqual(['copy']);
});

test('what stands for the words in another way follows what has them', () => {
  expect(found('endpoint', ['host'])).toEqual(['host']);
  expect(found('regions', ['host'])).toEqual(['regions', 'host']);
});

test('without words every row is there, in the order of the list', () => {
  expect(found(' ')).toEqual(ROWS.map(({ id }) => id));
});
