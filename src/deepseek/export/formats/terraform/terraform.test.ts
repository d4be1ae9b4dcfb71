// Terraform configurations: formatting, strings, declared variables, and documents that the data source cannot express.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import type { Edits } from '#deepseek/export/export-kit.ts';
import { usableKit } from '#deepseek/export/testing/kits.ts';
import type { Choices } from '#deepseek/export/exporter.ts';
import type { PolicyJson } from '#deepseek/export/export-document.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { unfitForDataSource } from './document.ts';
import { attribute, block, hclFile, list, object } from './hcl.ts';
import { hclText, quoted } from './text.ts';
import { terraform } from './terraform.ts';

const filesOf = (answers: Answers, choices?: Choices, edits?: Edits): ReadonlyMap<string, string> =>
  new Map(terraform.files(usableKit(answers, edits), choices).map(({ name, text }) => [name, text]));

const textOf = (files: ReadonlyMap<string, string>): string => [...files.values()].join('\n');

describe('spacing', () => {
  test('the = of adjacent one-line attributes are aligned', () => {
    expect(
      hclFile([block('a "b"', [attribute('x', '1'), attribute('long', '2'), attribute('me', '3')])]),
    ).toBe('a "b" {\n  x    = 1\n  long = 2\n  me   = 3\n}\n');
  });

  test('an attribute of several lines has blank lines around it and ends the alignment', () => {
    const several = list(['"1"', '"2"']);
    expect(
      hclFile([block('a', [attribute('x', '1'), attribute('longer', several), attribute('me', '3')])]),
    ).toBe('a {\n  x = 1\n\n  longer = [\n    "1",\n    "2",\n  ]\n\n  me = 3\n}\n');
  });

  test('members of objects are aligned without blank lines', () => {
    const value = object([
      ['A', '1'],
      ['Long', list(['1', '2'])],
      ['Me', list(['1'])],
    ]);
    expect(hclFile([attribute('x', value)])).toBe(
      'x = {\n  A = 1\n  Long = [\n    1,\n    2,\n  ]\n  Me = [1]\n}\n',
    );
  });

  test('blocks have blank lines around them, and empty ones take one line', () => {
    expect(hclFile([block('data "x" "y"', []), block('a', [attribute('b', '1'), block('c', [])])])).toBe(
      'data "x" "y" {}\n\na {\n  b = 1\n\n  c {}\n}\n',
    );
  });

  test('line breaks in a comment are removed', () => {
    expect(hclFile([block('a', [], 'one\ntwo\u2028three')])).toBe('# one two three\na {}\n');
  });
});

describe('strings', () => {
  test.each([
    ['plain', '"plain"'],
    ['a"b\\c', String.raw`"a\"b\\c"`],
    ['a\nb\rc\td', String.raw`"a\nb\rc\td"`],
    ['${aws:username}', '"$${aws:username}"'],
    ['%{ if x }', '"%%{ if x }"'],
    ['$${x}', '"\\u0024$${x}"'],
    ['a$', '"a$"'],
    ['\u202e\ud800', '"\\u202e\\ufffd"'],
    ['é 漢 🦊', '"é 漢 🦊"'],
  ])('%j is written %s', (text, written) => {
    expect(quoted(text)).toBe(written);
  });

  test('a $ in front of a reference is written as \\u0024', () => {
    const template = [{ kind: 'literal', text: '$' } as const, { kind: 'partition' } as const];
    expect(hclText(template, () => 'local.partition')).toBe('"\\u0024${local.partition}"');
  });

  test('policy variables are written with & in the data source', () => {
    expect(hclText([{ kind: 'literal', text: '${aws:username}/x' }], () => '', 'document')).toBe(
      '"&{aws:username}/x"',
    );
  });

  test('a reference alone is a bare expression', () => {
    expect(hclText([{ kind: 'account' }], () => 'local.account_id')).toBe('local.account_id');
  });
});

test('variables are declared if and only if they are used, and so are data sources', () => {
  fc.assert(
    fc.property(
      anyAnswers,
      fc.constantFrom('managed', 'inline'),
      fc.constantFrom('data-source', 'jsonencode'),
      (answers, policies, documents) => {
        const text = textOf(filesOf(answers, { policies, documents }));
        const all = (pattern: RegExp): ReadonlySet<string> =>
          new Set([...text.matchAll(pattern)].map(([, name = '']) => name));
        expect(all(/^variable "(\w+)"/gm)).toEqual(all(/\bvar\.(\w+)/g));
        expect(all(/^data "aws_iam_policy_document" "(\w+)"/gm)).toEqual(
          all(/\bdata\.aws_iam_policy_document\.(\w+)/g),
        );
        for (const local of ['partition', 'account_id'])
          expect(text.includes(`\n  ${local} `)).toBe(text.includes(`local.${local}`));
      },
    ),
    { numRuns: runs(60) },
  );
});

const importer: Answers = { scenario: 'import', values: {} };

