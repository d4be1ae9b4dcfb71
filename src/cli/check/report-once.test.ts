// What a run meets several times is reported once, where it is written.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '#cli/testing/run.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolewright-once-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Where the unknown action is reported: "file:line", in order. */
async function reported(
  files: Readonly<Record<string, string>>,
  ...options: string[]
): Promise<readonly string[]> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { out } = await run(['check', folder, '--format', 'json', ...options]);
  const result = JSON.parse(out) as {
    files: { file: string; policies: { findings: { rule: string; line: number }[] }[] }[];
  };
  return result.files.flatMap(({ file, policies }) =>
    policies.flatMap(({ findings }) =>
      findings.flatMap(({ rule, line }) =>
        rule === 'invalid-action' ? [`${file.slice(folder.length + 1)}:${line}`] : [],
      ),
    ),
  );
}

const DATA = `data "aws_iam_policy_document" "d" {
  statement {
    actions   = ["s3:GetObjct"]
    resources = ["arn:aws:s3:::amzn-s3-demo-bucket/*"]
  }
}
`;
const USER = 'resource "aws_iam_policy" "p" {\n  policy = data.aws_iam_policy_document.d.json\n}\n';
const OUTPUT = 'output "json" {\n  value = data.aws_iam_policy_document.d.json\n}\n';

test('a data source, its users and outputs', async () => {
  expect(await reported({ 'one.tf': DATA + USER + OUTPUT })).toEqual(['one.tf:3']);
  rmSync(join(folder, 'one.tf'));
  const files = { 'm/a-user.tf': USER, 'm/data.tf': DATA, 'm/outputs.tf': OUTPUT };
  expect(await reported(files)).toEqual(['m/data.tf:3']);
});

const POLICY = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObjct', Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' }],
};
const template = (...names: string[]): string =>
  JSON.stringify(
    {
      Resources: Object.fromEntries(
        names.map((name) => [
          name,
          { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: POLICY } },
        ]),
      ),
    },
    undefined,
    1,
  );

test('a template and what is synthesized or written of it', async () => {
  expect(
    await reported({ 'cdk.out/S.template.json': template('P'), 'deploy/s.json': template('P') }),
  ).toEqual(['deploy/s.json:11']);
  expect(await reported({ 'deploy/s.yaml': template('P') })).toEqual(['deploy/s.json:11']);
});

test('what is written twice is reported twice', async () => {
  expect(await reported({ 'a/s.json': template('P', 'Q'), 'b/t.json': template('P') })).toHaveLength(3);
  expect(
    await reported({ 'c/p.json': JSON.stringify(POLICY), 'c/q.json': JSON.stringify(POLICY) }),
  ).toHaveLength(5);
});

test('policies that AWS manages are judged when that is asked for', async () => {
  const details = JSON.stringify({
    Policies: [
      {
        PolicyName: 'AmazonSomething',
        Arn: 'arn:aws:iam::aws:policy/AmazonSomething',
        PolicyVersionList: [{ Document: POLICY, IsDefaultVersion: true }],
      },
      {
        PolicyName: 'Own',
        Arn: 'arn:aws:iam::111122223333:policy/Own',
        PolicyVersionList: [{ Document: POLICY, IsDefaultVersion: true }],
      },
    ],
  });
  expect(await reported({ 'details.json': details })).toHaveLength(1);
  expect(await reported({}, '--aws-managed')).toHaveLength(2);
});

test('a name that comes twice in an object of a policy is an error in YAML as in JSON, at each of them', async () => {
  const text = `Resources:
  P:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: arn:aws:s3:::amzn-s3-demo-bucket/*
            Condition: { Bool: { 'aws:SecureTransport': 'true' } }
            Condition: { StringEquals: { 'aws:PrincipalOrgID': o-abcdefghij } }
  Q:
    Type: AWS::SQS::Queue
    Properties: { QueueName: a, QueueName: b }
`;
  const { status, out } = await run(['check', '-', '--format', 'github'], { '-': text });
  expect(out.match(/line=\d+/g)).toEqual(['line=11', 'line=12']);
  expect(out).toContain('error%3A duplicate-key');
  expect(status).toBe(1);
});

test('annotations begin with the worst', async () => {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:GetObject'],
        Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
      },
      { Effect: 'Allow', Action: 's3:GetObjct', Resource: '*' },
    ],
  });
  const { out } = await run(['check', '-', '--format', 'github'], { '-': text });
  const commands = out.match(/^::\w+/gm);
  expect(commands?.[0]).toBe('::error');
  expect(commands).toContain('::notice');
});

test('IAM saves inline policies without Version', async () => {
  const policy = `jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::b/*" }] })`;
  const check = (type: string) =>
    run(['check', '-'], { '-': `resource "${type}" "p" {\n  policy = ${policy}\n}\n` });
  expect((await check('aws_iam_policy')).status).toBe(1);
  const inline = await check('aws_iam_role_policy');
  expect(inline.status).toBe(0);
  expect(inline.out).toContain('missing-version');
});
