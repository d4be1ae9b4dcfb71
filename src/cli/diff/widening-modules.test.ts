// Ways to widen access by what a Terraform module is given, each of which diff --fail-on gained must see.
import { expect, test } from 'vitest';
import { gitAsText } from './git-as-text.ts';
import { gitDifference } from './git-difference.ts';
import { statusOf } from './totals.ts';
import { commit, inRepository } from './testing/repository.ts';
import { BUCKET, terraform, testChanges, type TextChange } from './testing/changes.ts';

const MODULE = `variable "actions" {
  type    = list(string)
  default = ["s3:GetObject"]
}
variable "statements" { default = [] }
variable "arns" { default = [] }
variable "create" { default = true }
data "aws_iam_policy_document" "d" {
  statement {
    actions   = var.actions
    resources = ["${BUCKET}/*"]
  }
  dynamic "statement" {
    for_each = var.statements
    content {
      actions   = statement.value.actions
      resources = ["*"]
    }
  }
}
resource "aws_iam_role" "r" {
  count = var.create ? 1 : 0
  assume_role_policy  = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sts:AssumeRole", Principal = { Service = "ec2.amazonaws.com" } }] })
  managed_policy_arns = var.arns
}
resource "aws_iam_role_policy" "p" {
  count = var.create ? 1 : 0
  role   = aws_iam_role.r[0].name
  policy = data.aws_iam_policy_document.d.json
}
output "bucket" { value = "amzn-s3-demo-bucket" }
`;
const NESTED = `variable "inner" {}
module "role" {
  source  = "../role"
  actions = var.inner
}
`;
const others = { 'role/main.tf': MODULE, 'nested/main.tf': NESTED };
const call = (given: string, source = 'role', name = 'app'): string =>
  `module "${name}" {\n  source = "./${source}"\n${given}\n}\n`;
const given = (text: string, was: string, is: string, says?: RegExp): TextChange => ({
  ...terraform(text, was, is, says),
  others,
});
/** A change of the argument of a module whose outputs a policy names. */
const output = (actions: string, made = ''): TextChange => ({
  ...given(
    `${call(`${made}\naction = ${made ? 'each.value' : '"s3:GetObject"'}`)}resource "aws_iam_policy" "own" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = ${actions}, Resource = "*" }] })\n}\n`,
    's3:GetObject',
    's3:PutObject',
    /cannot be read: .*s3:PutObject/,
  ),
  others: { 'role/main.tf': 'variable "action" {}\noutput "action" { value = var.action }\n' },
});
const EACH = 'for_each = { a = "s3:GetObject" }';
const two = call('actions = ["s3:GetObject"]', 'role', 'other');