test('open answers are variables without a default, names have one', () => {
  const variables = filesOf(importer).get('variables.tf') ?? '';
  expect(variables).toMatch(
    /variable "weights_bucket" \{\n {2}description = ".+"\n {2}type {8}= string\n\n {2}validation \{/,
  );
  expect(variables).toMatch(/variable "service_role_name" \{[^}]*default {5}= "DeepSeekModelImportRole"/);
});

test('policies refer to roles of the configuration, also in iam:PassRole', () => {
  const main = filesOf(importer).get('main.tf') ?? '';
  expect(main).toContain('resources = [aws_iam_role.service.arn]');
  expect(main).not.toContain('role/DeepSeekModelImportRole');
});

test('the caller’s account is looked up only where it is open', () => {
  expect(textOf(filesOf(importer))).toContain('data "aws_caller_identity" "current" {}');
  const given = textOf(filesOf({ scenario: 'import', values: { account: '123456789012' } }));
  expect(given).not.toContain('aws_caller_identity');
  expect(given).toContain('allowed_account_ids = ["123456789012"]');
});

const accounts: Answers = { scenario: 'opensearch-accounts', values: {} };

test('resources in another account have a separate provider, which the example sets', () => {
  const files = filesOf(accounts);
  expect(files.get('main.tf')).toMatch(
    /resource "aws_iam_role" "model" \{\n {2}provider {11}= aws\.other_account/,
  );
  expect(files.get('versions.tf')).toContain('configuration_aliases = [aws.other_account]');
  const example = files.get('examples/basic/main.tf') ?? '';
  expect(example).toContain('alias   = "other_account"');
  expect(example).toContain('profile = var.other_account_profile');
  expect(example).toContain(
    '  providers = {\n    aws               = aws\n    aws.other_account = aws.other_account\n  }',
  );
});

test('the module has no provider block, and bounds on both sides of each version', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const [name, text] of filesOf(answers))
        expect(/^provider "aws"/m.test(text), name).toBe(name === 'examples/basic/main.tf');
    }),
    { numRuns: runs(20) },
  );
  const versions = filesOf(importer).get('versions.tf') ?? '';
  expect(versions).toContain('required_version = ">= 1.5, < 2.0"');
  expect(versions).toMatch(/version = "~> 6\.0"/);
});

test('the example passes every value on that the module needs, and none of them has a default', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const files = filesOf(answers);
      const required = (file: string): readonly string[] =>
        [...(files.get(file) ?? '').matchAll(/^variable "(\w+)" \{\n((?: .*\n|\n)*?)\}/gm)].flatMap(
          ([, name = '', body = '']) => (/^ {2}default /m.test(body) ? [] : [name]),
        );
      const call = files.get('examples/basic/main.tf') ?? '';
      for (const name of required('variables.tf'))
        expect(call).toMatch(new RegExp(`^ {2}${name} += var`, 'm'));
      // Placeholders are values to replace, so a plain `terraform apply` takes none of them.
      const examples = files.get('examples/basic/terraform.tfvars.example') ?? '';
      expect([...examples.matchAll(/^(\w+) += /gm)].map(([, name]) => name)).toEqual(
        required('examples/basic/variables.tf'),
      );
      expect([...files.keys()].filter((name) => name.endsWith('.tfvars'))).toEqual([]);
    }),
    { numRuns: runs(40) },
  );
});

