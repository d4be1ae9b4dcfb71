// Texts made to keep a reader busy: they end, whatever it makes of them.
import { expect, test } from 'vitest';
import { RULES } from '#deepseek/rules/index.ts';
import { reference } from '#iam/rules/testing/service-reference.ts';
import type { JsonNode } from '#iam/json/parse.ts';
import { completionsInFile, findingsOf, readSourceFile, type SourceLanguage } from './index.ts';

const TEXTS: readonly (readonly [name: string, language: SourceLanguage, text: string])[] = [
  ['expressions in strings in expressions', 'hcl', `a = ${'"${'.repeat(3000)}`],
  ['expressions in expressions', 'hcl', `a = "${'${'.repeat(3000)}`],
  ['calls', 'hcl', `a = ${'f('.repeat(3000)}`],
  ['lists', 'hcl', `a = ${'['.repeat(3000)}`],
  [
    'signs',
    'hcl',
    `resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Action = ${'!-'.repeat(30_000)}a }] })\n}\n`,
  ],
  [
    'operators',
    'hcl',
    `resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Action = ${'a + '.repeat(5000)}a }] })\n}\n`,
  ],
  [
    'strings in strings',
    'hcl',
    `resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Action = ${'"${'.repeat(20_000)}`,
  ],
  ['blocks', 'hcl', 'a {\n'.repeat(3000)],
  ['dashes', 'yaml', '- '.repeat(3000)],
  ['brackets', 'yaml', '[{'.repeat(3000)],
  ['commas', 'yaml', `a: [${','.repeat(9000)}`],
  ['objects', 'json', '{"Statement":['.repeat(3000)],
  ['names of prototypes', 'json', '{"__proto__":{"Statement":[{"Effect":"Allow","constructor":1}]}}'],
];

test.each([
  ['a local in itself', 'locals {\n  a = { a = { a = local.a, b = local.a, c = [local.a, local.a] } }\n}\n'],
  [
    'locals that double each other',
    `locals {\n  a0 = ["s3:GetObject"]\n${Array.from({ length: 40 }, (_, index) => `  a${index + 1} = [local.a${index}, local.a${index}]`).join('\n')}\n}\nresource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Action = local.a40 }] })\n}\n`,
  ],
])('%s is followed only so far', (_name, text) => {
  const nodes = (node: JsonNode): number =>
    1 + (node.children ?? []).reduce((sum, child) => sum + nodes(child), 0);
  const all = readSourceFile(text, 'hcl').policies.map(({ root }) => nodes(root));
  expect(Math.max(0, ...all)).toBeLessThan(30_000);
});

test.each(TEXTS)('%s', (_name, language, text) => {
  const file = readSourceFile(text, language);
  expect(completionsInFile(file, text.length, reference)).toBeInstanceOf(Array);
  expect(findingsOf(file, reference, RULES)).toBeInstanceOf(Array);
  expect(Object.hasOwn(Object.prototype, 'Statement')).toBe(false);
});
