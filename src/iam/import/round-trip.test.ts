// A policy written as Terraform or CloudFormation is read back as the same policy.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { runs } from '#workshop/tools/property-runs.ts';
import { hclText, specialText, quoted, type Plain } from './hcl/hcl.arbitrary.ts';
import { readPolicies } from './read-policies.ts';

/** One text, or several different ones. */
const oneOrMore = fc
  .uniqueArray(specialText, { minLength: 1, maxLength: 3 })
  .map((list): Plain => (list.length === 1 ? list[0]! : list));

const name = fc
  .oneof(specialText, fc.constantFrom('StringEquals', 'aws:SourceAccount', 'AWS', 'Service'))
  .filter((key) => key !== '__proto__');

const conditions = fc.dictionary(name, fc.dictionary(name, oneOrMore, { minKeys: 1, maxKeys: 2 }), {
  minKeys: 1,
  maxKeys: 2,
});

/** Of types that no other way of writing is for. */
const principals = fc.dictionary(
  name.filter((type) => type !== '*'),
  oneOrMore,
  { minKeys: 1, maxKeys: 2 },
);

const statement = (sid: number) =>
  fc.record(
    {
      Sid: fc.constantFrom(`Sid${sid}`, `${sid}`),
      Effect: fc.constantFrom('Allow', 'Deny'),
      Principal: fc.oneof(fc.constant('*' as const), principals),
      NotPrincipal: principals,
      Action: oneOrMore,
      NotAction: oneOrMore,
      Resource: oneOrMore,
      NotResource: oneOrMore,
      Condition: conditions,
    },
    { requiredKeys: ['Effect', 'Action'] },
  );

type Statement = {
  readonly [K in 'Sid' | 'Effect']?: string;
} & { readonly [element: string]: Plain | undefined };

const policy = fc
  .tuple(
    statement(0),
    statement(1),
    fc.constantFrom('2012-10-17', '2008-10-17'),
    fc.integer({ min: 1, max: 2 }),
  )
  .map(([first, second, Version, count]) => ({
    Version,
    Statement: [first, second].slice(0, count) as unknown as readonly Statement[],
  }));

type Policy = typeof policy extends fc.Arbitrary<infer T> ? T : never;

const listOf = (value: Plain): readonly Plain[] =>
  Array.isArray(value) ? (value as readonly Plain[]) : [value];

const inBlock = (value: Plain): string => hclText(listOf(value), 0);

const ATTRIBUTES = {
  Sid: 'sid',
  Effect: 'effect',
  Action: 'actions',
  NotAction: 'not_actions',
  Resource: 'resources',
  NotResource: 'not_resources',
} as const;

function principalBlocks(block: string, value: Plain | undefined): string {
  if (value === undefined) return '';
  const entries: readonly (readonly [string, Plain])[] =
    value === '*' ? [['*', '*']] : Object.entries(value as { [type: string]: Plain });
  return entries
    .map(([type, ids]) => `${block} {\n  type = ${quoted(type)}\n  identifiers = ${inBlock(ids)}\n}\n`)
    .join('');
}

function statementBlock(each: Statement): string {
  const attributes = Object.entries(ATTRIBUTES).flatMap(([element, attribute]) => {
    const value = each[element];
    if (value === undefined) return [];
    const isText = element === 'Sid' || element === 'Effect';
    return [`${attribute} = ${isText ? quoted(String(value)) : inBlock(value)}\n`];
  });
  const tests = Object.entries((each['Condition'] ?? {}) as { [test: string]: { [key: string]: Plain } });
  const conditions = tests.flatMap(([test, keys]) =>
    Object.entries(keys).map(
      ([key, values]) =>
        `condition {\n  test = ${quoted(test)}\n  variable = ${quoted(key)}\n  values = ${inBlock(values)}\n}\n`,
    ),
  );
  const who =
    principalBlocks('principals', each['Principal']) +
    principalBlocks('not_principals', each['NotPrincipal']);
  return `statement {\n${attributes.join('')}${who}${conditions.join('')}}\n`;
}

const asDataSource = ({ Version, Statement }: Policy): string =>
  `data "aws_iam_policy_document" "p" {
version = "${Version}"
${Statement.map((each) => statementBlock(each)).join('')}}
resource "aws_iam_policy" "p" {
  name   = "p"
  policy = data.aws_iam_policy_document.p.json
}
`;

const asJsonencode = (value: Policy, style: number): string =>
  `resource "aws_iam_policy" "p" {\n  policy = jsonencode(${hclText(value as unknown as Plain, style)})\n}\n`;

/** No line of JSON is a lone word, so none ends the heredoc. */
const asHeredoc = (value: Policy): string =>
  `resource "aws_iam_policy" "p" {\n  policy = <<-POLICY\n${JSON.stringify(value, null, 2).replaceAll(/[$%](?=\{)/g, '$&$&')}\n  POLICY\n}\n`;

/** Each text as `Fn::Sub`, whose own sign is escaped. */
const substituted = (value: Plain): Plain =>
  typeof value === 'string'
    ? { 'Fn::Sub': value.replaceAll(/\$\{(?=[^{}]*\})/g, '${!') }
    : typeof value !== 'object' || value === null
      ? value
      : Array.isArray(value)
        ? (value as readonly Plain[]).map((each) => substituted(each))
        : Object.fromEntries(Object.entries(value).map(([key, each]) => [key, substituted(each)]));

const asTemplate = (document: Plain) => ({
  AWSTemplateFormatVersion: '2010-09-09',
  Resources: { P: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: document } } },
});

async function readBack(text: string): Promise<unknown> {
  const { policies, unread } = await readPolicies(text);
  expect(unread).toEqual([]);
  expect(policies.length).toBe(1);
  expect(policies[0]?.unresolved).toEqual([]);
  return JSON.parse(policies[0]!.text);
}

const comesBack =
  (write: (value: Policy, style: number) => string, from = policy) =>
  () =>
    fc.assert(
      fc.asyncProperty(from, fc.integer({ min: 0, max: 3 }), async (value, style) => {
        expect(await readBack(write(value, style))).toEqual(value);
      }),
      { numRuns: runs(100) },
    );

/** A data source cannot say `&{`: the provider takes it for a variable of IAM. */
const withoutAmpersand = policy.filter((value) => !JSON.stringify(value).includes('&{'));

const plain = (value: Policy): Plain => value as unknown as Plain;

describe('Terraform', () => {
  test(
    'data source',
    comesBack((value) => asDataSource(value), withoutAmpersand),
  );
  test('jsonencode', comesBack(asJsonencode));
  test(
    'heredoc',
    comesBack((value) => asHeredoc(value)),
  );
});

describe('CloudFormation', () => {
  test(
    'JSON',
    comesBack((value) => JSON.stringify(asTemplate(plain(value)))),
  );
  test(
    'YAML',
    comesBack((value) => stringify(asTemplate(plain(value)), { defaultStringType: 'QUOTE_DOUBLE' })),
  );
  test(
    'Fn::Sub',
    comesBack((value) => JSON.stringify(asTemplate(substituted(plain(value))))),
  );
});

describe('the command line', () => {
  test(
    'URL-encoded',
    comesBack((value) => {
      const document = encodeURIComponent(JSON.stringify(value));
      return JSON.stringify({
        PolicyVersion: { Document: document, VersionId: 'v1', IsDefaultVersion: true },
      });
    }),
  );
});
