// Policies of Terraform source are read as the AWS provider renders them.
import { describe, expect, test } from 'vitest';
import { readPolicies, type SourceText } from './read-policies.ts';

async function read(text: string, beside: readonly SourceText[] = []) {
  const { policies, unread } = await readPolicies(text, 'main.tf', { beside });
  return {
    unread,
    policies: policies.map(({ text, ...policy }) => ({ ...policy, document: JSON.parse(text) as unknown })),
  };
}

const data = (body: string, name = 'x') => `data "aws_iam_policy_document" "${name}" {\n${body}\n}\n`;

const documentOf = async (body: string) => (await read(data(body))).policies[0]?.document;

const statementOf = async (body: string) =>
  ((await documentOf(`statement {\n${body}\n}`)) as { Statement: unknown[] }).Statement[0];

describe('aws_iam_policy_document', () => {
  test('what is not said has the default of the provider', async () => {
    expect(await documentOf('statement {\n  actions = ["s3:*"]\n  resources = ["*"]\n}')).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }],
    });
    expect(
      await documentOf(
        'version = "2008-10-17"\npolicy_id = "id"\nstatement {\n  sid = ""\n  not_actions = ["s3:*"]\n}',
      ),
    ).toEqual({ Version: '2008-10-17', Id: 'id', Statement: [{ Effect: 'Allow', NotAction: 's3:*' }] });
  });

  test('sets hold each value once', async () => {
    expect(await statementOf('actions = ["a:b", "c:d", "a:b"]\nnot_resources = ["x", "x"]')).toEqual({
      Effect: 'Allow',
      Action: ['a:b', 'c:d'],
      NotResource: 'x',
    });
  });

  test('principals', async () => {
    const principals = (type: string, ids: string) =>
      `principals {\n  type = "${type}"\n  identifiers = [${ids}]\n}\n`;
    const of = async (body: string) => ((await statementOf(body)) as { Principal: unknown }).Principal;
    expect(await of(principals('*', '"*"'))).toBe('*');
    expect(await of(principals('AWS', '"*"'))).toEqual({ AWS: '*' });
    expect(await of(principals('Service', '"a", "b"') + principals('AWS', '"1"'))).toEqual({
      Service: ['a', 'b'],
      AWS: '1',
    });
    expect(await of(principals('AWS', '"1"') + principals('AWS', '"2", "1"'))).toEqual({ AWS: ['1', '2'] });
    expect(await statementOf('not_principals {\n  type = "AWS"\n  identifiers = ["1"]\n}')).toMatchObject({
      NotPrincipal: { AWS: '1' },
    });
  });

  test('conditions', async () => {
    const condition = (test: string, variable: string, values: string) =>
      `condition {\n  test = "${test}"\n  variable = "${variable}"\n  values = [${values}]\n}\n`;
    const body =
      condition('StringEquals', 'aws:a', '"1"') +
      condition('StringEquals', 'aws:b', '"1", "1"') +
      condition('StringEquals', 'aws:a', '"2"') +
      condition('Bool', 'aws:c', 'true');
    expect(await statementOf(body)).toEqual({
      Effect: 'Allow',
      Condition: { StringEquals: { 'aws:a': ['1', '2'], 'aws:b': ['1', '1'] }, Bool: { 'aws:c': 'true' } },
    });
  });

  test('&{…} is a variable of IAM in resources, principals and values, and nowhere else', async () => {
    expect(
      await statementOf(`
        sid       = "&{a}"
        actions   = ["&{a}"]
        resources = ["&{aws:username}", "$\${aws:userid}"]
        condition {
          test     = "StringLike"
          variable = "&{a}"
          values   = ["&{aws:username}"]
        }`),
    ).toEqual({
      Sid: '&{a}',
      Effect: 'Allow',
      Action: '&{a}',
      Resource: ['${aws:username}', '${aws:userid}'],
      Condition: { StringLike: { '&{a}': '${aws:username}' } },
    });
  });

  test('source_json and override_json of older providers count too', async () => {
    const text =
      data('statement {\n  sid = "One"\n  actions = ["a:source"]\n}\n', 'source') +
      data(
        `source_json = data.aws_iam_policy_document.source.json
         override_json = jsonencode({ Version = "2012-10-17", Statement = { Sid = "Two", Effect = "Deny", Action = "a:two" } })`,
        'all',
      );
    const { policies } = await read(text);
    expect(policies).toMatchObject([
      {
        title: 'data.aws_iam_policy_document.all',
        unresolved: [],
        document: {
          Statement: [
            { Sid: 'One', Action: 'a:source' },
            { Sid: 'Two', Effect: 'Deny' },
          ],
        },
      },
    ]);
  });

  test.each([
    ['statment {\n  effect = "Deny"\n}', 'statment'],
    ['statement {\n  for_each = ["a"]\n}', 'for_each'],
    ['statement {\n  condition {\n    test = "Bool"\n    variable = "a"\n    value = ["b"]\n  }\n}', 'value'],
    ['statement {\n  principals {\n    type = "AWS"\n    identifers = ["*"]\n  }\n}', 'identifers'],
  ])('what Terraform has no place for is named: %j', async (body, expression) => {
    const { policies } = await read(data(`statement {\n  actions = ["a:b"]\n}\n${body}\n`));
    expect(policies).toMatchObject([{ unresolved: [{ expression }] }]);
  });

  test('sources come first, overrides take the place of statements with their Sid', async () => {
    const statement = (sid: string, action: string) =>
      `statement {\n  sid = "${sid}"\n  actions = ["${action}"]\n}\n`;
    const text =
      data(statement('One', 'a:source') + statement('', 'a:nameless'), 'source') +
      data(statement('Two', 'a:override'), 'override') +
      data(
        `source_policy_documents = [data.aws_iam_policy_document.source.json]
         override_policy_documents = [data.aws_iam_policy_document.override.json, jsonencode({ Version = "2012-10-17", Statement = { Sid = "New", Effect = "Deny", Action = "a:new" } })]
         ${statement('One', 'a:own')}${statement('Two', 'a:own')}`,
        'all',
      );
    const { policies, unread } = await read(text);
    expect(unread).toEqual([]);
    expect(policies).toMatchObject([
      {
        title: 'data.aws_iam_policy_document.all',
        document: {
          Statement: [
            { Sid: 'One', Action: 'a:own' },
            { Effect: 'Allow', Action: 'a:nameless' },
            { Sid: 'Two', Action: 'a:override' },
            { Sid: 'New', Action: 'a:new' },
          ],
        },
      },
    ]);
  });

  test('a source that is open is named', async () => {
    const { policies } = await read(
      data('source_policy_documents = [var.more]\nstatement {\n  actions = ["a:b"]\n}'),
    );
    expect(policies[0]?.unresolved).toEqual([
      {
        expression: 'source_policy_documents = [var.more]',
        where: 'line 2',
        words: 'A document in it is open: its statements are not here.',
      },
    ]);
    expect(policies[0]?.document).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'a:b' }],
    });
  });

  test('dynamic blocks, as far as what they go over is known', async () => {
    const dynamic = (over: string) =>
      data(`dynamic "statement" {
        for_each = ${over}
        iterator = each_bucket
        content {
          sid       = each_bucket.key
          actions   = ["s3:GetObject"]
          resources = ["arn:aws:s3:::\${each_bucket.value}"]
        }
      }`);
    expect((await read(dynamic('{ A = "a", B = "b" }'))).policies[0]?.document).toMatchObject({
      Statement: [
        { Sid: 'A', Resource: 'arn:aws:s3:::a' },
        { Sid: 'B', Resource: 'arn:aws:s3:::b' },
      ],
    });
    const { policies } = await read(dynamic('var.buckets'));
    expect(policies[0]?.unresolved).toMatchObject([
      { expression: 'var.buckets', where: 'line 3' },
      { expression: 'dynamic "statement" for_each = var.buckets', where: 'line 2' },
    ]);
    expect(policies[0]?.unresolved.every(({ marker }) => marker === undefined)).toBe(true);
  });

  test('attributes Terraform does not know are named', async () => {
    const { policies } = await read(data('statement {\n  action = ["a:b"]\n  when {}\n}'));
    expect(policies[0]?.unresolved.map(({ expression }) => expression)).toEqual(['action', 'when']);
  });
});

