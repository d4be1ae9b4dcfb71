// Texts that could stall or break a parser: each is rejected or read within its limits, and none throws.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#workshop/tools/property-runs.ts';
import { readPolicies } from './read-policies.ts';

const MEGABYTE = 1_000_000;

const many = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_each, index) => line(index)).join('\n');

const HEAD = 'resource "aws_iam_policy" "p" {\n  policy = ';
const policyOf = (expression: string, more = ''): string => `${HEAD}${expression}\n}\n${more}\n`;

/** Locals of which each is twice the one before. */
const doubling = (first: string, twice: (name: string) => string): string =>
  `locals {\n  l0 = ${first}\n${many(60, (index) => `  l${index + 1} = ${twice(`local.l${index}`)}`)}\n}\n`;

const template = (document: string): string =>
  `Resources:\n  P:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyDocument: ${document}\n`;

const bomb = (): string => {
  const levels = many(
    12,
    (index) => `a${index + 1}: &a${index + 1} [${Array(10).fill(`*a${index}`).join(', ')}]`,
  );
  return `Transform: x\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n${levels}\n${template('*a12')}`;
};

describe('Terraform', () => {
  test.each<[string, string]>([
    ['10 MB', policyOf(`"${'x'.repeat(10 * MEGABYTE)}"`)],
    [
      '2 MB of blocks',
      many(60_000, (index) => `resource "aws_iam_policy" "p${index}" {\n}`).slice(0, 2 * MEGABYTE - 1),
    ],
    [
      'many policies',
      many(
        5000,
        (index) =>
          `resource "aws_iam_policy" "p${index}" {\n  policy = jsonencode({ Version = "x", Statement = [] })\n}`,
      ),
    ],
    ['brackets', policyOf('['.repeat(MEGABYTE))],
    ['braces', policyOf('{a='.repeat(MEGABYTE / 3))],
    ['parentheses', policyOf('('.repeat(MEGABYTE))],
    ['blocks in blocks', 'resource "a" "b" {\n'.repeat(50_000)],
    ['interpolations', policyOf('"${'.repeat(MEGABYTE / 3))],
    ['a long sum', policyOf(`1${' + 1'.repeat(MEGABYTE / 4)}`)],
    ['a long chain', policyOf(`a${'.b'.repeat(MEGABYTE / 2)}`)],
    ['signs', policyOf('-'.repeat(MEGABYTE))],
    ['choices', policyOf('a ? '.repeat(MEGABYTE / 4))],
    ['open heredocs', `resource "a" "b" {}\n${many(100_000, () => 'a = <<X')}`],
    ['open comments', `resource "a" "b" {}\n${'a = /*\n'.repeat(100_000)}`],
    ['open strings', `resource "a" "b" {}\n${'a = "\n'.repeat(100_000)}`],
    ['directives', policyOf(`"${'%{'.repeat(MEGABYTE / 2)}"`)],
    ['text that doubles', doubling('"x"', (name) => `"\${${name}}\${${name}}"`) + policyOf('local.l60')],
    [
      'lists that double',
      doubling('["x"]', (name) => `concat(${name}, ${name})`) + policyOf('jsonencode(local.l60)'),
    ],
    [
      'trees that double',
      doubling('["x"]', (name) => `[${name}, ${name}]`) + policyOf('jsonencode(local.l60)'),
    ],
    ['texts that join', doubling('"x"', (name) => `join("", [${name}, ${name}])`) + policyOf('local.l60')],
    [
      'loops in loops',
      `locals {\n  l = [${'1,'.repeat(300)}]\n}\n${policyOf('[for a in local.l : [for b in local.l : [for c in local.l : [for d in local.l : a]]]]')}`,
    ],
    [
      'a long way of locals',
      `locals {\n${many(20_000, (index) => `  l${index} = local.l${index + 1}`)}\n}\n${policyOf('local.l0')}`,
    ],
    ['a circle of locals', `locals {\n  a = local.b\n  b = local.a\n}\n${policyOf('local.a')}`],
    [
      'a circle of documents',
      `data "aws_iam_policy_document" "a" {\n  source_policy_documents = [data.aws_iam_policy_document.b.json]\n}\ndata "aws_iam_policy_document" "b" {\n  source_policy_documents = [data.aws_iam_policy_document.a.json]\n}\n${policyOf('data.aws_iam_policy_document.a.json')}`,
    ],
    [
      'a circle of resources',
      `${policyOf('aws_iam_policy.q.policy')}resource "aws_iam_policy" "q" {\n  policy = aws_iam_policy.p.policy\n}\n`,
    ],
    [
      'a document of itself',
      'data "aws_iam_policy_document" "a" {\n  source_policy_documents = [data.aws_iam_policy_document.a.json]\n}\n',
    ],
    ['deep JSON', policyOf(`jsondecode("${'['.repeat(100_000)}")`)],
    ['many faults', many(100_000, () => 'resource "a" "b" { c = }')],
    [
      'sets of sets',
      `locals {\n  l = [${'1,'.repeat(2000)}]\n}\n${policyOf('setproduct(local.l, local.l, local.l)')}`,
    ],
  ])('%s', async (_name, text) => {
    const { policies, unread } = await readPolicies(text, 'main.tf');
    expect(policies.length).toBeLessThanOrEqual(2000);
    expect(unread.length).toBeLessThanOrEqual(201);
  });

  test('names such as __proto__ are ordinary names', async () => {
    const text = `variable "__proto__" { default = "a:b" }
locals {
  constructor = "c:d"
  map         = { "__proto__" = "e:f" }
}
data "aws_iam_policy_document" "toString" {
  statement {
    actions   = [var.__proto__, local.constructor, local.map["__proto__"], local.map.valueOf, local.hasOwnProperty]
    resources = [toString("x"), constructor.name]
    principals {
      type        = "__proto__"
      identifiers = ["*"]
    }
  }
}`;
    const { policies } = await readPolicies(text);
    const [statement] = (JSON.parse(policies[0]!.text) as { Statement: Record<string, unknown>[] }).Statement;
    expect(statement!['Action']).toEqual([
      'a:b',
      'c:d',
      'e:f',
      '${local.map.valueOf}',
      '${local.hasOwnProperty}',
    ]);
    expect(statement!['Resource']).toEqual(['${toString(x)}', '${constructor.name}']);
    expect(Object.keys(statement!['Principal'] as object)).toEqual(['__proto__']);
  });
});

