// Terraform modules, read for policies.
import { readPolicies } from '#iam/import/read-policies.ts';
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';
import { POLICY_WORDS, randomPolicy } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import type { Random } from '#workshop/fuzz/random.ts';
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

function expression(random: Random, depth = 0): string {
  const inner = (): string => expression(random, depth + 1);
  if (depth > 5 || random.once(3))
    return random.pick([
      '"a"',
      '1',
      'local.a',
      'local.b',
      'var.a',
      'null',
      JSON.stringify(random.pick(HOSTILE_TEXTS)),
    ]);
  return random.pick([
    () => `[${inner()}, ${inner()}]`,
    () => `{ a = ${inner()}, "__proto__" = ${inner()} }`,
    () => `${random.pick(FUNCTIONS)}(${inner()}, ${inner()})`,
    () => `[for a in ${inner()} : ${inner()} if ${inner()}]`,
    () => `{ for k, v in ${inner()} : k => ${inner()}... }`,
    () => `(${inner()} ? ${inner()} : ${inner()})`,
    () => `"a\${${inner()}}b%{ for x in ${inner()} }\${x}%{ endfor }"`,
    () => `${inner()} ${random.pick(['+', '==', '&&', '%', '<'])} ${inner()}`,
    () => `${inner()}${random.pick(['[0]', '.a', '[*].b', '.*.c', '["__proto__"]'])}`,
    () => `jsonencode(${JSON.stringify(randomPolicy(random))})`,
  ])();
}

const moduleText = (random: Random): string => `locals {
  a = ${expression(random)}
  b = ${expression(random)}
}
variable ${random.pick(['"a"', '"__proto__"', '"constructor"'])} { default = ${expression(random)} }
data "aws_iam_policy_document" "a" {
  statement {
    sid       = ${expression(random)}
    actions   = ${expression(random)}
    resources = ${expression(random)}
  }
  dynamic "statement" {
    for_each = ${expression(random)}
    content { actions = [statement.value, statement.key] }
  }
}
resource "aws_iam_policy" "p" {
  ${random.once(2) ? 'count' : 'for_each'} = ${expression(random)}
  policy = ${random.once(2) ? 'data.aws_iam_policy_document.a.json' : expression(random)}
}
`;

export const hcl: FuzzKind = {
  id: 'hcl',
  seeds: await exportedFiles('terraform', '.tf'),
  words: [...WORDS, ...POLICY_WORDS],
  generate: moduleText,
  answers: { find: (text) => readPolicies(text, 'main.tf') },
};
