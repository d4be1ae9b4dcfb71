// The data source aws_iam_policy_document is rendered as the AWS provider does.
import { describe, expect, test } from 'vitest';
import { read, data, documentOf, statementOf } from '#iam/import/testing/read-terraform.ts';

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
    expect(await of(principals('AWS', '"${["1", "2"]}", "3"'))).toEqual({ AWS: ['1', '2', '3'] });
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
        words: expect.stringContaining('statements are missing'),
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
    expect(policies[0]?.document).toMatchObject({
      Statement: [{ Sid: '${each_bucket.key}', Resource: 'arn:aws:s3:::${each_bucket.value}' }],
    });
    expect(policies[0]?.unresolved).toMatchObject([
      { expression: 'var.buckets', where: 'line 3' },
      { expression: 'dynamic "statement" for_each = var.buckets', where: 'line 2' },
      { expression: 'each_bucket.key', marker: '${each_bucket.key}' },
      { expression: 'each_bucket.value', marker: '${each_bucket.value}' },
    ]);
  });

  test('attributes Terraform does not know are named', async () => {
    const { policies } = await read(data('statement {\n  action = ["a:b"]\n  when {}\n}'));
    expect(policies[0]?.unresolved.map(({ expression }) => expression)).toEqual(['action', 'when']);
  });
});