test.each([
  ['managed', '[aws_iam_role_policy_attachment.service_permissions.policy_arn]', '[]'],
  ['inline', '[]', '[aws_iam_role_policy.service_permissions.name]'],
])('exclusive attachments are off, and then name every %s policy', (policies, arns, names) => {
  const files = filesOf(importer, { policies });
  expect(files.get('variables.tf')).toMatch(
    /variable "exclusive_attachments" \{\n.*\n {2}type {8}= bool\n {2}default {5}= false/,
  );
  const block = (type: string, list: string): string =>
    [
      `resource "${type}" "service" {`,
      '  count = var.exclusive_attachments ? 1 : 0',
      '  role_name = aws_iam_role.service.name',
      `  ${list}`,
      '}',
    ].join('\n');
  const spaced = (files.get('main.tf') ?? '').replaceAll(/ +=/g, ' =');
  expect(spaced).toContain(block('aws_iam_role_policy_attachments_exclusive', `policy_arns = ${arns}`));
  expect(spaced).toContain(block('aws_iam_role_policies_exclusive', `policy_names = ${names}`));
});

test('the README says which commands apply the example', () => {
  const text = filesOf(importer).get('README.md') ?? '';
  expect(text).toContain(
    'cd examples/basic\ncp terraform.tfvars.example terraform.tfvars # then put in your values\nterraform init\nterraform apply\n',
  );
  expect(text).toContain('`module "deep_seek_model_import_role"`');
});

const STATEMENT = { Sid: 'A', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const policy = (statement: object, more: object = {}): PolicyJson =>
  ({ Version: '2012-10-17', Statement: [{ ...STATEMENT, ...statement }], ...more }) as unknown as PolicyJson;

describe('the data source', () => {
  test.each([
    ['a member of its own', policy({}, { Comment: 'x' }), 'Comment'],
    ['a member of a statement', policy({ Comment: 'x' }), 'Comment'],
    ['another version', policy({}, { Version: '2008-10-17' }), '2012-10-17'],
    [
      'not text',
      policy({ Condition: { Bool: { 'aws:SecureTransport': true } } }),
      'Condition that is not text',
    ],
    ['an empty list', policy({ Action: [] }), 'list in Action'],
    [
      'an empty text',
      policy({ Condition: { StringEquals: { 'aws:PrincipalTag/x': '' } } }),
      'empty text in Condition',
    ],
    ['its own sign', policy({ Resource: 'arn:aws:s3:::a&{b' }), '&{ in Resource'],
    ['its own sign in one of several', policy({ Resource: ['a', 'a&{b'] }), '&{ in Resource'],
    ['one of several that is not text', policy({ Resource: ['a', 1] }), 'Resource that is not text'],
    ['one of several that is empty', policy({ NotResource: ['a', ''] }), 'empty text in NotResource'],
    ['a principal that is text', policy({ Principal: 'a' }), 'Principal without a type'],
    ['no principal', policy({ NotPrincipal: {} }), 'empty NotPrincipal'],
    ['a principal of an empty type', policy({ Principal: { AWS: 'a', '': 'b' } }), 'of type *'],
    [
      'an empty principal beside one',
      policy({ Principal: { AWS: 'a', Service: '' } }),
      'empty text in Principal',
    ],
    ['a condition that is text', policy({ Condition: 'x' }), 'not an object'],
    ['no test', policy({ Condition: {} }), 'empty Condition'],
    ['a test without keys', policy({ Condition: { Bool: { a: 'true' }, Null: {} } }), 'empty Condition'],
    ['a test that is text', policy({ Condition: { Bool: { a: 'true' }, Null: 'x' } }), 'empty Condition'],
    ['an empty value beside one', policy({ Condition: { Bool: { a: 'true', b: [] } } }), 'list in Condition'],
    ['a Sid that is a number', policy({ Sid: 1 }), 'Sid without a text'],
    ['an empty Sid', policy({ Sid: '' }), 'Sid without a text'],
    ['an Effect that is a list', policy({ Effect: ['Allow'] }), 'Effect without a text'],
    ['another Effect', policy({ Effect: 'Maybe' }), 'another Effect'],
    ['no Effect', policy({ Effect: undefined }), 'without'],
    ['an Id that is a number', policy({}, { Id: 5 }), 'Id that is not text'],
    ['an empty Id', policy({}, { Id: '' }), 'Id that is not text'],
    ['no statements', { Version: '2012-10-17', Statement: [] }, 'no statements'],
    ['no Statement', { Version: '2012-10-17' }, 'no statements'],
    ['a statement that is text', { Version: '2012-10-17', Statement: [STATEMENT, 'x'] }, 'not an object'],
    ['one Sid twice', { ...policy({}), Statement: [STATEMENT, STATEMENT] }, 'one Sid twice'],
    ['a principal of type *', policy({ Principal: { '*': '*' } }), 'Principal of type *'],
  ])('cannot express %s', (_, document, why) => {
    expect(unfitForDataSource(document)).toContain(why);
  });

  test.each([
    ['NotPrincipal', policy({ NotPrincipal: { AWS: 'arn:aws:iam::123456789012:root' } })],
    ['NotAction and NotResource', policy({ NotAction: 'iam:*', NotResource: ['a', 'b'] })],
    ['everybody', policy({ Principal: '*' })],
    ['one statement without a list', { ...policy({}), Statement: STATEMENT }],
    ['an Id', policy({}, { Id: 'mine' })],
    ['a Deny', policy({ Effect: 'Deny' })],
  ])('can express %s', (_, document) => {
    expect(unfitForDataSource(document)).toBeUndefined();
  });
});

test('an edited document with NotPrincipal is a data source with not_principals', () => {
  const edited = policy({ NotPrincipal: { AWS: ['arn:aws:iam::123456789012:root'] }, Effect: 'Deny' });
  const main = filesOf(importer, {}, { 'operator.permissions': JSON.stringify(edited) }).get('main.tf');
  expect(main).toContain(
    '    not_principals {\n      type        = "AWS"\n      identifiers = ["arn:${local.partition}:iam::123456789012:root"]\n    }',
  );
});

test('an edited document that the data source cannot express uses jsonencode, and a comment says why', () => {
  const edited = policy({ Condition: { Bool: { 'aws:SecureTransport': true } } });
  const main = filesOf(importer, {}, { 'operator.permissions': JSON.stringify(edited) }).get('main.tf');
  expect(main).toMatch(
    /^# jsonencode, .*aws_iam_policy_document .*Condition.*\nresource "aws_iam_policy" "operator_permissions" \{/m,
  );
  expect(main).toContain('"aws:SecureTransport" = true');
});
