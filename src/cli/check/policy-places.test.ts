// Findings have the lines of the file that the policy is in, whatever its depth and form.
import { expect, test } from 'vitest';
import { run } from '#cli/testing/run.ts';

const slip = (action: string) => ({ Effect: 'Allow', Action: ['s3:GetObject', action], Resource: '*' });
const faulty = (action: string) => ({ Version: '2012-10-17', Statement: [slip(action)] });

/** The text at the places of the findings of the rule, in a file. */
async function placesOf(value: unknown): Promise<readonly string[]> {
  const text = JSON.stringify(value, undefined, 2);
  const { out } = await run(['check', '-', '--format', 'json'], { '-': text });
  const lines = text.split('\n');
  const [file] = (JSON.parse(out) as { files: { policies: { findings: Found[] }[] }[] }).files;
  return (file?.policies ?? [])
    .flatMap(({ findings }) => findings)
    .filter(({ rule }) => rule === 'invalid-action')
    .map(({ line, column, endColumn }) => lines[line - 1]!.slice(column - 1, endColumn - 1));
}
interface Found {
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
}

test('in what the command line of AWS prints', async () => {
  const detail = {
    RoleDetailList: [
      { RoleName: 'A', AssumeRolePolicyDocument: faulty('sts:AssumRole'), RolePolicyList: [] },
      {
        RoleName: 'B',
        AssumeRolePolicyDocument: faulty('sts:AssumRol'),
        RolePolicyList: [
          { PolicyName: 'one', PolicyDocument: faulty('s3:GetObjct') },
          { PolicyName: 'two', PolicyDocument: faulty('s3:GetObjct') },
        ],
      },
    ],
  };
  expect(await placesOf(detail)).toEqual([
    '"sts:AssumRole"',
    '"sts:AssumRol"',
    '"s3:GetObjct"',
    '"s3:GetObjct"',
  ]);
});

test('two policies that say the same have a place each', async () => {
  const text = JSON.stringify({ A: faulty('s3:GetObjct'), B: faulty('s3:GetObjct') }, undefined, 2);
  const { out } = await run(['check', '-', '--format', 'github'], { '-': text });
  expect(Array.from(out.matchAll(/line=(\d+)/g), ([, line]) => line)).toEqual(['9', '22']);
});

test('a policy stands where it is written, whatever else says the same', async () => {
  const statement = '{ Effect = "Allow", Action = "s3:GetObjct", Resource = "*" }';
  const text = `data "aws_iam_policy_document" "unused" {
  statement {
    actions   = ["s3:GetObjct"]
    resources = ["*"]
  }
}
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Version = "2012-10-17", Statement = ${statement} })
}
`;
  const { out } = await run(['check', '-', '--format', 'json'], { '-': text });
  const [file] = (JSON.parse(out) as { files: { policies: { findings: Found[] }[] }[] }).files;
  const slips = file!.policies.map(({ findings }) => findings.find(({ rule }) => rule === 'invalid-action'));
  // What resources have is listed before what nothing uses.
  expect(slips.map((slip) => slip?.line)).toEqual([8, 3]);
});

test('in a string that a function reads', async () => {
  const text = JSON.stringify(faulty('s3:GetObjct'));
  const properties = { PolicyDocument: { 'Fn::Sub': [text, {}] } };
  const template = { Resources: { P: { Type: 'AWS::IAM::ManagedPolicy', Properties: properties } } };
  expect(await placesOf(template)).toEqual([JSON.stringify(text)]);
});

test('in a template, between policies whose functions were worked out', async () => {
  const role = (action: string) => ({
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: faulty('sts:AssumRole'),
      Policies: [
        {
          PolicyName: 'p',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { ...slip(action), Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::b' } },
              { ...slip(`${action}2`), Resource: { 'Fn::GetAtt': ['Bucket', 'Arn'] } },
            ],
          },
        },
      ],
    },
  });
  expect(await placesOf({ Resources: { One: role('s3:GetObjcta'), Two: role('s3:GetObjctb') } })).toEqual([
    '"sts:AssumRole"',
    '"s3:GetObjcta"',
    '"s3:GetObjcta2"',
    '"sts:AssumRole"',
    '"s3:GetObjctb"',
    '"s3:GetObjctb2"',
  ]);
});

test('a policy in a string is located at the string', async () => {
  const held = JSON.stringify(faulty('s3:GetObjct'));
  expect(await placesOf({ PolicyDocument: held, Name: 'x' })).toEqual([JSON.stringify(held)]);
  const encoded = encodeURIComponent(held);
  expect(await placesOf({ PolicyDocument: encoded })).toEqual([JSON.stringify(encoded)]);
});

test('in a file far longer than a policy', async () => {
  const filler = Array.from({ length: 5000 }, (_, index) => ({
    RoleName: `Role${index}`,
    Description: 'x'.repeat(60),
  }));
  const places = await placesOf({
    filler,
    Role: { RoleName: 'Last', AssumeRolePolicyDocument: faulty('s3:GetObjct') },
  });
  expect(places).toEqual(['"s3:GetObjct"']);
});
