import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { loadService, reference } from '#iam/rules/testing/service-reference.ts';
import { LAMBDA_TRUST_YAML } from './cases/trusts.ts';
import { completionsInFile, findingsOf, hoverInFile, readSourceFile } from './index.ts';

for (const prefix of ['s3', 'sts', 'lambda', 'iam']) loadService(prefix);

const template = (statements: string): string => `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
${LAMBDA_TRUST_YAML}      Policies:
        - PolicyName: Read
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
${statements.replaceAll(/^/gm, ' '.repeat(14))}
`;

test('the policies of a template have names and types by their places', () => {
  const { policies } = readSourceFile(template('- Effect: Allow'), 'yaml');
  expect(policies.map(({ name, type }) => [name, type])).toEqual([
    ['Role', 'trust'],
    ['Role: Read', 'identity'],
  ]);
});

test('findings stand at their places, and not where the author is still writing', () => {
  const written = template('- Effect: Allow\n  Action: s3:GetObjekt\n  Resource: "*"\n- Effect:');
  const file = readSourceFile(written, 'yaml');
  const found = findingsOf(file, reference, RULES).map(({ id, start, end }) => [
    id,
    file.text.slice(start, end),
  ]);
  expect(found).toEqual([
    ['invalid-action', 's3:GetObjekt'],
    ['missing-value', 'Effect'],
  ]);
});

test('completions and hovers in a string that is still open', () => {
  const written = template('- Effect: Allow\n  Action: "s3:GetOb');
  const offset = written.indexOf('s3:GetOb') + 8;
  const file = readSourceFile(written, 'yaml');
  const [first] = completionsInFile(file, offset, reference);
  expect(first).toMatchObject({
    label: 's3:GetObject',
    insert: 's3:GetObject"',
    start: offset - 8,
    end: offset,
  });
  expect(hoverInFile(file, written.indexOf('sts:AssumeRole'), reference)?.title).toBe('sts:AssumeRole');
});

const TERRAFORM = `locals {
  statements = [{ Effect = "Allow", Action = ["s3:GetObjekt"], Resource = "*" }]
}

resource "aws_iam_policy" "merged" {
  policy = jsonencode(merge({ Version = "2012-10-17" }, { Statement = concat(local.statements, []) }))
}

resource "aws_s3_bucket_policy" "bucket" {
  bucket = "b"
  policy = data.aws_iam_policy_document.bucket.json
}

data "aws_iam_policy_document" "bucket" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["\${aws_s3_bucket.b.arn}/*"]
  }
}

resource "aws_sqs_queue_policy" "queue" {
  policy = <<-EOT
    { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sqs:SendMessage",
  EOT
}
`;

test('Terraform: functions, locals, blocks and heredocs, each of the type that its place says', () => {
  const file = readSourceFile(TERRAFORM, 'hcl');
  expect(file.policies.map(({ name, type, form, attachedTo }) => [name, type, form, attachedTo])).toEqual([
    ['aws_iam_policy.merged', 'identity', 'members', undefined],
    ['data.aws_iam_policy_document.bucket', 'resource', 'blocks', 'AWS::S3::Bucket'],
    ['aws_sqs_queue_policy.queue', 'resource', 'text', undefined],
  ]);
  const found = findingsOf(file, reference, RULES).map(({ id, start, end }) => [
    id,
    TERRAFORM.slice(start, end),
  ]);
  expect(found).toContainEqual(['invalid-action', '"s3:GetObjekt"']);
});
