// In an editor, a pattern is written out as its actions, and actions as patterns, in the author's own layout.
import { expect, test } from 'vitest';
import { applyTextEdits, type SourceLanguage } from '#iam/editing/index.ts';
import { referenceWith } from '#cli/reference.ts';
import { assistFor } from './file-assist.ts';

/** What there is to rewrite where `at` begins, and the text after each. */
function rewrites(
  text: string,
  at: string,
  language: SourceLanguage,
): readonly (readonly [string, string])[] {
  const assist = assistFor({
    text,
    language,
    fileName: undefined,
    type: undefined,
    attachedTo: undefined,
    isForPolicy: true,
    beside: [],
    referenceWith,
  });
  return assist
    .rewritesAt(text.indexOf(at) + 1)
    .map(({ title, edits }) => [title, applyTextEdits(text, edits)] as const);
}

const json = (actions: string): string =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":${actions},"Resource":"*"}]}`;

test('a pattern becomes its actions, without those that are there', () => {
  const [expanded, ...others] = rewrites(
    json('["s3:GetObjectLegalHold","s3:Get*LegalHold"]'),
    's3:Get*',
    'json',
  );
  expect(expanded?.[0]).toBe('Write s3:Get*LegalHold out as its action');
  expect(JSON.parse(expanded![1])).toMatchObject({ Statement: [{ Action: ['s3:GetObjectLegalHold'] }] });
  expect(others.map(([title]) => title)).toEqual(['Write 2 actions as one pattern']);
});

test('actions become the patterns that stand for them alone', () => {
  const [only] = rewrites(json('["kms:ReEncryptFrom","kms:ReEncryptTo"]'), 'kms:ReEncryptTo', 'json');
  expect(JSON.parse(only![1])).toMatchObject({ Statement: [{ Action: ['kms:ReEncrypt*'] }] });
});

test('in YAML and in the blocks of Terraform, too', () => {
  const yaml = `Version: '2012-10-17'\nStatement:\n  - Effect: Allow\n    Action: s3:Get*LegalHold # held\n    Resource: '*'\n`;
  expect(rewrites(yaml, 's3:Get', 'yaml')[0]?.[1]).toBe(yaml.replace('Get*LegalHold', 'GetObjectLegalHold'));
  const hcl =
    'data "aws_iam_policy_document" "d" {\n  statement {\n    actions   = ["s3:Get*LegalHold"]\n    resources = ["*"]\n  }\n}\n';
  expect(rewrites(hcl, 's3:Get', 'hcl')[0]?.[1]).toBe(hcl.replace('Get*LegalHold', 'GetObjectLegalHold'));
});

test('nothing is offered elsewhere, for one action, and for what stands for too many', () => {
  expect(rewrites(json('"s3:GetObject"'), 's3:GetObject', 'json')).toEqual([]);
  expect(rewrites(json('"*"'), '"*"', 'json')).toEqual([]);
  expect(rewrites(json('"ec2:*"'), 'ec2:*', 'json')).toEqual([]);
  expect(rewrites(json('["s3:Get*LegalHold"]'), 'Allow', 'json')).toEqual([]);
});
