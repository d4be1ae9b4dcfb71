// References are offered where an ARN is expected, and nowhere else.
import { expect, test } from 'vitest';
import { newReference } from '#iam/rules/testing/service-reference.ts';
import { completionsInFile, readSourceFile, type SourceLanguage } from './index.ts';

const reference = newReference();

/** The text after the first completion of that label, with the mark where the cursor was. */
function taken(marked: string, language: SourceLanguage, label: string): string | undefined {
  const offset = marked.indexOf('█');
  const text = marked.replace('█', '');
  const found = completionsInFile(readSourceFile(text, language), offset, reference);
  const chosen = found.find((each) => each.label === label);
  return chosen && text.slice(0, chosen.start) + chosen.insert + text.slice(chosen.end);
}

const template = (statement: string): string =>
  `Parameters:\n  Prefix:\n    Type: String\nResources:\n  Jobs:\n    Type: AWS::SQS::Queue\n  News:\n    Type: AWS::SNS::Topic\n  Subnet:\n    Type: AWS::EC2::Subnet\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Allow\n            ${statement}\n`;
const json = (resource: string): string =>
  `{ "Resources": { "Jobs": { "Type": "AWS::SQS::Queue" }, "P": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "sqs:SendMessage", "Resource": ${resource} }] } } } } }`;
const terraform = (resources: string): string =>
  `resource "aws_sqs_queue" "jobs" {\n  name = "jobs"\n}\nresource "aws_subnet" "s" {\n}\ndata "aws_iam_policy_document" "p" {\n  statement {\n    actions   = ["sqs:SendMessage"]\n    resources = ${resources}\n  }\n}\n`;
const encoded = (resource: string): string =>
  `data "aws_kms_key" "k" {\n}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "kms:Decrypt", Resource = ${resource} }] })\n}\n`;

test.each<[SourceLanguage, (part: string) => string, string, string, string]>([
  ['yaml', template, 'Resource: !GetAtt █', 'Jobs.Arn', 'Resource: !GetAtt Jobs.Arn'],
  ['yaml', template, 'Resource: !GetAtt Jo█', 'Jobs.Arn', 'Resource: !GetAtt Jobs.Arn'],
  [
    'yaml',
    template,
    'Resource:\n              - !GetAtt Jobs.█',
    'Jobs.Arn',
    'Resource:\n              - !GetAtt Jobs.Arn',
  ],
  ['yaml', template, 'Resource: {"Fn::GetAtt": ["█"]}', 'Jobs', 'Resource: {"Fn::GetAtt": ["Jobs"]}'],
  [
    'yaml',
    template,
    'Resource: {"Fn::GetAtt": [Jobs, "█"]}',
    'Arn',
    'Resource: {"Fn::GetAtt": [Jobs, "Arn"]}',
  ],
  ['yaml', template, 'Resource: !Ref █', 'News', 'Resource: !Ref News'],
  ['yaml', template, 'Resource: !Ref Pre█', 'Prefix', 'Resource: !Ref Prefix'],
  ['yaml', template, 'Resource: !Sub "${█"', 'Jobs.Arn', 'Resource: !Sub "${Jobs.Arn}"'],
  ['yaml', template, 'Resource: !Sub "${Jo█}/x"', 'Jobs.Arn', 'Resource: !Sub "${Jobs.Arn}/x"'],
  ['json', json, '{ "Fn::GetAtt": ["█", "Arn"] }', 'Jobs', '{ "Fn::GetAtt": ["Jobs", "Arn"] }'],
  ['json', json, '{ "Fn::GetAtt": "Jobs.█" }', 'Jobs.Arn', '{ "Fn::GetAtt": "Jobs.Arn" }'],
  ['hcl', terraform, '[█]', 'aws_sqs_queue.jobs.arn', '[aws_sqs_queue.jobs.arn]'],
  ['hcl', terraform, '[aws_s█]', 'aws_sqs_queue.jobs.arn', '[aws_sqs_queue.jobs.arn]'],
  ['hcl', terraform, '["${aws_█"]', 'aws_sqs_queue.jobs.arn', '["${aws_sqs_queue.jobs.arn}"]'],
  ['hcl', encoded, '█', 'data.aws_kms_key.k.arn', 'data.aws_kms_key.k.arn'],
  ['hcl', encoded, 'data.aws█', 'data.aws_kms_key.k.arn', 'data.aws_kms_key.k.arn'],
])('%s %#', (language, around, typed, label, result) => {
  expect(taken(around(typed), language, label)).toBe(around(result));
});

test.each<[SourceLanguage, string, string]>([
  ['yaml', template('Action: !Ref █'), 'News'],
  ['yaml', template('Resource: !GetAtt █'), 'Subnet.Arn'],
  ['yaml', template('Resource: !GetAtt █'), 'News.Arn'],
  ['yaml', template('Resource: !Ref █'), 'Jobs'],
  ['yaml', template('Resource: █'), 'Jobs.Arn'],
  ['hcl', terraform('[█]'), 'aws_subnet.s.arn'],
  ['hcl', terraform('["█"]'), 'aws_sqs_queue.jobs.arn'],
])('%s %#: none that is no ARN there', (language, text, label) => {
  expect(taken(text, language, label)).toBeUndefined();
});