const WIDER: Readonly<Record<string, TextChange>> = {
  'an argument': given(
    two + call('actions = ["s3:GetObject"]'),
    'app" {\n  source = "./role"\nactions = ["s3:GetObject"]',
    'app" {\n  source = "./role"\nactions = ["s3:GetObject", "s3:PutObject"]',
    /role\/main\.tf.*module\.app › aws_iam_role_policy\.p[^]*\+ s3:PutObject/,
  ),
  'an argument that goes, as the default allows more': given(
    call('actions = ["s3:ListBucket"]'),
    'actions = ["s3:ListBucket"]',
    '',
    /\+ s3:GetObject/,
  ),
  'a local that an argument is made of': given(
    `locals { more = ["s3:GetObject"] }\n${call('actions = local.more')}`,
    '["s3:GetObject"]',
    '["s3:PutObject"]',
    /\+ s3:PutObject/,
  ),
  statements: given(
    call('statements = [{ actions = ["s3:GetObject"] }]'),
    '{ actions = ["s3:GetObject"] }',
    '{ actions = ["s3:GetObject"] }, { actions = ["s3:PutObject"] }',
    /\+ s3:PutObject/,
  ),
  'a policy by ARN': given(
    call('arns = []'),
    'arns = []',
    'arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]',
    /AdministratorAccess/,
  ),
  'through another module': given(
    call('inner = ["s3:GetObject"]', 'nested'),
    '"s3:GetObject"',
    '"s3:GetObject", "s3:PutObject"',
    /module\.app\.module\.role[^]*\+ s3:PutObject/,
  ),
  'one more call': given(`${two}# end`, '# end', call('actions = ["s3:PutObject"]'), /\+ s3:PutObject/),
  'one more instance': given(
    call('for_each = { a = ["s3:GetObject"] }\nactions = each.value'),
    '{ a = ["s3:GetObject"] }',
    '{ a = ["s3:GetObject"], b = ["s3:PutObject"] }',
    /\+ s3:PutObject/,
  ),
  'a module that is made now': given(
    call('create = false'),
    'false',
    'true',
    /cannot be read|\+ s3:GetObject/,
  ),
  'statements that are not known': given(
    call('statements = data.x.a.all'),
    'data.x.a',
    'data.x.b',
    /cannot be read: .*data\.x\.b/,
  ),
  'actions that are not known': given(
    call('actions = module.remote.a'),
    'module.remote.a',
    'module.remote.b',
    /cannot be read: .*module\.remote\.b/,
  ),
  'an unknown number': given(
    call('for_each = var.a\nactions = each.value.actions'),
    'var.a',
    'var.b',
    /cannot be read: .*var\.b/,
  ),
  'an output that a policy names': {
    ...terraform(
      MODULE,
      '"amzn-s3-demo-bucket"',
      '"*"',
      /aws_iam_policy\.own[^]*s3:PutObject .*may allow more|aws_iam_policy\.own[^]*\+ s3:PutObject/,
    ),
    file: 'role/main.tf',
    others: {
      'main.tf': `${call('')}resource "aws_iam_policy" "own" {\n  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:PutObject", Resource = "arn:aws:s3:::\${module.app.bucket}" }] })\n}\n`,
    },
  },
  'outputs of all instances': output('[for each in module.app : each.action]', EACH),
  'outputs of all instances as a list': output('values(module.app)[*].action', EACH),
  'all outputs': output('lookup(module.app, "action", "s3:GetObject")'),
  'another module with more': {
    ...given(call(''), './role', './wide', /wide\/main\.tf.*module\.app[^]*\+ s3:PutObject/),
    others: { ...others, 'wide/main.tf': MODULE.replace('s3:GetObject', 's3:PutObject') },
  },
  'a whole policy that is not known': {
    ...given(call('name = "a"'), '"a"', '"b"', /cannot be read: .*"b"/),
    others: {
      'role/main.tf':
        'variable "name" {}\nresource "aws_iam_policy" "p" {\n  policy = templatefile("p.tftpl", { name = var.name })\n}\n',
    },
  },
  'a file of variables that somebody chooses': {
    ...terraform('name = "n"\nall = ["a"]\n', '"a"', '"b"', /prod\.tfvars.*[^]*var\.all/),
    file: 'prod.tfvars',
    others: { ...others, 'main.tf': `variable "all" {}\n${call('actions = var.all')}` },
  },
  'a default that somebody may replace': {
    ...terraform('all = [\n  "a",\n]\n', '"a"', '"b"', /prod\.tfvars.*[^]*var\.all/),
    file: 'env/prod.tfvars',
    others: {
      ...others,
      'main.tf': `variable "all" { default = ["s3:GetObject"] }\n${call('actions = var.all')}`,
    },
  },
  'values in JSON': {
    ...terraform('{"actions": ["a"]}', '"a"', '"b"', /terraform\.tfvars\.json.*[^]*not read/),
    file: 'terraform.tfvars.json',
  },
  'a call in JSON': {
    ...terraform('{"module": {"a": {"source": "./role", "actions": ["a"]}}}', '"a"]', '"b"]', /not read/),
    file: 'call.tf.json',
    others,
  },
  'a call that only OpenTofu reads': {
    ...given(call('create = false'), 'false', 'true', /cannot be read|\+ s3:GetObject/),
    file: 'call.tofu',
  },
  'a file that overrides others': {
    ...terraform(
      'variable "actions" { default = ["a"] }',
      '"a"',
      '"b"',
      /role\/a_override\.tf.*[^]*not read/,
    ),
    file: 'role/a_override.tf',
    others,
  },
  'more calls than are read': given(
    Array.from({ length: 101 }, (_each, index) =>
      call(`actions = ["s3:GetObject", "a:${index}x"]`, 'role', `m${index}`),
    ).join(''),
    'a:7x',
    's3:PutObject',
    /cannot be read: .*s3:PutObject/,
  ),
  'a module that is not in the repository': given(
    call('actions = ["s3:GetObject"]', 'elsewhere'),
    's3:GetObject',
    's3:PutObject',
    /cannot be read: .*s3:PutObject/,
  ),
};

