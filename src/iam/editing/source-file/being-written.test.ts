// What is shown while somebody types: nothing about a word that is half typed, everything about the words before.
import { describe, expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { checkPolicy } from '#iam/editing/check-policy.ts';
import { loadService, reference } from '#iam/rules/testing/service-reference.ts';
import { TYPED_POLICIES } from './cases/typed-policies.ts';
import {
  findingsOf,
  heldBack,
  readSourceFile,
  servicesFor,
  type SourceFile,
  type SourceLanguage,
} from './index.ts';

function fileOf(text: string, language: SourceLanguage): SourceFile {
  const file = readSourceFile(text, language);
  for (const prefix of servicesFor(file, reference)) loadService(prefix);
  return file;
}

/** The rules of the findings that are shown with the cursor at the offset, with what they are on. */
function shownAt(text: string, language: SourceLanguage, offset: number): readonly string[] {
  const file = fileOf(text, language);
  const waits = heldBack(file, offset, reference, RULES);
  return findingsOf(file, reference, RULES)
    .filter((finding) => !waits(finding))
    .map(({ id, start, end }) => `${id} ${text.slice(start, end)}`);
}

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/** What an editor that closes quotes and brackets by itself has behind the cursor. */
function closedBehind(typed: string): string {
  const open: string[] = [];
  let isQuoted = false;
  for (const char of typed) {
    if (char === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (char in CLOSING) open.unshift(CLOSING[char]!);
    else if (char === open[0]) open.shift();
  }
  return `${isQuoted ? '"' : ''}${open.join('')}`;
}

describe.each(TYPED_POLICIES)('$name', ({ text, language }) => {
  test.each([
    ['nothing behind the cursor', () => ''],
    ['quotes and brackets closed behind the cursor', closedBehind],
  ])('typed key by key, with %s, has 0 findings on what is half typed', (_how, behind) => {
    for (let offset = 1; offset <= text.length; offset += 1) {
      const typed = text.slice(0, offset);
      expect([typed.slice(-60), ...shownAt(typed + behind(typed), language, offset)]).toEqual([
        typed.slice(-60),
      ]);
    }
  });

  test('every word typed anew in the finished text has 0 findings', () => {
    for (const { index, 0: word } of text.matchAll(/[A-Za-z][\w:./@*-]{2,}/g))
      for (let length = 1; length < word.length; length += 1) {
        const offset = index + length;
        const typed = text.slice(0, offset) + text.slice(index + word.length);
        expect([typed.slice(index - 20, offset), ...shownAt(typed, language, offset)]).toEqual([
          typed.slice(index - 20, offset),
        ]);
      }
  });

  test('finished has no findings', () => {
    expect(findingsOf(fileOf(text, language), reference, RULES)).toEqual([]);
  });
});

const FAULTY = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "s3:GetObjct", "Resource": "*" },
    { "Effect": "allow", "Action": ["s3:ListBucket", "s3:ListBucket"], "Resource": "arn:aws:s3:::b" }
  ]
}
`;

test('a finding stays while its author types elsewhere, in the same statement too', () => {
  const places = ['"*"', '"allow"', '"s3:ListBucket"', '2012'];
  for (const place of places)
    expect(shownAt(FAULTY, 'json', FAULTY.indexOf(place) + 2)).toContain('invalid-action "s3:GetObjct"');
});

test.each([
  ['the action', 's3:GetObjct', 'invalid-action "s3:GetObjct"'],
  ['the effect', 'allow', 'invalid-effect "allow"'],
])('a finding on %s waits while its author is in it', (_what, word, finding) => {
  const start = FAULTY.indexOf(word);
  expect(shownAt(FAULTY, 'json', 4)).toContain(finding);
  for (const offset of [start, start + 3, start + word.length])
    expect(shownAt(FAULTY, 'json', offset)).not.toContain(finding);
  expect(shownAt(FAULTY, 'json', start + word.length + 2)).toContain(finding);
});

test('a finding that a half typed word brings on another word waits as well', () => {
  const text = TYPED_POLICIES[0]!.text.replace('"s3:GetObjectVersion"', '"s3:ListBucket"');
  const found = findingsOf(fileOf(text, 'json'), reference, RULES);
  expect(found.map(({ id, start, end }) => [id, text.slice(start, end)])).toEqual([
    ['action-resource-mismatch', '"s3:ListBucket"'],
  ]);
  const cursor = text.indexOf('bucket/*') + 'bucket/*'.length;
  expect(shownAt(text, 'json', cursor)).toEqual([]);
});

test('nobody typing, the findings are those of the command line', () => {
  const ids = ({ id, start }: { id: string; start: number }): string => `${start} ${id}`;
  const checked = checkPolicy({ type: 'identity', text: FAULTY }, reference, RULES).findings.map(ids);
  expect(findingsOf(fileOf(FAULTY, 'json'), reference, RULES).map(ids)).toEqual(checked);
  expect(checked.length).toBeGreaterThan(2);
});
