// Modules of the same repository are read with the values that they are called with.
import { expect, test } from 'vitest';
import { callersIn, folderAt, folderOf, type ModuleTree } from '#iam/import/module-tree.ts';
import { readPolicies } from '#iam/import/read-policies.ts';

type Files = Readonly<Record<string, string>>;

function treeOf(files: Files): ModuleTree {
  const all = Object.entries(files).map(([name, text]) => ({ name, text }));
  const callers = callersIn(all);
  return {
    filesIn: (folder) => all.filter(({ name }) => folderOf(name) === folder),
    callersOf: (folder) => callers.get(folder) ?? [],
  };
}

/** Each policy of a file: the resource of its first statement, and how its module is called. */
async function policiesOf(files: Files, name: string) {
  const tree = treeOf(files);
  const { policies } = await readPolicies(files[name]!, name, { beside: tree.filesIn(folderOf(name)), tree });
  return policies.map(({ text, call, unresolved }) => {
    const open = new Set(unresolved.map(({ marker }) => marker));
    expect((text.match(/\$\{[^}]*\}/g) ?? []).filter((marker) => !open.has(marker))).toEqual([]);
    const { Statement } = JSON.parse(text) as { Statement: { Resource?: unknown }[] };
    return [Statement.map(({ Resource }) => Resource), call?.address, call?.where];
  });
}

const policy = (resource: string, rest = ''): string =>
  `resource "aws_iam_policy" "p" {\n${rest}  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = ${resource} }] })\n}\n`;
const MODULE = `variable "bucket" {}\n${policy('var.bucket')}`;
const call = (name: string, source: string, rest: string): string =>
  `module "${name}" {\n  source = "${source}"\n  ${rest}\n}\n`;

const of = async (files: Files) => (await policiesOf(files, 'm/main.tf')).map(([resources]) => resources);

test('once for each caller, wherever that is', async () => {
  const files = {
    'm/main.tf': MODULE,
    'main.tf': `${call('a', './m', 'bucket = "one"')}${call('b', './m/', 'bucket = "two"')}`,
    'live/prod/main.tf': call('a', '../../m', 'bucket = "three"'),
  };
  expect(await policiesOf(files, 'm/main.tf')).toEqual([
    [['one'], 'module.a', 'main.tf:1'],
    [['two'], 'module.b', 'main.tf:5'],
    [['three'], 'live/prod › module.a', 'live/prod/main.tf:1'],
  ]);
});

test('one that nobody calls, or that is called from outside, is open', async () => {
  const open = [[['${var.bucket}'], undefined, undefined]];
  expect(await policiesOf({ 'm/main.tf': MODULE }, 'm/main.tf')).toEqual(open);
  const remote = call('a', 'example/m/aws', 'bucket = "one"');
  expect(await policiesOf({ 'm/main.tf': MODULE, 'main.tf': remote }, 'm/main.tf')).toEqual(open);
});

test.each([
  ['what is open stays open', 'bucket = aws_s3_bucket.b.arn', ['${aws_s3_bucket.b.arn}']],
  ['a variable of the same name', 'bucket = var.bucket', ['ours']],
  ['a local and a function', 'bucket = join("-", [local.a, "b"])', ['a-b']],
  ['an instance of for_each', 'for_each = toset(["x", "y"])\n  bucket = each.key', ['x', 'y']],
  ['an instance of count', 'count = 2\n  bucket = "b${count.index}"', ['b0', 'b1']],
  [
    'an open value of for_each',
    'for_each = { a = aws_vpc.v.id }\n  bucket = each.value',
    ['${aws_vpc.v.id}'],
  ],
  ['an unknown number', 'for_each = var.unknown\n  bucket = each.value', ['${each.value}']],
])('%s', async (_what, given, resources) => {
  const root = `variable "bucket" { default = "ours" }\nlocals { a = "a" }\nvariable "unknown" {}\n`;
  const files = { 'm/main.tf': MODULE, 'main.tf': root + call('a', './m', given) };
  expect(await of(files)).toEqual(resources.map((each) => [each]));
});

