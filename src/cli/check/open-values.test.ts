// What a file leaves open has no finding, on the command line and in editors alike, and what is known next to it is checked.
import { expect, test } from 'vitest';
import { assistFor } from '#lsp/file-assist.ts';
import { referenceWith } from '#cli/reference.ts';
import { checkText, type CheckRun } from './check-text.ts';

const RUN: CheckRun = {
  type: undefined,
  attachedTo: undefined,
  configs: [],
  today: '2026-11-01',
  judgesAws: false,
  isPlaced: false,
};

async function onTheCommandLine(path: string, text: string): Promise<readonly string[]> {
  const outcome = await checkText(text, { path, named: true }, RUN);
  return (outcome?.checked.policies ?? []).flatMap(({ findings }) => findings.map(({ rule }) => rule));
}

function inTheEditor(path: string, text: string): readonly string[] {
  const language = path.endsWith('.tf') ? 'hcl' : path.endsWith('.json') ? 'json' : 'yaml';
  const assist = assistFor({
    text,
    language,
    fileName: `file:///project/${path}`,
    type: undefined,
    attachedTo: undefined,
    isForPolicy: true,
    beside: [],
    referenceWith,
  });
  return [...assist.findings()].flat().map(({ id }) => id);
}

const document = (statement: string, more = ''): string =>
  `data "aws_iam_policy_document" "d" {\n${more}\n${statement}\n}\n`;

const REST = 'actions = ["s3:GetObject"]\nresources = ["arn:aws:s3:::amzn-s3-demo-bucket/*"]';

const json = (members: string): string =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::amzn-s3-demo-bucket/*"${members}}]}`;

const template = (policy: string): string =>
  `Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument: ${policy}\n`;

/** By what is open; each has an unknown action in it where `FAULT` stands, and nothing else that is wrong. */
const OPEN: Readonly<Record<string, readonly [path: string, text: string]>> = {
  'a variable whose default is empty': [
    'a.tf',
    `variable "arns" {\n  default = []\n}\n${document('statement {\nactions = ["s3:GetObject"]\nresources = var.arns\n}')}`,
  ],
  'a statement for each of what callers give': [
    'b.tf',
    document(`dynamic "statement" {
      for_each = var.statements
      content {
        sid           = try(statement.value.sid, null)
        actions       = try(statement.value.actions, null)
        not_actions   = try(statement.value.not_actions, null)
        resources     = lookup(statement.value, "resources", null)
        not_resources = lookup(statement.value, "not_resources", null)
        dynamic "principals" {
          for_each = try(statement.value.principals, [])
          content {
            type        = principals.value.type
            identifiers = principals.value.identifiers
          }
        }
        dynamic "condition" {
          for_each = try(statement.value.conditions, [])
          content {
            test     = condition.value.test
            variable = condition.value.variable
            values   = condition.value.values
          }
        }
      }
    }`),
  ],
  'documents of callers': ['c.tf', document('', 'source_policy_documents = var.documents')],
  'statements of a counted document': [
    'd.tf',
    document('', 'override_policy_documents = [one(data.aws_iam_policy_document.other[*].json)]'),
  ],
  'conditions that may limit whom a service calls for': [
    'e.tf',
    `resource "aws_sqs_queue_policy" "q" {\n  policy = data.aws_iam_policy_document.d.json\n}\n${document(
      `statement {
        actions   = ["sqs:SendMessage"]
        resources = ["arn:aws:sqs:us-east-1:111122223333:q"]
        principals {
          type        = "Service"
          identifiers = ["sns.amazonaws.com"]
        }
        dynamic "condition" {
          for_each = var.conditions
          content {
            test     = condition.value.test
            variable = condition.value.variable
            values   = condition.value.values
          }
        }
      }`,
    )}`,
  ],
  'the name of a condition key': [
    'f.tf',
    document(
      `statement {\n${REST}\ncondition {\ntest = "StringEquals"\nvariable = "\${replace(var.issuer, "https://", "")}:sub"\nvalues = ["x"]\n}\n}`,
    ),
  ],
  'a file that is filled in': [
    'g.tf',
    'resource "aws_iam_policy" "p" {\n  policy = templatefile("${path.module}/p.json", {})\n}\n',
  ],
  'a list in a heredoc': [
    'h.tf',
    `resource "aws_iam_policy" "p" {\n  policy = <<EOT\n{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":\${jsonencode(var.arns)}}]}\nEOT\n}\n`,
  ],
  'a part of a heredoc that depends': [
    'i.tf',
    `resource "aws_iam_policy" "p" {\n  policy = <<EOT\n{"Version":"2012-10-17","Statement":[\n%{ if var.on }\n{"Effect":"Allow","Action":"s3:GetObject","Resource":"\${replace(var.a, "x", "y")}"},\n%{ endif }\n{"Effect":"Allow","Action":"s3:PutObject","Resource":"arn:aws:s3:::amzn-s3-demo-bucket/*"}]}\nEOT\n}\n`,
  ],
  'the partition in a file of a tool': [
    'j.json',
    json('').replace('arn:aws:s3:::amzn-s3-demo-bucket', 'arn:${PARTITION}:s3:::${bucket}'),
  ],
  'a list of a tool outside of strings': [
    'k.json',
    json(',"Condition":{"StringEquals":{"aws:SourceVpc":[${LOOKUP::VPC_ID:OU:Infra}]}}'),
  ],
  'what somebody is to fill in': [
    'l.json',
    json(
      ',"Condition":{"StringEquals":{"aws:SourceVpc":"<my-vpc>","aws:RequestedRegion":["{{ region }}","{example-region}"]}}',
    ).replace('arn:aws:s3:::amzn-s3-demo-bucket/*', '_S3_BUCKET_ARN_'),
  ],
  'sources of Serverless Framework': [
    'm.yml',
    `provider:\n  iam:\n    role:\n      statements: []\nresources:\n  Resources:\n    P:\n      Type: AWS::IAM::ManagedPolicy\n      Properties:\n        PolicyDocument: ${json('').replace('s3:::amzn-s3-demo-bucket', 'sqs:${self:provider.region}:${aws:accountId}').replace('s3:GetObject', 'sqs:SendMessage').replace('/*', ':q')}\n`,
  ],
  'functions in a policy that a template takes in': [
    'n.json',
    json(',"Condition":{"StringEquals":{"aws:SourceVpc":{"Ref":"Vpc"}}}').replace(
      '"arn:aws:s3:::amzn-s3-demo-bucket/*"',
      '{"Fn::Sub":"arn:${AWS::Partition}:s3:::${Bucket}/*"}',
    ),
  ],
  'a value of for_each': [
    'p.tf',
    `resource "aws_iam_policy" "p" {
  for_each = { a = { arn = module.m.arn } }
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = each.value.arn }] })
}
`,
  ],
  'a parameter whose default is empty': [
    'o.yaml',
    `Parameters:\n  Bucket:\n    Type: String\n    Default: ''\n${template(json('').replace('"arn:aws:s3:::amzn-s3-demo-bucket/*"', '!Sub "arn:aws:s3:::${Bucket}"').replaceAll('":', '": '))}`,
  ],
};