describe('where policies stand', () => {
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
      ['aws_s3_bucket_policy.b', 'aws_s3_bucket_policy.b › policy', 'identity', 'AWS::S3::Bucket', 9],
      ['aws_organizations_policy.o', 'aws_organizations_policy.o › content', 'scp', undefined, 12],
      ['module.m', 'module.m › policy_json', 'identity', undefined, 16],
    ]);
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

  test('what is no policy as far as the text goes is named', async () => {
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
        message:
          '`file("a.json")` (line 2) is open. It reads another file. Give that file along with this one.',
      },
      { where: 'aws_iam_policy.b › policy', message: 'This is no policy as JSON.' },
      {
        where: 'aws_iam_policy.c › policy',
        message:
          '`data.aws_iam_policy_document.elsewhere.json` (line 4) is open. The document is declared elsewhere. Give that file along with this one.',
      },
      { where: 'main.tf, line 5', message: 'A value is missing. This block is left out.' },
    ]);
  });

  test('the JSON syntax is named', async () => {
    const { policies, unread } = await read(
      JSON.stringify({ resource: { aws_iam_policy: { p: { policy: '${jsonencode({})}' } } } }),
    );
    expect(policies).toEqual([]);
    expect(unread).toMatchObject([{ where: 'main.tf', message: /^This is Terraform in its JSON syntax/ }]);
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
    expect(policies[0]?.assumed.map(({ value, words }) => [value, words])).toEqual([
      ['aws', 'taken as an example'],
      ['us-east-1', 'taken as an example'],
      ['111122223333', 'taken as an example'],
      ['amazonaws.com', 'taken as an example'],
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
    const EXAMPLE = 'taken as an example';
    const PROVIDER = 'from the Region of the provider';
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
