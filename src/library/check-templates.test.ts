// The library checks the policies of templates, and says where in them each finding is.
import { expect, test } from 'vitest';
import { check } from './index.ts';

const CLOUDFORMATION = `Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: lambda.amazonaws.com }
            Action: sts:AssumRole
      Policies:
        - PolicyName: Read
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: "*"
              - Effect: Allow
                Action: s3:GetObjct
                Resource: "*"
`;

const SAM = `Transform: AWS::Serverless-2016-10-31
Resources:
  Fn:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        - Version: "2012-10-17"
          Statement:
            - Effect: Allow
              Action:
                - sqs:SendMessage
                - sqs:SendMesage
              Resource: "*"
`;

const TERRAFORM = `data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:GetObject", "s3:GetObjct"]
    resources = [var.objects]
  }
}
`;

/** The position of a part of the text, as editors count it. */
function positionOf(text: string, part: string) {
  const lines = text.slice(0, text.indexOf(part)).split('\n');
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

test.each([
  ['CloudFormation in YAML', CLOUDFORMATION, 'sts:AssumRole'],
  ['CloudFormation in YAML, further down', CLOUDFORMATION, 's3:GetObjct'],
  ['SAM', SAM, 'sqs:SendMesage'],
  ['Terraform', TERRAFORM, '"s3:GetObjct"'],
])('a finding in %s has its line and column', async (_what, text, part) => {
  const { findings } = await check(text);
  const found = findings.filter(({ rule }) => rule === 'invalid-action');
  expect(found).toContainEqual(expect.objectContaining({ ...positionOf(text, part) }));
  for (const { start, line, column } of findings)
    expect(positionOf(text, text.slice(start))).toEqual({ line, column });
});

test('CloudFormation in JSON, too, and as an object, whose text has the places', async () => {
  const template = {
    Resources: {
      P: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 's3:GetObjct', Resource: '*' }],
          },
        },
      },
    },
  };
  for (const given of [template, JSON.stringify(template), JSON.stringify(template, undefined, 4)]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    const { text, findings, policies } = await check(given);
    const found = findings.find(({ rule }) => rule === 'invalid-action');
    expect(found).toMatchObject({ ...positionOf(text, '"s3:GetObjct"'), path: ['Statement', 0, 'Action'] });
    expect(policies).toMatchObject([{ title: 'P', type: 'identity' }]);
  }
});

test('each finding names its policy, and they come in the order of the text', async () => {
  const { policies, findings, type } = await check(CLOUDFORMATION);
  expect(policies.map((each) => each.type)).toEqual(['trust', 'identity']);
  expect(type).toBe('trust');
  const lines = findings.map(({ line }) => line);
  expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  for (const { policy, line } of findings) expect(policy).toBe(line < 11 ? 0 : 1);
});

test('a policy that is the whole text is one of an empty way', async () => {
  const text =
    '{"Version":"2012-10-17",\n"Statement":[{"Effect":"Allow","Action":"s3:GetObjct","Resource":"*"}]}';
  const { policies, findings, unread } = await check(text, { type: 'identity', file: 'a.json' });
  expect([policies, unread]).toEqual([[{ title: 'a.json', where: '', type: 'identity' }], []]);
  expect(findings).toContainEqual(
    expect.objectContaining({ rule: 'invalid-action', policy: 0, ...positionOf(text, '"s3:GetObjct"') }),
  );
});

test('the other files of a module say what a variable is', async () => {
  const module = [{ name: 'variables.tf', text: 'variable "objects" {\n  default = "not an ARN"\n}\n' }];
  const rulesIn = async (options: object) =>
    (await check(TERRAFORM, { file: 'main.tf', ...options })).findings.map(({ rule }) => rule);
  expect(await rulesIn({})).not.toContain('invalid-arn');
  expect((await rulesIn({ module })).length).toBeGreaterThan((await rulesIn({})).length);
});

test('what a template lacks or cannot be read in is said, and is no finding', async () => {
  const { policies, findings, unread } = await check('resource "aws_s3_bucket" "b" {}\n', {
    file: 'main.tf',
  });
  expect([policies, findings]).toEqual([[], []]);
  expect(unread.map(({ message }) => message).join()).toContain('no policy');
});

test('a configuration holds back findings of templates, too', async () => {
  const { findings, ignored } = await check(SAM, {
    configuration: { ignores: [{ rule: 'invalid-action', reason: 'A preview' }] },
  });
  expect(findings.map(({ rule }) => rule)).not.toContain('invalid-action');
  expect(ignored).toMatchObject([{ reason: 'A preview', finding: positionOf(SAM, 'sqs:SendMesage') }]);
});