test.each([
  ['what the caller leaves out is its default', 'default = "b"', '', 'b'],
  ['an empty default is what the module has', 'default = ""', '', ''],
  ['null', 'default = "b"', 'x = null', null],
  ['null where that is refused', 'default = "b"\n  nullable = false', 'x = null', 'b'],
])('%s', async (_what, declared, given, resource) => {
  const files = {
    'm/main.tf': `variable "x" {\n  ${declared}\n}\n${policy('var.x')}`,
    'main.tf': call('a', './m', given),
  };
  expect(await of(files)).toEqual([[resource]]);
});

test.each([
  ['string', '111122223333', '111122223333'],
  ['bool', '"true"', true],
  ['number', '"12"', 12],
  ['list(string)', '[12]', ['12']],
])('as the type %s', async (type, given, resource) => {
  const files = {
    'm/main.tf': `variable "x" { type = ${type} }\n${policy('var.x')}`,
    'main.tf': call('a', './m', `x = ${given}`),
  };
  expect(await of(files)).toEqual([[resource]]);
});

test('optional members have their defaults, and no others are there', async () => {
  const files = {
    'm/main.tf': `variable "all" { type = map(object({ a = string, b = optional(string, "B"), c = optional(object({ d = optional(string) }), {}) })) }\n${policy('jsonencode(var.all)')}`,
    'main.tf': call('a', './m', 'all = { one = { a = "A", other = 1 } }'),
  };
  expect(await of(files)).toEqual([['{"one":{"a":"A","b":"B","c":{"d":null}}}']]);
  const one = {
    'm/main.tf': `variable "x" { type = object({ b = optional(string, "B") }) }\n${policy('var.x.b')}`,
  };
  expect(await of({ ...one, 'main.tf': call('a', './m', 'x = {}') })).toEqual([['B']]);
  expect(await of({ ...one, 'main.tf': call('a', './m', 'x = { b = null }') })).toEqual([['B']]);
  expect(await of({ ...one, 'main.tf': call('a', './m', 'x = data.x.y.z') })).toEqual([['${data.x.y.z.b}']]);
});

test('modules within modules', async () => {
  const files = {
    'm/main.tf': MODULE,
    'n/main.tf': `variable "name" {}\n${call('inner', '../m', 'bucket = "${var.name}-x"')}`,
    'main.tf': call('outer', './n', 'name = "y"'),
  };
  expect(await policiesOf(files, 'm/main.tf')).toEqual([
    [['y-x'], 'module.outer.module.inner', 'main.tf:1 › n/main.tf:2'],
  ]);
});

test('modules that call each other, or too often, are open', async () => {
  const circle = {
    'm/main.tf': MODULE + call('n', '../n', 'bucket = "a"'),
    'n/main.tf': call('m', '../m', 'bucket = "b"'),
  };
  expect(await of(circle)).toEqual([['${var.bucket}']]);
  const all = Array.from({ length: 101 }, (_each, index) => call(`a${index}`, './m', 'bucket = "a"'));
  expect(await of({ 'm/main.tf': MODULE, 'main.tf': all.join('') })).toEqual([['${var.bucket}']]);
});

test('a call in one line', async () => {
  const m = `variable "bucket" { default = "" }\n${policy('var.bucket')}`;
  expect(await of({ 'm/main.tf': m, 'main.tf': 'module "a" { source = "./m" }\n' })).toEqual([['']]);
});

test('many modules that could call each other in many ways', async () => {
  const layers = [0, 1, 2, 3, 4, 5, 6].flatMap((layer) =>
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((each) => {
      const calls = Array.from({ length: 10 }, (_each, next) =>
        call(`m${next}`, `../l${layer + 1}-${next}`, 'count = var.on ? 1 : 0\n  bucket = "a"'),
      );
      return [`l${layer}-${each}/main.tf`, `variable "on" { default = false }\n${calls.join('')}`] as const;
    }),
  );
  const files = { ...Object.fromEntries(layers), 'l7-0/main.tf': MODULE, 'main.tf': call('a', './l0-0', '') };
  expect((await policiesOf(files, 'l7-0/main.tf')).length).toBeGreaterThan(0);
});

