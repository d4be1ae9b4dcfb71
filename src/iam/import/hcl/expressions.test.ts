// Expressions of Terraform come to the values that Terraform gives them, or stay open under a name.
import { describe, expect, test } from 'vitest';
import { deploymentEnvironment } from '#iam/import/deployment-environment.ts';
import { linesOf } from '#iam/import/lines.ts';
import { Notes, settle } from '#iam/import/partial-value.ts';
import { evaluate } from './evaluate.ts';
import { moduleOf } from './module.ts';
import { parseHcl } from './parse-body.ts';
import { lookUp } from './references.ts';

/** The value of the attribute `x`, with what was said about it. */
function valueOf(text: string) {
  const { body, faults } = parseHcl(text);
  expect(faults).toEqual([]);
  const file = { text, lineAt: linesOf(text), prefix: '' };
  const notes = new Notes();
  const x = body.attributes.find(({ name }) => name === 'x')!;
  const value = evaluate(x.value, {
    module: moduleOf([{ file, body, faults, isVariables: false, isChosen: false }], {
      folder: '.',
      tree: undefined,
      texts: new Map(),
    }),
    file,
    notes,
    environment: deploymentEnvironment(),
    lookUp,
    names: new Map(),
    active: undefined,
    used: new Set(),
    depth: 0,
    budget: { left: 10_000 },
  });
  return { value: settle(value), open: notes.unresolved.map(({ expression }) => expression) };
}

const AROUND = `
variable "name" { default = "amzn-s3-demo-bucket" }
variable "on" { default = true }
variable "none" { type = string }
variable "nothing" { default = null }
locals {
  list = ["a", "b", "a"]
  map  = { one = 1, "two" : "2" }
  deep = { a = [{ b = "c" }] }
  back = local.forth
  forth = local.back
}
`;

describe('values', () => {
  test.each<[string, unknown]>([
    ['"a"', 'a'],
    ['"a\\n\\t\\"\\\\ \\u00e9 \\U0001F600"', 'a\n\t"\\ é 😀'],
    ['"$${aws:username} %%{if} $ % $$ %% {"', '${aws:username} %{if} $ % $$ %% {'],
    ['1.5', 1.5],
    ['-3', -3],
    ['1e3', 1000],
    ['[true, false, null,]', [true, false, null]],
    ['[ # one\n 1, // two\n 2 /* three */, 3\n]', [1, 2, 3]],
    ['{ a = 1, "b:c" = 2, d : 3 }', { a: 1, 'b:c': 2, d: 3 }],
    ['{\n  a = 1\n  b = 2\n}', { a: 1, b: 2 }],
    ['{ (var.name) = 1, "${var.name}-x" = 2 }', { 'amzn-s3-demo-bucket': 1, 'amzn-s3-demo-bucket-x': 2 }],
    ['{ __proto__ = { a = 1 } }', JSON.parse('{"__proto__": {"a": 1}}')],
    ['"x-${var.name}"', 'x-amzn-s3-demo-bucket'],
    ['"${local.list}"', ['a', 'b', 'a']],
    ['"${1}-${true}"', '1-true'],
    ['"a ${~ "b" ~} c"', 'abc'],
    ['local.deep.a[0].b', 'c'],
    ['local.deep["a"].0.b', 'c'],
    ['local.map["two"]', '2'],
    ['var.on ? "yes" : "no"', 'yes'],
    ['var.on && !false ? 1 : 2', 1],
    ['1 + 2 * 3 - 4 / 2', 5],
    ['1 == 1 && "a" != "b" || false', true],
    ['7 % 4 >= 3', true],
    ['[for v in local.list : "${v}!"]', ['a!', 'b!', 'a!']],
    ['[for i, v in local.list : v if i > 0]', ['b', 'a']],
    ['{ for k, v in local.map : k => v }', { one: 1, two: '2' }],
    ['{ for v in local.list : v => v... }', { a: ['a', 'a'], b: ['b'] }],
    ['jsonencode({ a = [1, "x"] })', '{"a":[1,"x"]}'],
    ['jsondecode("{\\"a\\": 1}").a', 1],
    ['merge({ a = 1 }, { a = 2, b = 3 })', { a: 2, b: 3 }],
    ['merge([{ a = 1 }, { b = 2 }]...)', { a: 1, b: 2 }],
    ['concat(local.list, ["c"])', ['a', 'b', 'a', 'c']],
    ['toset(local.list)', ['a', 'b']],
    ['distinct(compact(["a", "", "a"]))', ['a']],
    ['flatten([["a"], [["b"]]])', ['a', 'b']],
    ['format("%s-%d%%", "a", 3)', 'a-3%'],
    ['formatlist("arn:%s", ["a", "b"])', ['arn:a', 'arn:b']],
    ['join(",", local.list)', 'a,b,a'],
    ['split(",", "a,b")', ['a', 'b']],
    ['replace("a-b", "-", "$&")', 'a$&b'],
    ['upper("a") == "A"', true],
    ['lookup(local.map, "three", "x")', 'x'],
    ['element(local.list, 4)', 'b'],
    ['length(local.list)', 3],
    ['slice(local.list, 0, 2)', ['a', 'b']],
    ['coalesce("", "a")', 'a'],
    ['sort(["b", "a"])', ['a', 'b']],
    ['keys(local.map)', ['one', 'two']],
    ['try(local.list[0], "x")', 'a'],
    ['<<EOF\n  a ${var.name}\n$${b}\\n\nEOF\n', '  a amzn-s3-demo-bucket\n${b}\\n\n'],
    ['<<-EOF\n    a\n\n      b\n    EOF\n', 'a\n\n  b\n'],
    ['(\n1 +\n2\n)', 3],
  ])('%s', (text, expected) => {
    expect(valueOf(`${AROUND}x = ${text}\n`)).toEqual({ value: expected, open: [] });
  });
});

