// One kit in three languages, as somebody who writes them every day would: files that were read line by line, and what
// such people do not write.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Answers } from '#deepseek/answers/answers.ts';
import answers from './fixtures/answers.json' with { type: 'json' };
import { cdk } from './formats/cdk/cdk.ts';
import { pulumi } from './formats/pulumi/pulumi.ts';
import { terraform } from './formats/terraform/terraform.ts';
import { startingAnswers, usableKit } from './testing/kits.ts';

const FORMATS = { terraform, cdk, pulumi };
type Format = keyof typeof FORMATS;

const filesOf = (format: Format, of: Answers): ReadonlyMap<string, string> =>
  new Map(FORMATS[format].files(usableKit(of)).map(({ name, text }) => [name, text]));

test.each<readonly [format: Format, file: string, fixture: string]>([
  ['terraform', 'main.tf', 'main.tf'],
  ['terraform', 'variables.tf', 'variables.tf'],
  ['terraform', 'outputs.tf', 'outputs.tf'],
  ['cdk', 'lib/deepseek-app-stack.ts', 'stack.ts.txt'],
  ['pulumi', 'index.ts', 'index.ts.txt'],
])('%s: %s is the reference file', (format, file, fixture) => {
  const expected = readFileSync(new URL(`fixtures/${fixture}`, import.meta.url), 'utf8');
  expect(filesOf(format, answers as unknown as Answers).get(file)).toBe(expected);
});

/** An escape from the types, which no exported program needs. */
const UNTYPED = [/\bany\b|@ts-/, 'the types are known'] as const;

/** What must not come back, by format. */
const NEVER: Readonly<Record<Format, readonly (readonly [pattern: RegExp, why: string])[]>> = {
  terraform: [
    [/effect\s*= "Allow"/, 'it is the default'],
    [/"arn:aws:iam::aws:policy\//, 'the partition is a data source'],
    [/= "\$\{[^{}]*\}"$/m, 'a reference alone needs no quotes'],
    [/tags\s*= \{/, 'tags are a variable'],
    [/depends_on[^\n]*\n[^\n]*resource/, 'references order resources'],
  ],
  cdk: [
    [/iam\.Effect\.ALLOW/, 'it is the default'],
    [/fromStaticServicePrincipleName\('[a-z0-9-]+\.amazonaws\.com'\)/, 'ServicePrincipal takes it'],
    [/Fn\.join|Fn\.sub/, 'template literals do it'],
    UNTYPED,
  ],
  pulumi: [[/\.apply\(/, 'interpolate does it'], UNTYPED, [/export const \w+ = new /, 'outputs are values']],
};

const CODE = /\.(?:tf|ts)$/;
const COMMENT = /^\s*(?:#|\/\/|\/\*\*).*$/gm;

test.each(Object.keys(FORMATS) as Format[])('%s has none of the patterns of generated code', (format) => {
  for (const given of startingAnswers)
    for (const [name, text] of filesOf(format, given))
      if (CODE.test(name))
        for (const [pattern, why] of NEVER[format])
          expect(text.replaceAll(COMMENT, ''), `${JSON.stringify(given)}, ${name}: ${why}`).not.toMatch(
            pattern,
          );
});
