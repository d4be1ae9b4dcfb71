// Policies are found in Terraform source, with variables from other files.
import { describe, expect, test } from 'vitest';
import { readPolicies } from '#iam/import/read-policies.ts';
import { read, data } from '#iam/import/testing/read-terraform.ts';

describe('where policies are', () => {
  const POLICY =
    'jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "a:b", Resource = "*" }] })';

  test('resources say the type and what the policy is on', async () => {
    const { policies } = await read(`
resource "aws_iam_role" "r" {
  assume_role_policy = ${POLICY}
  inline_policy {
    name   = "in"
    policy = ${POLICY}
  }
}
resource "aws_s3_bucket_policy" "b" { policy = ${POLICY} }
resource "aws_organizations_policy" "o" {
  type    = "SERVICE_CONTROL_POLICY"
  content = ${POLICY}
}
module "m" {
  source      = "./m"
  policy_json = ${POLICY}
}
`);
    expect(
      policies.map(({ title, where, type, attachedTo, line }) => [title, where, type, attachedTo, line]),
    ).toEqual([
      ['aws_iam_role.r', 'aws_iam_role.r › assume_role_policy', 'trust', undefined, 3],
      ['aws_iam_role.r: in', 'aws_iam_role.r › inline_policy › in › policy', 'identity', undefined, 6],
      ['aws_s3_bucket_policy.b', 'aws_s3_bucket_policy.b › policy', 'resource', 'AWS::S3::Bucket', 9],
      ['aws_organizations_policy.o', 'aws_organizations_policy.o › content', 'scp', undefined, 12],
      ['module.m', 'module.m › policy_json', 'identity', undefined, 16],
    ]);
  });

  test('an override file is read as it stands, which is said', async () => {
    const text = `resource "aws_iam_policy" "p" { policy = ${POLICY} }\n`;
    const said = async (name: string): Promise<readonly unknown[]> => {
      const { policies, unread } = await readPolicies(text, name);
      return [policies.length, unread.map(({ message }) => message.slice(0, 42))];
    };
    const merged = ['Terraform merges this file into the blocks'];
    expect(await said('override.tf')).toEqual([1, merged]);
    expect(await said('a/b_override.tofu')).toEqual([1, merged]);
    expect(await said('nooverride.tf')).toEqual([1, []]);
  });

  test('a piece of Terraform is enough', async () => {
    for (const text of [
      `policy = ${POLICY}`,
      POLICY,
      '{\n  Version = "2012-10-17"\n  Statement = [{ Effect = "Allow", Action = "a:b", Resource = "*" }]\n}',
      'assume_role_policy = <<EOF\n{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "a:b", "Resource": "*" }] }\nEOF\n',
      `locals {\n  p = ${POLICY}\n}`,
    ]) {
      const { policies, unread } = await readPolicies(text);
      expect(unread).toEqual([]);
      expect(policies.map(({ text }) => JSON.parse(text) as unknown)).toEqual([
        { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'a:b', Resource: '*' }] },
      ]);
    }
  });

  test('count and for_each: one policy for each instance that is known', async () => {
    const { policies, unread } = await read(`
locals {
  buckets = { A = "a", B = "b" }
}
data "aws_iam_policy_document" "each" {
  for_each = local.buckets
  statement {
    sid       = each.key
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::\${each.value}/*"]
  }
}
data "aws_iam_policy_document" "one" {
  count = var.create ? 1 : 0
  statement {
    actions = ["a:b\${count.index}"]
  }
}
resource "aws_iam_policy" "each" {
  for_each = toset(["A", "B"])
  policy   = data.aws_iam_policy_document.each[each.value].json
}
resource "aws_iam_policy" "one" {
  count  = var.create ? 1 : 0
  policy = data.aws_iam_policy_document.one[0].json
}
resource "aws_iam_policy" "two" {
  count  = 2
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "a:\${count.index}" }] })
}
resource "aws_iam_policy" "unknown" {
  for_each = var.all
  policy   = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = each.value }] })
}
`);
    expect(unread).toEqual([]);
    expect(
      policies.map(({ title, document, unresolved }) => [
        title,
        (document as { Statement: object[] }).Statement[0],
        unresolved.map(({ expression }) => expression),
      ]),
    ).toEqual([
      [
        'aws_iam_policy.each["A"]',
        { Sid: 'A', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*' },
        [],
      ],
      [
        'aws_iam_policy.each["B"]',
        { Sid: 'B', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' },
        [],
      ],
      ['aws_iam_policy.one', { Effect: 'Allow', Action: 'a:b0' }, []],
      ['aws_iam_policy.two[0]', { Effect: 'Allow', Action: 'a:0' }, []],
      ['aws_iam_policy.two[1]', { Effect: 'Allow', Action: 'a:1' }, []],
      ['aws_iam_policy.unknown', { Effect: 'Allow', Action: '${each.value}' }, ['each.value']],
    ]);
  });

  test('a value that is not a policy as far as known is named', async () => {
    const { policies, unread } = await read(`
resource "aws_iam_policy" "a" { policy = file("a.json") }
resource "aws_iam_policy" "b" { policy = "{}" }
resource "aws_iam_policy" "c" { policy = data.aws_iam_policy_document.elsewhere.json }
resource "aws_iam_policy" "d" { policy = }
`);
    expect(policies).toEqual([]);
    expect(unread).toEqual([
      {
        where: 'aws_iam_policy.a › policy',
        message: expect.stringMatching(/^`file\("a\.json"\)` \(line 2\) .*another file/),
      },
      { where: 'aws_iam_policy.b › policy', message: expect.stringContaining('not a JSON policy') },
      {
        where: 'aws_iam_policy.c › policy',
        message: expect.stringMatching(
          /^`data\.aws_iam_policy_document\.elsewhere\.json` \(line 4\) .*declared in another file/,
        ),
      },
      { where: 'main.tf, line 5', message: expect.stringMatching(/value is missing.* left out/) },
    ]);
  });

  test('the JSON syntax is named', async () => {
    const { policies, unread } = await read(
      JSON.stringify({ resource: { aws_iam_policy: { p: { policy: '${jsonencode({})}' } } } }),
    );
    expect(policies).toEqual([]);
    expect(unread).toMatchObject([{ where: 'main.tf', message: /JSON syntax/ }]);
  });

  test('the other files of the module say what is declared there', async () => {
    const { policies, unread } = await read(
      `resource "aws_iam_policy" "a" { policy = data.aws_iam_policy_document.x.json }
resource "aws_iam_policy" "b" { policy = file("\${path.module}/b.json") }`,
      [
        {
          name: 'data.tf',
          text: data('statement {\n  actions = [var.action, local.other]\n  resources = [var.none]\n}'),
        },
        {
          name: 'locals.tf',
          text: 'locals {\n  other = "c:d"\n}\nvariable "action" { default = "z:z" }\nvariable "none" {}',
        },
        { name: 'prod.auto.tfvars', text: 'action = "a:b"' },
        { name: 'b.json', text: '{"Version":"2012-10-17","Statement":[]}' },
      ],
    );
    expect(unread).toEqual([]);
    expect(policies).toMatchObject([
      {
        document: { Statement: [{ Action: ['a:b', 'c:d'], Resource: '${var.none}' }] },
        unresolved: [{ expression: 'var.none', where: 'data.tf, line 4', marker: '${var.none}' }],
      },
      { document: { Statement: [] } },
    ]);
  });

  test('the place is assumed, and said', async () => {
    const { policies } = await read(`
data "aws_caller_identity" "me" {}
resource "aws_iam_policy" "a" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "a:b"
      Resource = "arn:\${data.aws_partition.p.partition}:a:\${data.aws_region.r.region}:\${data.aws_caller_identity.me.account_id}:\${data.aws_partition.p.dns_suffix}"
    }]
  })
}`);
    expect(policies[0]?.document).toMatchObject({
      Statement: [{ Resource: 'arn:aws:a:us-east-1:111122223333:amazonaws.com' }],
    });
    expect(policies[0]?.unresolved).toEqual([]);
    expect(policies[0]?.assumed.map(({ value, words }) => [value, words.includes('example')])).toEqual([
      ['aws', true],
      ['us-east-1', true],
      ['111122223333', true],
      ['amazonaws.com', true],
    ]);
  });

  test('a place that is known is taken', async () => {
    const text = `resource "aws_iam_policy" "a" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "a:b"
      Resource = "arn:\${data.aws_partition.p.partition}:a:\${data.aws_region.r.name}:\${data.aws_caller_identity.c.account_id}"
    }]
  })
}
`;
    const resource = async (more: string, environment = {}) => {
      const { policies } = await readPolicies(text + more, 'main.tf', { environment });
      const [policy] = policies;
      const { Statement } = JSON.parse(policy!.text) as { Statement: { Resource: string }[] };
      return [Statement[0]!.Resource, ...policy!.assumed.map(({ words }) => words)];
    };
    const EXAMPLE = expect.stringContaining('example');
    const PROVIDER = expect.stringMatching(/Region of the provider/);
    expect(await resource('')).toEqual(['arn:aws:a:us-east-1:111122223333', EXAMPLE, EXAMPLE, EXAMPLE]);
    expect(await resource('provider "aws" {\n  region = "us-gov-west-1"\n}\n')).toEqual([
      'arn:aws-us-gov:a:us-gov-west-1:111122223333',
      PROVIDER,
      PROVIDER,
      EXAMPLE,
    ]);
    expect(await resource('', { partition: 'aws-cn', account: '444455556666' })).toEqual([
      'arn:aws-cn:a:cn-north-1:444455556666',
      'as given',
      EXAMPLE,
      'as given',
    ]);
    const given = { region: 'eu-west-1' };
    expect(await resource('provider "aws" {\n  region = "us-gov-west-1"\n}\n', given)).toEqual([
      'arn:aws:a:eu-west-1:111122223333',
      'as given',
      'as given',
      EXAMPLE,
    ]);
  });
});

describe('files of variables', () => {
  const POLICY = `variable "b" {}
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = var.b }] })
}`;
  const resourceWith = async (files: Readonly<Record<string, string>>) => {
    const beside = Object.entries(files).map(([name, value]) => ({ name, text: `b = "${value}"\n` }));
    const { policies } = await read(POLICY, beside);
    const { Statement } = policies[0]!.document as { Statement: { Resource: string }[] };
    return Statement[0]!.Resource;
  };

  test('count as Terraform has them count, however they come', async () => {
    expect(await resourceWith({ 'terraform.tfvars': 'one', 'a.auto.tfvars': 'two' })).toBe('two');
    expect(await resourceWith({ 'a.auto.tfvars': 'two', 'b.auto.tfvars': 'three' })).toBe('three');
    expect(await resourceWith({ 'm/terraform.tfvars': 'one', 'm/prod.tfvars': 'four' })).toBe('four');
  });

  test('that are of different places leave open what they differ in', async () => {
    expect(await resourceWith({ 'prod.tfvars': 'one', 'staging.tfvars': 'two' })).toBe('${var.b}');
    expect(await resourceWith({ 'prod.tfvars': 'one', 'staging.tfvars': 'one' })).toBe('one');
  });
});
