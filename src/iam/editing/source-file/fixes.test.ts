import { describe, expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { applyTextEdits } from '#iam/json/edit-text.ts';
import { loadService, reference } from '#iam/rules/testing/service-reference.ts';
import { findingsOf, fixAllIn, fixOf, readSourceFile, type SourceLanguage } from './index.ts';

for (const prefix of ['s3', 'iam', 'sts', 'lambda', 'kms']) loadService(prefix);

/** The text after the fix of the first finding called `id`. */
function fixed(text: string, language: SourceLanguage, id: string): string | undefined {
  const file = readSourceFile(text, language);
  const finding = findingsOf(file, reference, RULES).find((each) => each.id === id && each.fix);
  const fix = finding && fixOf(file, finding);
  return fix && applyTextEdits(text, fix.edits);
}

const YAML = `Version: "2012-10-17"
Statement:
  - Sid: "bad sid"
    Effect: allow
    Action: [s3:GetObjekt, 's3:GetObject', "s3:getobject"]  # why
    Resource: arn:aws:s3:::x/*
  # next
  - Effect: Allow
    Action:
      - s3:ListBucket
      - s3:ListBucket # twice
      - iam:PassRole
    Resource:
      - '*'
    Condition:
      StringEquals:
        aws:SourceArn: arn:aws:s3:::x*
`;

const HCL = `resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "allow"
      Action    = ["s3:GetObjekt", "s3:GetObject", "s3:GetObject"]
      Resource  = ["*"]
      Condition = { StringEquals = { "aws:SourceArn" = "arn:aws:s3:::x*" } }
    }]
  })
}
`;

const BLOCKS = `data "aws_iam_policy_document" "d" {
  statement {
    sid = "bad sid"
    actions = [
      "s3:GetObjekt",
      "s3:GetObject",
      "s3:GetObject",
    ]
    resources = ["arn:aws:s3:::x/*"]
    condition {
      test     = "StringEquals"
      variable = "aws:SourceArn"
      values   = ["arn:aws:s3:::x*"]
    }
  }
}
`;

const TEMPLATE = `{
  "Resources": {
    "P": {
      "Type": "AWS::IAM::Policy",
      "Properties": { "PolicyDocument": { "Version": "2012-10-17", "Statement": [
        { "Effect": "allow", "Action": ["s3:GetObject", "s3:GetObject"], "Resource": { "Fn::Sub": "\${A}/*" } }
      ] } }
    }
  }
}
`;

interface FixRow {
  readonly text: string;
  readonly language: SourceLanguage;
  readonly id: string;
  readonly from: string;
  readonly to: string;
}

const row = (language: SourceLanguage, text: string, id: string, from: string, to: string): FixRow => ({
  language,
  text,
  id,
  from,
  to,
});

describe('a fix keeps the quotes, lists, lines and comments of the author', () => {
  test.each([
    row('yaml', YAML, 'malformed-sid', '"bad sid"', '"badsid"'),
    row('yaml', YAML, 'invalid-effect', 'Effect: allow', 'Effect: Allow'),
    row('yaml', YAML, 'invalid-action', '[s3:GetObjekt, ', '['),
    row('yaml', YAML, 'redundant-action', `, "s3:getobject"]`, ']'),
    row('yaml', YAML, 'wildcard-without-like-operator', 'StringEquals:', 'StringLike:'),
    row('hcl', HCL, 'invalid-effect', '"allow"', '"Allow"'),
    row('hcl', HCL, 'invalid-action', '"s3:GetObjekt", ', ''),
    row('hcl', HCL, 'redundant-action', ', "s3:GetObject"]', ']'),
    row('hcl', HCL, 'wildcard-without-like-operator', 'StringEquals =', 'StringLike ='),
    row('hcl', BLOCKS, 'malformed-sid', '"bad sid"', '"badsid"'),
    row('hcl', BLOCKS, 'invalid-action', '      "s3:GetObjekt",\n', ''),
    row('hcl', BLOCKS, 'wildcard-without-like-operator', '"StringEquals"', '"StringLike"'),
    row('json', TEMPLATE, 'invalid-effect', '"allow"', '"Allow"'),
  ])('$language $id', ({ text, language, id, from, to }) => {
    expect(fixed(text, language, id)).toBe(text.replace(from, () => to));
  });
});

test.each([
  [
    'yaml',
    '    Action: [s3:GetObject, # first\n      s3:GetObject]\n',
    '    Action: [s3:GetObject, # first\n      ]\n',
  ],
  [
    'yaml',
    '    Action: [s3:GetObject, s3:GetObject, # both\n      s3:PutObject]\n',
    '    Action: [s3:GetObject, # both\n      s3:PutObject]\n',
  ],
  ['hcl', '["s3:GetObject", # first\n "s3:GetObject"]', '["s3:GetObject", # first\n ]'],
  [
    'hcl',
    '["s3:GetObject", "s3:GetObject", // both\n "s3:PutObject"]',
    '["s3:GetObject", // both\n "s3:PutObject"]',
  ],
] as const)('a fix in %s keeps the comments between entries: %j', (language, before, after) => {
  const around = (actions: string): string =>
    language === 'yaml'
      ? `Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n${actions}    Resource: arn:aws:s3:::x/*\n`
      : `data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ${actions}\n    resources = ["arn:aws:s3:::x/*"]\n  }\n}\n`;
  expect(fixed(around(before), language, 'redundant-action')).toBe(around(after));
});

test.each([
  ['yaml', 'Statement:\n  - Effect: Allow\n    Action: s3:GetObject\n    Resource: arn:aws:s3:::x/*\n'],
  [
    'hcl',
    'resource "aws_iam_policy" "p" {\n  policy = jsonencode({\n    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::x/*" }]\n  })\n}\n',
  ],
] as const)('a fix in %s ends its lines as the file does', (language, text) => {
  const after = fixed(text.replaceAll('\n', '\r\n'), language, 'missing-version');
  expect(after).toMatch(/Version/);
  expect(after).not.toMatch(/[^\r]\n/);
});

test('all safe fixes together, and again where one reveals another', () => {
  const { text, made } = fixAllIn(readSourceFile(YAML, 'yaml'), reference, RULES);
  expect(made).toBe(5);
  expect(text).toContain("Action: ['s3:GetObject']  # why");
  expect(text).toContain('      - s3:ListBucket\n      - iam:PassRole');
});

test('what a function or a variable makes is not changed', () => {
  const text = `locals {\n  bad = "s3:GetObjekt"\n}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = [local.bad, "s3:GetObject"], Resource = "\${var.x}" }] })\n}\n`;
  const file = readSourceFile(text, 'hcl');
  for (const finding of findingsOf(file, reference, RULES)) {
    const fix = fixOf(file, finding);
    if (fix) expect(applyTextEdits(text, fix.edits)).toContain('${var.x}');
  }
});

describe('the fixes of one policy are made together', () => {
  test('however many there are', () => {
    const statements = Array.from(
      { length: 70 },
      (_, index) =>
        `  - { Effect: allow, Action: [s3:GetObject, s3:GetObject], Resource: arn:aws:s3:::x/${index} }\n`,
    );
    const before = `Version: "2012-10-17"\nStatement:\n${statements.join('')}`;
    const { text } = fixAllIn(readSourceFile(before, 'yaml'), reference, RULES);
    expect(text).toBe(
      before
        .replaceAll('Effect: allow', 'Effect: Allow')
        .replaceAll('s3:GetObject, s3:GetObject', 's3:GetObject'),
    );
  });

  test('what stays between them and behind them stays', () => {
    const around = (actions: string): string =>
      `resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = [${actions}], Resource = "arn:aws:s3:::x/*" }] })\n}\n`;
    const before = around('"s3:GetObject", "s3:GetObject", "s3:PutObject", "s3:GetObject", "s3:PutObject"');
    const { text } = fixAllIn(readSourceFile(before, 'hcl'), reference, RULES);
    expect(text).toBe(around('"s3:GetObject", "s3:PutObject"'));
  });
});

test('a policy whose text does not show its fix does not keep others from theirs', () => {
  const policy = (name: string, action: string): string =>
    `  ${name}:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: "2012-10-17"\n        Statement:\n          - Effect: Allow\n            Action: ${action}\n            Resource: arn:aws:s3:::x/*\n`;
  const before = `Resources:\n${policy('A', '!Split [",", "s3:GetObject,s3:GetObject"]')}${policy('B', '[s3:GetObject, s3:GetObject]')}`;
  const { text, made } = fixAllIn(readSourceFile(before, 'yaml'), reference, RULES);
  expect({ text, made }).toEqual({
    text: before.replace('[s3:GetObject, s3:GetObject]', '[s3:GetObject]'),
    made: 1,
  });
});