const HARMLESS: Readonly<Record<string, TextChange>> = {
  'an argument that says nothing about access': given(call('name = "a"'), '"a"', '"b"'),
  'a variable that no policy names': {
    ...terraform('label = "a"\nall = ["a"]\n', '"a"\n', '"b"\n'),
    file: 'prod.tfvars',
    others: { ...others, 'main.tf': `variable "label" {}\nvariable "all" {}\n${call('actions = var.all')}` },
  },
  'other settings in JSON': {
    ...terraform('{"terraform": {"required_version": "1.8"}}', '1.8', '1.9'),
    file: 'versions.tf.json',
  },
  'the last call': given(`# none\n${call('')}`, call(''), ''),
  less: given(call('actions = ["s3:GetObject", "s3:PutObject"]'), ', "s3:PutObject"', ''),
  'a default that is written': given(call(''), '\n\n', '\nactions = ["s3:GetObject"]\n'),
  'a line above': given(call('actions = ["s3:GetObject"]'), 'module', '# ours\nmodule'),
  'the layout': given(call('actions = ["s3:GetObject"]'), '["s3:GetObject"]', '[\n"s3:GetObject",\n]'),
};

inRepository('Terraform modules', () => {
  testChanges({ ...WIDER, ...HARMLESS });

  test.each([
    ['with its default', call('')],
    ['with values', call('actions = ["s3:GetObject", "s3:PutObject"]')],
    ['through another module', call('inner = ["s3:GetObject"]', 'nested')],
  ])('of a module whose last call goes, %s, all is lost', async (_how, text) => {
    const nested = text.includes('nested') ? { 'nested/main.tf': NESTED } : {};
    commit({ 'role/main.tf': MODULE, ...nested, 'main.tf': text });
    commit({ 'main.tf': '' });
    const found = await gitDifference('HEAD~1..HEAD', []);
    expect(found.policies.map(({ policy, status }) => [policy.replace(/.* › (?=aws)/, ''), status])).toEqual([
      ['aws_iam_role.r › assume_role_policy', 'deleted'],
      ['aws_iam_role_policy.p › policy', 'deleted'],
    ]);
    expect(gitAsText(found, { color: false })).toMatch(
      /- s3:GetObject[^]*2 changed policies: 0 gained, [23] lost/,
    );
    expect([statusOf(found, 'gained'), statusOf(found, 'lost')]).toEqual([0, 1]);
  });

  test('a module that is called no more and that is widened gains', async () => {
    commit({ 'role/main.tf': MODULE, 'main.tf': call('') });
    commit({ 'main.tf': '', 'role/main.tf': MODULE.replace('s3:GetObject', 's3:PutObject') });
    expect(statusOf(await gitDifference('HEAD~1..HEAD', []), 'gained')).toBe(1);
  });

  test('what is open in files that did not change is no news', async () => {
    const open = `${MODULE}resource "aws_iam_policy" "o" {\n  policy = data.x.y.z\n}\n`;
    commit({ 'role/main.tf': open, 'main.tf': call('actions = ["s3:GetObject"]') });
    commit({ 'main.tf': call('actions = ["s3:PutObject"]') });
    const { policies, unread } = await gitDifference('HEAD~1..HEAD', []);
    expect(policies.map(({ file, policy, status }) => [file, policy, status])).toEqual([
      ['role/main.tf', 'module.app › aws_iam_role_policy.p › policy', 'changed'],
    ]);
    expect(unread.filter(({ file }) => file === 'role/main.tf')).toEqual([]);
  });
});
