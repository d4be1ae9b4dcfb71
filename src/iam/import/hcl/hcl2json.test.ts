// Terraform is read as HashiCorp's own parser reads it (compiled to WebAssembly, in tests only).
import { parse } from '@cdktf/hcl2json';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '#workshop/tools/property-runs.ts';
import type { Block, Body, HclExpression } from './ast.ts';
import { parseHcl } from './parse-body.ts';
import { hclText, hclValue } from './hcl.arbitrary.ts';

const escape = (text: string): string => text.replaceAll(/[$%](?=\{)/g, '$&$&');

/** An expression as hcl2json gives it: literals as they are, all else as its source. */
function asJson(expression: HclExpression, text: string): unknown {
  const source = (span: HclExpression): string => text.slice(span.start, span.end);
  const isGrouped = text.charAt(expression.start) === '(';
  if (isGrouped) return `\${${source(expression)}}`;
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'string' ? escape(expression.value) : expression.value;
    case 'template':
      return expression.parts
        .map((part) =>
          'text' in part ? escape(part.text) : 'value' in part ? `\${${source(part.value)}}` : part.directive,
        )
        .join('');
    case 'list':
      return expression.items.map((each) => asJson(each, text));
    case 'object':
      return Object.fromEntries(
        expression.entries.map(({ key, value }) => [String(asJson(key, text)), asJson(value, text)]),
      );
    case 'unary':
      return expression.of.kind === 'literal' && typeof expression.of.value === 'number'
        ? -expression.of.value
        : `\${${source(expression)}}`;
    default:
      return `\${${source(expression)}}`;
  }
}

type Tree = { [name: string]: unknown };

function putBlock(into: Tree, block: Block, text: string): void {
  let at = into;
  for (const label of [block.type, ...block.labels].slice(0, -1)) {
    at[label] ??= {};
    at = at[label] as Tree;
  }
  const last = block.labels.at(-1) ?? block.type;
  const list = (at[last] ??= []) as unknown[];
  list.push(bodyAsJson(block.body, text));
}

function bodyAsJson({ attributes, blocks }: Body, text: string): Tree {
  const tree: Tree = {};
  for (const { name, value } of attributes) tree[name] = asJson(value, text);
  for (const block of blocks) putBlock(tree, block, text);
  return tree;
}

async function same(text: string): Promise<void> {
  const { body, faults } = parseHcl(text);
  expect(faults).toEqual([]);
  expect(bodyAsJson(body, text)).toEqual(await parse('main.tf', text));
}

const FIXTURES: readonly string[] = [
  '',
  '# only a comment',
  'a = 1\n/* b\n = 2 */ c = 3 // d\n#e\nf = "g" # h',
  'a = "x$${aws:y} ${b} \\u00e9 %%{if"\n',
  'a = <<-EOT\n   x\n     y ${z}\n\n   EOT\n',
  'a = <<E\n$${aws:x} \\n "q"\nE\nb = [<<F\nx\nF\n, 1]\n',
  'a = {(var.x)="1", "a:b" = 2, c : 3}\nb = {}\nc = []\nd = [[], [{}]]\n',
  'a = null\nb = true\nc = 1.50\nd = -3\ne = 1e3\n',
  'a = true ? 1 : 2\nb = (1)\nc = [for x in y : x if x != ""]\nd = { for k, v in y : k => v... }\n',
  'a = x.y[0]["k"].*.z\nb = f(x...)\nc = a.b[*].c\nd = !x\ne = -y\nf = a && b || c == d\n',
  'a = provider::aws::arn_parse("x").account\n',
  'data "aws_iam_policy_document" "x" {\n  statement {\n    actions = ["s3:*"]\n    condition {\n      test = "Bool"\n      values = ["true"]\n    }\n  }\n  statement { effect = "Deny" }\n}\n',
  'locals { a = 1 }\nlocals {\n  b = 2\n}\nresource aws_iam_role r { name = "x" }\n',
  'resource "a" "b" {\r\n  c = "d"\r\n}\r\n',
  'a = jsonencode({\n  Version = "2012-10-17"\n  Statement = [{ Effect = "Allow", Action = ["s3:*"] }]\n})\n',
  'a = "${b}"\nc = "${b}${d}"\ne = "\\"\\\\"\n',
  'a = {\n  b = 1,\n  c = 2\n\n  d = {\n    e = "f"\n  }\n}\n',
  'dynamic_thing "x" "y" "z" {\n  dynamic "b" {\n    for_each = c\n    content { d = b.value }\n  }\n}\n',
];

describe('fixtures', () => {
  test.each(FIXTURES)('%j', same);
});

describe('any value', () => {
  test('however it is laid out', async () => {
    await fc.assert(
      fc.asyncProperty(hclValue, fc.integer({ min: 0, max: 3 }), async (value, style) =>
        same(`a = ${hclText(value, style)}\nb "c" {\n  d = ${hclText(value, style)}\n}\n`),
      ),
      { numRuns: runs(200) },
    );
  });
});
