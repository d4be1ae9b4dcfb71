// A document is kept while nothing changes that it follows from, and only then.
import { describe, expect, test } from 'vitest';
import { readSourceFile, type SourceLanguage, type SourceOptions } from './index.ts';

const TEMPLATE = `Parameters:
  Stage: { Type: String, Default: dev }
Resources:
  Logs:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: acme-logs
      VersioningConfiguration: { Status: Enabled }
  Reader:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: !Sub "\${Logs.Arn}/\${Stage}/*"
  Writer:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement: { Effect: Allow, Action: s3:PutObject, Resource: "arn:aws:s3:::b/*" }
`;

const MODULE = `variable "stage" {
  default = "dev"
}
locals {
  reading = ["s3:GetObject"]
}
data "aws_iam_policy_document" "reader" {
  statement {
    actions   = local.reading
    resources = ["arn:aws:s3:::b/\${var.stage}/*"]
  }
}
data "aws_iam_policy_document" "writer" {
  statement {
    actions   = ["s3:PutObject"]
    resources = ["arn:aws:s3:::b/*"]
  }
}
`;

const ANCHORS = `Resources:
  One:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement: &shared { Effect: Allow, Action: s3:GetObject, Resource: "*" }
  Two:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement: *shared
`;

const documentsOf = (text: string, language: SourceLanguage, options: SourceOptions = {}) =>
  readSourceFile(text, language, options).policies.map(({ document }) => document);

/** The second column changes to the third; the policy of that number says this then, and said the other before. */
const CHANGES: readonly (readonly [SourceLanguage, string, string, string, number, string, string])[] = [
  ['yaml', TEMPLATE, 'Default: dev', 'Default: prod', 0, '/dev/', '/prod/'],
  ['yaml', TEMPLATE, 'acme-logs', 'acme-logs-2', 0, ':acme-logs/', ':acme-logs-2/'],
  ['yaml', TEMPLATE, 'AWS::S3::Bucket', 'AWS::SQS::Queue', 0, 'acme-logs', 'Logs.Arn'],
  ['yaml', TEMPLATE, 's3:PutObject', 's3:PutObjectAcl', 1, '"s3:PutObject"', '"s3:PutObjectAcl"'],
  ['yaml', ANCHORS, 's3:GetObject', 's3:GetObjectAcl', 1, '"s3:GetObject"', '"s3:GetObjectAcl"'],
  ['hcl', MODULE, '"dev"', '"prod"', 0, '/dev/', '/prod/'],
  ['hcl', MODULE, 's3:GetObject', 's3:GetObjectAcl', 0, '"s3:GetObject"', '"s3:GetObjectAcl"'],
  ['hcl', MODULE, 's3:PutObject', 's3:PutObjectAcl', 1, '"s3:PutObject"', '"s3:PutObjectAcl"'],
];

test.each(CHANGES)('%s: a change of what a document follows from changes it', (...row) => {
  const [language, text, from, to, index, before, after] = row;
  expect(JSON.stringify(documentsOf(text, language)[index])).toContain(before);
  const changed = JSON.stringify(documentsOf(text.replace(from, to), language)[index]);
  expect(changed).toContain(after);
  expect(changed).not.toContain(before);
});

test('a change in another file of the module counts as well', () => {
  const without = MODULE.replace(/^variable[^}]*\}\n/, '');
  const inStage = (stage: string) => {
    const beside = [{ name: 'variables.tf', text: `variable "stage" {\n  default = "${stage}"\n}\n` }];
    return JSON.stringify(documentsOf(without, 'hcl', { beside })[0]);
  };
  expect([inStage('dev'), inStage('prod')]).toEqual([
    expect.stringContaining('/dev/'),
    expect.stringContaining('/prod/'),
  ]);
});

describe('a document stays the same object', () => {
  test.each([
    ['yaml', TEMPLATE, 'Status: Enabled', 'Status: Suspended', [0, 1]],
    ['yaml', TEMPLATE, 'Parameters', '# a comment\nParameters', [0, 1]],
    ['yaml', TEMPLATE, 's3:PutObject', 's3:PutObjectAcl', [0]],
    ['yaml', TEMPLATE, 'Default: dev', 'Default: prod', [1]],
    ['hcl', MODULE, 's3:PutObject', 's3:PutObjectAcl', [0]],
    ['hcl', MODULE, '"dev"', '"prod"', [1]],
  ] as const)('%s: %#', (language, text, from, to, same) => {
    const before = documentsOf(text, language);
    const after = documentsOf(text.replace(from, to), language);
    const kept = before.flatMap((document, index) => (document === after[index] ? [index] : []));
    expect(kept).toEqual(same);
  });
});
