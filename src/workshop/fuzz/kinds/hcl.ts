// Terraform modules, read for policies.
import * as fc from 'fast-check';
import { hclText, hclValue } from '#iam/import/hcl/hcl.arbitrary.ts';
import { readPolicies } from '#iam/import/read-policies.ts';
import { anyPolicy, hostile, POLICY_WORDS } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import { exportedFiles } from './exported.ts';

const WORDS = [
  '${',
  '%{ for a in b }',
  '%{ if a }',
  '%{ endif }',
  '<<-EOT\n',
  'EOT\n',
  'for_each = ',
  'dynamic "statement" {',
  'jsonencode(',
  'jsondecode(',
  'merge(',
  'flatten([',
  'concat(local.a, local.a)',
  'format("%s%s", local.a, local.a)',
  'range(100000)',
  'join(",", ',
  'setproduct(local.a, local.a)',
  'regexall("(a+)+$", local.a)',
  'replace(local.a, "/(a*)*b/", "x")',
  'for k, v in local.a : k => v',
  '? 1 : 2',
  '...',
  'local.a',
  'var.a',
  'data.aws_iam_policy_document.a.json',
  '[*]',
  '/*',
  '#',
];

const FUNCTIONS =
  'concat merge flatten join format replace split upper setproduct range toset keys lookup try'.split(' ');

const expression = fc.letrec<{ expression: string }>((tie) => {
  const inner = tie('expression');
  const of = (write: (a: string, b: string, c: string) => string) =>
    fc.tuple(inner, inner, inner).map(([a, b, c]) => write(a, b, c));
  return {
    expression: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom('"a"', '1', 'local.a', 'local.b', 'var.a', 'null'),
      fc.tuple(hclValue, fc.nat(3)).map(([value, style]) => hclText(value, style)),
      hostile.map((text) => JSON.stringify(text)),
      of((a, b) => `[${a}, ${b}]`),
      of((a, b) => `{ a = ${a}, "__proto__" = ${b} }`),
      fc.tuple(fc.constantFrom(...FUNCTIONS), inner, inner).map(([name, a, b]) => `${name}(${a}, ${b})`),
      of((a, b, c) => `[for a in ${a} : ${b} if ${c}]`),
      of((a, b) => `{ for k, v in ${a} : k => ${b}... }`),
      of((a, b, c) => `(${a} ? ${b} : ${c})`),
      of((a, b) => `"a\${${a}}b%{ for x in ${b} }\${x}%{ endfor }"`),
      fc
        .tuple(inner, fc.constantFrom('+', '==', '&&', '%', '<'), inner)
        .map(([a, operator, b]) => `${a} ${operator} ${b}`),
      fc
        .tuple(inner, fc.constantFrom('[0]', '.a', '[*].b', '.*.c', '["__proto__"]'))
        .map(([a, path]) => `${a}${path}`),
      anyPolicy.map((policy) => `jsonencode(${JSON.stringify(policy)})`),
    ),
  };
}).expression;

const moduleText = fc
  .tuple(
    fc.array(expression, { minLength: 9, maxLength: 9 }),
    fc.constantFrom('"a"', '"__proto__"', '"constructor"'),
    fc.constantFrom('count', 'for_each'),
  )
  .map(
    ([[a, b, starts, sid, actions, resources, each, times, policy], variable, loop]) => `locals {
  a = ${a}
  b = ${b}
}
variable ${variable} { default = ${starts} }
data "aws_iam_policy_document" "a" {
  statement {
    sid       = ${sid}
    actions   = ${actions}
    resources = ${resources}
  }
  dynamic "statement" {
    for_each = ${each}
    content { actions = [statement.value, statement.key] }
  }
}
resource "aws_iam_policy" "p" {
  ${loop} = ${times}
  policy = ${loop === 'count' ? 'data.aws_iam_policy_document.a.json' : policy}
}
`,
  );

export const hcl: FuzzKind = {
  id: 'hcl',
  seeds: await exportedFiles('terraform', '.tf'),
  words: [...WORDS, ...POLICY_WORDS],
  generated: moduleText,
  answers: { find: (text) => readPolicies(text, 'main.tf') },
};