test.each(Object.entries(OPEN))('%s', async (_what, [path, text]) => {
  expect(await onTheCommandLine(path, text)).toEqual([]);
  expect(inTheEditor(path, text)).toEqual([]);
});

test.each(['a.tf', 'f.tf', 'h.tf', 'j.json', 'k.json', 'l.json', 'm.yml', 'n.json', 'o.yaml', 'p.tf'])(
  'an unknown action beside it has one: %s',
  async (path) => {
    const [, text] = Object.values(OPEN).find(([name]) => name === path)!;
    const faulty = text.replace(/s3:GetObject|sqs:SendMessage/, (action) => `${action}z`);
    expect(await onTheCommandLine(path, faulty)).toEqual(['invalid-action']);
    expect(inTheEditor(path, faulty)).toEqual(['invalid-action']);
  },
);

test('a text that is in no file is what AWS is to take', async () => {
  expect(await onTheCommandLine('-', OPEN['the partition in a file of a tool']![1])).toContain(
    'invalid-partition',
  );
});

test('a template that forgot Fn::Sub has a fault', async () => {
  const unfilled = template(json('').replace('aws:s3', '${AWS::Partition}:s3').replaceAll('":', '": '));
  expect(await onTheCommandLine('p.yaml', unfilled)).toContain('invalid-partition');
});

const SCP = `{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:DeleteBucket","Resource":"*"}]}`;
const FOR_ALL = SCP.replace('"Action"', '"Principal":"*","Action"').replaceAll(
  's3:DeleteBucket',
  'sns:Publish',
);

test.each([
  ['scps/deny.json', SCP, 'scp'],
  ['org/service-control-policies/deny.json', SCP, 'scp'],
  ['policies/deny.json', SCP, 'identity'],
  ['resource_control_policies/perimeter.json', FOR_ALL, 'rcp'],
  ['resource_control_policies/sns_topic_policy.json', FOR_ALL, 'resource'],
  ['perimeter.json', FOR_ALL.replace('sns:Publish', '*'), 'resource'],
  ['perimeter.json', FOR_ALL, 'rcp'],
] as const)('%s: %s is of the type %s', async (path, text, type) => {
  const outcome = await checkText(text, { path, named: true }, RUN);
  expect(outcome?.checked.policies.map((policy) => policy.type)).toEqual([type]);
});
