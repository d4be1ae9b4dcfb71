// What changed is marked word by word: not the lines between two changes, and no signs that follow from them.
import { expect, test } from 'vitest';
import { changedSpans } from './changed-spans.ts';

const marked = (before: string, after: string): readonly string[] =>
  changedSpans(before, after).map(({ line, startColumn, endColumn }) => {
    const text = after.split('\n')[line - 1]?.slice(startColumn - 1, endColumn - 1);
    return `${line}: ${text}`;
  });

const REGION = (region: string) => `{
  "Sid": "Invoke",
  "Resource": "arn:aws:bedrock:${region}::foundation-model/deepseek.v3.2"
}`;

test('one value is one word', () => {
  expect(marked(REGION('us-east-1'), REGION('us-west-2'))).toEqual(['3: us-west-2']);
});

test('two changes leave what is between them alone', () => {
  const text = (account: string) => `a ${account}\nb\nc\nd\ne ${account}`;
  expect(marked(text('111122223333'), text('444455556666'))).toEqual(['1: 444455556666', '5: 444455556666']);
});

test('a value that becomes a list is marked without brackets and commas', () => {
  expect(marked('  "Action": "s3:Get"\n', '  "Action": [\n    "s3:Get",\n    "s3:Put"\n  ]\n')).toEqual([
    '3: "s3:Put"',
  ]);
});

test('an item at the end of a list does not mark the comma before it', () => {
  expect(marked('[\n  "a"\n]', '[\n  "a",\n  "b"\n]')).toEqual(['3: "b"']);
});

test('new lines are marked without their indentation, and lines of brackets not at all', () => {
  expect(marked('[\n]', '[\n  {\n    "Sid": "New"\n  }\n]')).toEqual(['3: "Sid": "New"']);
});

test('nothing is marked where something was only removed, or nothing changed', () => {
  expect(marked('a\nb\nc', 'a\nc')).toEqual([]);
  expect(marked('a b', 'a')).toEqual([]);
  expect(marked('a', 'a')).toEqual([]);
});

test('texts that have little in common are not compared to the end', () => {
  const numbers = (from: number) => Array.from({ length: 1000 }, (_, index) => index + from).join('\n');
  expect(marked(numbers(0), numbers(10_000))).toEqual([]);
});