test('Terraform providers that refer to themselves', async () => {
  const text = `provider "aws" {
  alias               = "a"
  region              = data.aws_region.r.region
  allowed_account_ids = [data.aws_caller_identity.c.account_id]
  assume_role {
    role_arn = aws_iam_role.r.arn
  }
}
data "aws_region" "r" {
  provider = aws.a
}
data "aws_caller_identity" "c" {
  provider = aws.a
}
resource "aws_iam_role" "r" {
  provider = aws.a
  name     = "r"
}
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Version = "x", Statement = [{ Action = aws_iam_role.r.arn, Resource = data.aws_region.r.region }] })
}`;
  const { policies } = await readPolicies(text, 'main.tf');
  expect(policies[0]?.unresolved.map(({ expression }) => expression)).toEqual([
    'aws_iam_role.r.arn',
    'data.aws_region.r.region',
  ]);
});

describe('YAML', () => {
  test.each<[string, string, RegExp | undefined]>([
    ['10 MB', template(`"${'x'.repeat(10 * MEGABYTE)}"`), /no more than 2 million/],
    ['aliases of aliases', bomb(), /aliases/],
    ['an alias of itself', template('&a { b: *a }'), undefined],
    ['flow lists', template('['.repeat(200_000)), undefined],
    ['flow maps', template('{a: '.repeat(100_000)), undefined],
    ['dashes', `Resources:\n  ${'- '.repeat(100_000)}`, undefined],
    ['deep maps', many(2000, (index) => `${' '.repeat(index)}Resources:`), undefined],
    ['keys', template(`\n${many(50_000, (index) => `        k${index}: v`)}`), undefined],
    ['the same key', template(`\n${many(20_000, () => `        k: v`)}`), undefined],
    ['anchors', template(`\n${many(20_000, (index) => `        k${index}: &a${index} v`)}`), undefined],
    ['documents', `Resources: {}\n${'---\na: b\n'.repeat(50_000)}`, undefined],
    ['tags', template('!!binary !!!!! &a'), undefined],
    ['question marks', template(`\n${'        ? '.repeat(10_000)}`), undefined],
  ])('%s', async (_name, text, message) => {
    const { policies, unread } = await readPolicies(text, 'a.yaml');
    expect(policies.length).toBeLessThanOrEqual(2000);
    if (message) expect(unread).toMatchObject([{ message }]);
  });

  test('functions that produce long texts', async () => {
    const parameters = `Parameters:\n  P: { Type: String, Default: "${'x'.repeat(100_000)}" }\n`;
    const text =
      parameters +
      template(
        `\n        Version: x\n        Statement:\n${many(20_000, () => '          - !Sub "${P}${P}"')}`,
      );
    const { policies } = await readPolicies(text);
    expect(policies[0]!.text.length).toBeLessThan(30 * MEGABYTE);
  });

  test('names that refer to each other', async () => {
    const roles = (last: string) =>
      many(
        49,
        (index) =>
          `  R${index}: { Type: AWS::IAM::Role, Properties: { RoleName: !Sub "\${R${index + 1}}\${R${index + 1}}" } }`,
      ) + `\n  R49: { Type: AWS::IAM::Role, Properties: { RoleName: ${last} } }\n`;
    const policy = template('{ Version: x, Statement: [{ Effect: Allow, Action: !Ref R0 }] }');
    for (const last of ['""', 'x', '!Ref R0']) {
      const { policies } = await readPolicies(`${policy}\n${roles(last)}`);
      expect(policies[0]!.unresolved.length).toBeGreaterThan(0);
    }
  });

  test('names such as __proto__ are ordinary names', async () => {
    const { policies } = await readPolicies(
      `Resources:\n  __proto__:\n    Type: AWS::IAM::Policy\n    Properties:\n      PolicyDocument:\n        Version: x\n        Statement: { Effect: !Ref constructor, Action: !GetAtt toString.valueOf, __proto__: { a: b } }\n`,
    );
    const { Statement } = JSON.parse(policies[0]!.text) as { Statement: Record<string, unknown> };
    expect(Statement['Effect']).toBe('${constructor}');
    expect(Statement['Action']).toBe('${toString.valueOf}');
    expect(Object.keys(Statement)).toContain('__proto__');
  });
});

describe('any text', () => {
  const PIECES = [
    'resource "aws_iam_policy" "p" {',
    'data "aws_iam_policy_document" "d" {',
    'statement {',
    'policy = ',
    'jsonencode(',
    ')',
    '}',
    '{',
    '[',
    ']',
    '"',
    '${',
    '%{',
    '<<EOF',
    '<<-EOF',
    'EOF',
    '\n',
    '\n',
    ' ',
    '=',
    ':',
    ',',
    '? ',
    'for x in y : ',
    'local.a',
    'locals {',
    'a = ',
    '...',
    '.*',
    '#',
    '/*',
    '*/',
    'Resources:',
    '  A:',
    '    Type: AWS::IAM::Role',
    '    Properties:',
    '      PolicyDocument:',
    '- ',
    '!Sub ',
    '!Ref ',
    '!GetAtt ',
    '&a ',
    '*a',
    '<<: ',
    '|',
    '---',
    '"Statement"',
  ];
  test('never throws', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }),
        fc.constantFrom('a.tf', 'a.yaml', 'Policy'),
        async (pieces, name) => {
          const { policies, unread } = await readPolicies(pieces.join(''), name);
          expect(policies.length + unread.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: runs(500) },
    );
  });
});
