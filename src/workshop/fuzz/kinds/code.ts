// Code that calls AWS, read for its calls.
import * as fc from 'fast-check';
import { readCodePaste } from '#deepseek/understand/read-paste.ts';
import { textKind } from '#deepseek/understand/text-kind.ts';
import go from '#deepseek/understand/code-cases/go.json' with { type: 'json' };
import java from '#deepseek/understand/code-cases/java.json' with { type: 'json' };
import javascript from '#deepseek/understand/code-cases/javascript.json' with { type: 'json' };
import python from '#deepseek/understand/code-cases/python.json' with { type: 'json' };
import files from '#deepseek/understand/code-cases/files.json' with { type: 'json' };
import shell from '#deepseek/understand/code-cases/shell.json' with { type: 'json' };
import { hostile } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';

const SEEDS = [files, go, java, javascript, python, shell].flatMap((cases) =>
  (cases as readonly { readonly code: string | readonly string[] }[]).map(({ code }) =>
    typeof code === 'string' ? code : code.join('\n'),
  ),
);

const WORDS = [
  'import boto3\n',
  'boto3.client("bedrock-runtime")',
  '.converse(modelId=model)',
  'new BedrockRuntimeClient({ region })',
  'aws bedrock-runtime converse --model-id deepseek.v3-v1:0 ',
  'os.environ["MODEL"]',
  'process.env.MODEL ?? "a"',
  'f"{a}{a}"',
  '`${a}${a}`',
  'a = a + a\n',
  '**a',
  '...a',
  'def f(a=f):\n  return f(a)\n',
  'lambda: ',
  '"""',
  "<<'EOF'\n",
  '=> {',
  'class A extends A {',
  'using Amazon.BedrockRuntime;\n',
  'new A { B = new() { ',
  'use aws_sdk_bedrockruntime::Client;\n',
  'let a = |a| a.a().send().await?;\n',
  'resource "aws_lambda_function" "a" {\n',
  'apiVersion: v1\nkind: Pod\n',
  'a: &a [*a, *a]\n',
  '- run: |\n    aws s3 sync . s3://a/\n',
  '${{ env.A }}',
];

/** Names of which each is made of the one before. */
const chain = fc
  .tuple(
    fc.constantFrom(3, 20, 60, 400),
    fc.constantFrom(
      (name: string) => `${name} + ${name}`,
      (name: string) => `f"{${name}}{${name}}"`,
      (name: string) => `${name} if x else ${name}`,
      (name: string) => `{**${name}, "a": ${name}}`,
      (name: string) => `f(${name})`,
    ),
    hostile,
    fc.constantFrom('f(x)', 'x'),
  )
  .map(([count, twice, first, returned]) => {
    const lines = Array.from({ length: count }, (_, index) => `a${index + 1} = ${twice(`a${index}`)}`);
    return `import boto3\na0 = ${JSON.stringify(first)}\ndef f(x):\n    return ${returned}\n${lines.join('\n')}\nboto3.client("bedrock-runtime", region_name=a${count}).converse(modelId=a${count})\n`;
  });

export const code: FuzzKind = {
  id: 'code',
  seeds: SEEDS,
  words: WORDS,
  generated: fc.oneof(
    chain,
    fc
      .array(fc.constantFrom(...WORDS, ...SEEDS), { minLength: 12, maxLength: 12 })
      .map((parts) => parts.join('\n')),
  ),
  answers: { 'tell the kind': textKind, read: readCodePaste },
};
