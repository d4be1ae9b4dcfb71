// What the few readers of a plain sentence say is what all readers say.
import { expect, test } from 'vitest';
import DENIALS from '#deepseek/denials/cases/denials.json';
import CONFLICTS from './conflicts.cases.json';
import { isSure } from './read-english.ts';
import { readPlainly } from './read-plainly.ts';
import { readSentence } from './read-sentence.ts';
import { readText } from './read-text.ts';
import REMARKS from './remarks.cases.json';
import SENTENCES from './sentence.cases.json';
import MORE from './sentence.cases.more.json';
import VALUES from './sentence.cases.values.json';
import { textKind } from './text-kind.ts';

const TABLES: readonly [rows: readonly { readonly text: string }[]][] = [
  [SENTENCES],
  [MORE],
  [VALUES],
  [REMARKS],
];

test.each([
  'My Lambda function calls DeepSeek-V3.2 in us-east-1',
  'An EC2 instance streams answers of R1 in Ohio and Oregon',
  'ECS task for a chat app, DeepSeek V3.2, Ohio',
  'Batch inference with V3.2 from s3://acme-in/ to s3://acme-out/',
  'Import weights from s3://acme-weights/r1/ into Bedrock',
])('%s', (text) => {
  expect(readPlainly(text)).toEqual(readSentence(text).answers);
  expect(readPlainly(text)).toBeDefined();
});

test.each(TABLES)('a sentence that is read plainly leaves nothing to other readers', (rows) => {
  for (const { text } of rows) {
    const answers = readPlainly(text);
    if (!answers) continue;
    const all = readSentence(text);
    expect([text, isSure(all), all.answers, textKind(text)]).toEqual([text, true, answers, 'sentence']);
    expect([...all.outside, ...all.otherTasks, ...all.notRead, ...(all.open ?? [])]).toEqual([]);
  }
});

test('what contradicts itself is not read plainly, and no error message is', () => {
  expect(CONFLICTS.filter((row) => !row.isSure && readPlainly(row.text))).toEqual([]);
  for (const { text } of DENIALS) expect(typeof text === 'string' && readPlainly(text)).toBeFalsy();
});

test('the page tells error messages from sentences', async () => {
  for (const { text } of DENIALS)
    if (typeof text === 'string') expect([text, (await readText(text)).kind]).toEqual([text, 'denials']);
});