test('outputs, as far as they are known', async () => {
  const m = `variable "name" {}
resource "aws_s3_bucket" "b" { bucket = var.name }
output "arn" { value = aws_s3_bucket.b.arn }
output "id" { value = aws_vpc.v.id }
output "all" { value = { a = ["x", var.name] } }
output "self" { value = var.name }
`;
  const root = (value: string): Files => ({
    'm/main.tf': m,
    'main.tf': `${call('one', './m', 'name = "own"')}${call('many', './m', 'for_each = { k = "v" }\n  name = each.value')}${call('round', './m', 'name = module.round.self')}${policy(value)}`,
  });
  const value = async (expression: string) => (await policiesOf(root(expression), 'main.tf'))[0]?.[0];
  expect(await value('module.one.arn')).toEqual(['arn:aws:s3:::own']);
  expect(await value('module.many["k"].arn')).toEqual(['arn:aws:s3:::v']);
  expect(await value('module.one.all.a[1]')).toEqual(['own']);
  expect(await value('module.one.id')).toEqual(['${module.one.id}']);
  expect(await value('module.one.none')).toEqual(['${module.one.none}']);
  expect(await value('module.round.self')).toEqual(['${module.round.self}']);
  expect(await value('module.other.arn')).toEqual(['${module.other.arn}']);
});

test('a resource that no call makes is read as if nobody called', async () => {
  const m = `variable "all" { default = [] }\n${policy('var.all', '  count = length(var.all)\n')}`;
  const calls = call('a', './m', '') + call('b', './m', '');
  expect(await policiesOf({ 'm/main.tf': m, 'main.tf': calls }, 'm/main.tf')).toEqual([
    [['${var.all}'], undefined, undefined],
  ]);
  const one = calls + call('c', './m', 'all = ["x"]');
  expect(await policiesOf({ 'm/main.tf': m, 'main.tf': one }, 'm/main.tf')).toEqual([
    [[['x']], 'module.c', 'main.tf:9'],
  ]);
});

test('the Region of the provider that the caller passes', async () => {
  const files = {
    'm/main.tf': `data "aws_region" "r" {}\n${policy('data.aws_region.r.name')}`,
    'main.tf': `provider "aws" { region = "eu-west-1" }\nprovider "aws" {\n  alias = "us"\n  region = "us-east-2"\n}\n${call('a', './m', '')}${call('b', './m', 'providers = { aws = aws.us }')}`,
  };
  expect(await of(files)).toEqual([['eu-west-1'], ['us-east-2']]);
});

test.each([
  ['.', './m', 'm'],
  ['a/b', '../c/', 'a/c'],
  ['a', '../../x', '../x'],
  ['/w/a', './m', '/w/a/m'],
  ['a', '../', '.'],
])('from %s, %s is %s', (folder, path, at) => expect(folderAt(folder, path)).toBe(at));

test('OpenTofu reads NAME.tofu in the place of NAME.tf', async () => {
  const files = { 'm/main.tofu': MODULE, 'main.tf': call('a', './m', 'bucket = "one"') };
  expect(await policiesOf(files, 'm/main.tofu')).toEqual([[['one'], 'module.a', 'main.tf:1']]);
  const both = { ...files, 'main.tofu': call('a', './m', 'bucket = "two"') };
  expect(await policiesOf(both, 'm/main.tofu')).toEqual([[['two'], 'module.a', 'main.tofu:1']]);
  const values = {
    'main.tf': policy('local.one'),
    'values.tf': 'locals { one = "of Terraform" }',
    'values.tofu': 'locals { one = "of OpenTofu" }',
  };
  expect(await policiesOf(values, 'main.tf')).toEqual([[['of OpenTofu'], undefined, undefined]]);
});