describe('what cannot be worked out is named and marked', () => {
  test.each<[string, unknown, readonly string[]]>([
    ['var.none', '${var.none}', ['var.none']],
    ['var.nothing', '${var.nothing}', ['var.nothing']],
    ['"a/${var.none}/b"', 'a/${var.none}/b', ['var.none']],
    ['aws_s3_bucket.b["k"].arn', '${aws_s3_bucket.b[k].arn}', ['aws_s3_bucket.b["k"].arn']],
    ['data.aws_kms_key.k.arn', '${data.aws_kms_key.k.arn}', ['data.aws_kms_key.k.arn']],
    ['module.m.arn', '${module.m.arn}', ['module.m.arn']],
    ['each.value', '${each.value}', ['each.value']],
    ['aws_instance.all[*].arn', '${aws_instance.all[_].arn}', ['aws_instance.all[*].arn']],
    ['local.list[9]', '${local.list[9]}', ['local.list[9]']],
    ['try([var.none], [])', ['${var.none}'], ['var.none']],
    ['try(var.none, [])', '${try(var.none_[])}', ['var.none', 'try(var.none, [])']],
    ['concat(["a"], var.none)', ['a', '${var.none}'], ['var.none']],
    ['jsonencode({ a = var.none })', '{"a":"${var.none}"}', ['var.none']],
    ['upper(var.none)', '${upper(var.none)}', ['var.none', 'upper(var.none)']],
    ['var.none ? 1 : 2', '${var.none_1_2}', ['var.none', 'var.none ? 1 : 2']],
    ['cidrsubnet("10.0.0.0/8", 8, 1)', '${cidrsubnet(10.0.0.0_8_8_1)}', ['cidrsubnet("10.0.0.0/8", 8, 1)']],
    ['file("a.json")', '${file(a.json)}', ['file("a.json")']],
    ['"%{ if true }x%{ endif }"', '${_iftruex_endif}', ['"%{ if true }x%{ endif }"']],
    ['[for v in var.none : v]', '${[forvinvar.none_v]}', ['var.none', '[for v in var.none : v]']],
    ['"a${local.list}"', '${alocal.list}', ['"a${local.list}"']],
  ])('%s', (text, value, open) => {
    expect(valueOf(`${AROUND}x = ${text}\n`)).toEqual({ value, open });
  });

  test('a circle ends', () => {
    expect(valueOf(`${AROUND}x = local.back\n`).open).toEqual(['local.back']);
  });

  test('a marker is never a variable of IAM', () => {
    for (const text of ['var.none', 'var.none ? "a" : "b"', 'lookup({ a : 1 }, var.none, "aws:username")']) {
      const value = String(valueOf(`${AROUND}x = ${text}\n`).value);
      expect(value).toMatch(/^\$\{[^\s:'{},]+\}$/);
    }
  });
});

describe('texts with faults', () => {
  test('the blocks around a faulty one are read', () => {
    const { body, faults } = parseHcl('a = 1\nresource "x" "y" {\n  b = [\n}\nc = 2\n}\nd = 3\n');
    expect(body.attributes.map(({ name }) => name)).toEqual(['a', 'c', 'd']);
    expect(faults.length).toBe(2);
  });
});
