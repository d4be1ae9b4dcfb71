// The files of the JSON format, and what its README makes of text that a person typed.
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { exportKitOf } from '#deepseek/export/export-kit.ts';
import { json } from './json.ts';

function readMeOf(values: Record<string, FieldValue>): string {
  const answers = { ...startAnswers('invoke'), values };
  const result = exportKitOf(answers, compose(answers));
  if (!result.ok) throw new Error('no kit');
  return json.files(result.kit).find(({ name }) => name === 'README.md')?.text ?? '';
}

test.each([
  ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
  ['[Sign in](https://example.com)', '\\[Sign in\\](https&#58;//example.com)'],
  ['`code` and *more* @somebody', '\\`code\\` and \\*more\\* &#64;somebody'],
])('the description %s stays text in the README', (description, text) => {
  const readMe = readMeOf({ description });
  expect(readMe).toContain(`For Description, enter ${text}`);
  expect(readMe).not.toContain(description);
});

test('the README names each file, and where it goes', () => {
  const readMe = readMeOf({});
  expect(readMe).toContain('## DeepSeekInvoke-trust-policy.json');
  expect(readMe).toMatch(/IAM › Roles .*Custom trust policy/);
  expect(readMe).toContain('[AWS documentation](https://docs.aws.amazon.com/');
});

test('the map is a file of its own, with hand edits', () => {
  const result = exportKitOf(startAnswers('invoke'), compose(startAnswers('invoke')), {
    'app.permissions': JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::acme-edited/*' },
    }),
  });
  if (!result.ok) throw new Error('no kit');
  const map = json.files(result.kit).find(({ name }) => name === 'map.svg')?.text ?? '';
  expect(map).toContain('Map of DeepSeekInvoke');
  expect(map).toContain('Bucket acme-edited');
  expect(map).not.toContain('DeepSeek-V3.2');
});
