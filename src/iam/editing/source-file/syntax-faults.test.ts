// Faults in the syntax of YAML and Terraform are named at their place, with what to write instead.
import { describe, expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { newReference } from '#iam/rules/testing/service-reference.ts';
import { TYPED_POLICIES } from './cases/typed-policies.ts';
import { findingsOf, readSourceFile, type SourceLanguage } from './index.ts';

const reference = newReference();

const yaml = (statement: string): string =>
  `Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n${statement.replaceAll(/^(?=.)/gm, ' '.repeat(10))}\n`;
const encoded = (members: string): string =>
  `resource "aws_iam_policy" "p" {\n  policy = jsonencode({\n    Version = "2012-10-17"\n    Statement = [{\n${members}\n    }]\n  })\n}\n`;
const blocks = (members: string): string =>
  `data "aws_iam_policy_document" "p" {\n  statement {\n${members}\n  }\n}\n`;

/** The language, the text, the rule, what is marked, and what its message says. */
const ROWS: readonly (readonly [SourceLanguage, string, string, string, string])[] = [
  [
    'yaml',
    yaml('- Effect: "Allow\n  Action: s3:*\n  Resource: "*"'),
    'unclosed-string',
    '"Allow',
    'Type `"`',
  ],
  [
    'yaml',
    yaml("- Effect: 'Allow\n  Action: s3:*\n  Resource: '*'"),
    'unclosed-string',
    "'Allow",
    "Type `'`",
  ],
  ['yaml', yaml('- Effect: Allow\n  Action: [s3:*\n  Resource: "*"'), 'unclosed-bracket', '[', 'Type `]`'],
  [
    'yaml',
    yaml('- Effect: Allow\n  Action\n  Resource: "*"'),
    'missing-colon',
    'Action',
    'Type `:` behind it',
  ],
  ['yaml', yaml('- Effect: Allow\n  Action:\n  Resource: "*"'), 'missing-value', 'Action', 'behind the `:`'],
  [
    'yaml',
    yaml('- Effect: Allow\n  Action:\n    -\n  Resource: "*"'),
    'missing-value',
    '-',
    'after this dash',
  ],
  [
    'yaml',
    yaml('- Effect: Allow\n  \tAction: s3:*\n  Resource: "*"'),
    'odd-space',
    '\t',
    'Type spaces instead',
  ],
  [
    'hcl',
    encoded('Effect = "Allow\nAction = "s3:*"\nResource = "*"'),
    'unclosed-string',
    '"Allow',
    'Type `"`',
  ],
  [
    'hcl',
    encoded('Effect\nAction = "s3:*"\nResource = "*"'),
    'missing-colon',
    'Effect',
    'Type `=` behind it',
  ],
  ['hcl', encoded('Effect =\nAction = "s3:*"\nResource = "*"'), 'missing-value', 'Effect', 'behind the `=`'],
  ['hcl', encoded('Effect = "Allow"\nAction = ["s3:*"\nResource = "*"'), 'unclosed-bracket', '[', 'Type `]`'],
  ['hcl', encoded('Action = ["s3:Get*" "s3:Put*"]'), 'missing-comma', '"s3:Put*"', 'Type `,`'],
  ['hcl', blocks('actions = ["s3:*]\nresources = ["*"]'), 'unclosed-string', '"s3:*]', 'Type `"`'],
  ['hcl', blocks('actions = ["s3:*"\nresources = ["*"]'), 'unclosed-bracket', '[', 'Type `]`'],
  [
    'hcl',
    'data "aws_iam_policy_document" "p" {\n  statement {\n    actions = ["s3:*"]\n}\n',
    'unclosed-bracket',
    'statement',
    'The block `statement`',
  ],
  [
    'hcl',
    'resource "aws_iam_policy" "p" {\n  policy = <<EOT\n{ "Version": "2012-10-17" "Statement": [] }\nEOT\n}\n',
    'missing-comma',
    '"',
    'comma',
  ],
  [
    'json',
    '{ "Resources": { "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Version": "2012-10-17" "Statement": [] } } } } }',
    'missing-comma',
    '"',
    'comma',
  ],
];

test.each(ROWS)('%s: %s', (language, text, id, marked, message) => {
  const found = findingsOf(readSourceFile(text, language), reference, RULES);
  const [fault] = found.filter((each) => each.id === id);
  expect([fault && text.slice(fault.start, fault.end), fault?.message]).toEqual([
    marked,
    expect.stringContaining(message),
  ]);
});

describe('none in what is finished', () => {
  test.each(TYPED_POLICIES)('$name', ({ text, language }) => {
    for (const each of [text, text.replaceAll('\n', '\r\n'), `\ufeff${text}`])
      expect(
        findingsOf(readSourceFile(each, language), reference, RULES).filter(
          ({ severity }) => severity === 'error',
        ),
      ).toEqual([]);
  });

  test('nor in functions, comments and lists over several lines', () => {
    const text = encoded(
      'Effect = var.all ? "Allow" : "Deny" # why\nAction = concat(["s3:Get*"], [ # more\n"s3:Put*", // last\n])\nResource = [for each in var.names : "arn:aws:s3:::${each}"]',
    );
    expect(findingsOf(readSourceFile(text, 'hcl'), reference, RULES).map(({ id }) => id)).toEqual([]);
    const flow = yaml(
      '- {Effect: Allow, Action: [s3:Get*,\n    s3:Put*], Resource: !If [All, "*", !Ref AWS::NoValue]}',
    );
    expect(findingsOf(readSourceFile(flow, 'yaml'), reference, RULES).map(({ id }) => id)).toEqual([]);
  });
});
