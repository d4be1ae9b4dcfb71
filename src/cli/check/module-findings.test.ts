// Findings in a Terraform module stand in its files, and name the callers whose values they are about.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { run } from '#cli/testing/run.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolewright-modules-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

type Files = Readonly<Record<string, string>>;

/** What is printed about a folder with these files, without the folder. */
async function printed(files: Files, format: string): Promise<string> {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const { out } = await run(['check', folder, '--format', format]);
  return out.replaceAll(`${folder}/`, '').replaceAll(`${folder.replaceAll('/', '\\/')}\\/`, '');
}

/** Where the unknown action is reported: "file:line", with the callers. */
async function reported(files: Files): Promise<readonly string[]> {
  const result = JSON.parse(await printed(files, 'json')) as {
    files: {
      file: string;
      policies: { findings: { rule: string; line: number; calledIn?: string[] }[] }[];
    }[];
  };
  return result.files.flatMap(({ file, policies }) =>
    policies.flatMap(({ findings }) =>
      findings.flatMap(({ rule, line, calledIn }) =>
        rule === 'invalid-action' ? [[`${file}:${line}`, ...(calledIn ?? [])].join(' ')] : [],
      ),
    ),
  );
}

const MODULE = `variable "actions" { type = list(string) }
resource "aws_iam_policy" "p" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = var.actions, Resource = "arn:aws:s3:::amzn-s3-demo-bucket/*" }] })
}
`;
const call = (name: string, action: string): string =>
  `module "${name}" {\n  source  = "./m"\n  actions = ["${action}"]\n}\n`;
const [RIGHT, WRONG] = ['s3:GetObject', 's3:GetObjct'];

test('the callers that it is about, and no others', async () => {
  const files = { 'm/main.tf': MODULE, 'main.tf': call('a', WRONG) + call('b', RIGHT) + call('c', WRONG) };
  expect(await reported(files)).toEqual(['m/main.tf:3 main.tf:1 main.tf:9']);
});

test('no caller where none decides', async () => {
  const fixed = MODULE.replace('var.actions', `"${WRONG}"`);
  const files = { 'm/main.tf': fixed, 'main.tf': call('a', RIGHT) + call('b', RIGHT) };
  expect(await reported(files)).toEqual(['m/main.tf:3']);
});

test('a policy that the caller writes is reported there, once', async () => {
  const files = {
    'm/main.tf':
      'variable "policy" {}\nresource "aws_iam_policy" "p" {\n  name   = "p"\n  policy = var.policy\n}\n',
    'main.tf': `module "a" {\n  source = "./m"\n  policy = data.aws_iam_policy_document.d.json\n}\ndata "aws_iam_policy_document" "d" {\n  statement {\n    actions   = ["${WRONG}"]\n    resources = ["arn:aws:s3:::amzn-s3-demo-bucket/*"]\n  }\n}\n`,
  };
  expect(await reported(files)).toEqual(['main.tf:7']);
});

test('a policy that the module gives its caller is reported in the module, once', async () => {
  const files = {
    'm/main.tf': `data "aws_iam_policy_document" "d" {\n  statement {\n    actions   = ["${WRONG}"]\n    resources = ["arn:aws:s3:::amzn-s3-demo-bucket/*"]\n  }\n}\noutput "json" { value = data.aws_iam_policy_document.d.json }\n`,
    'main.tf':
      'module "a" {\n  source = "./m"\n}\nresource "aws_iam_policy" "p" {\n  policy = module.a.json\n}\n',
  };
  expect(await reported(files)).toEqual(['m/main.tf:3']);
});

test.each([
  ['text', 'invalid-action · aws_iam_policy.p › policy · as called in main.tf:1 ·'],
  ['html', 'aws_iam_policy.p › policy · as called in main.tf:1 ·'],
  ['github', '%0Aas called in main.tf:1%0A'],
  ['sarif', ' — as called in main.tf:1"'],
])('as %s', async (format, words) => {
  expect(await printed({ 'm/main.tf': MODULE, 'main.tf': call('a', WRONG) }, format)).toContain(words);
});

test('of many callers the first', async () => {
  const all = ['a', 'b', 'c', 'd', 'e'].map((name) => call(name, WRONG)).join('');
  expect(await printed({ 'm/main.tf': MODULE, 'main.tf': all }, 'text')).toContain(
    'as called in main.tf:1, main.tf:5, main.tf:9 and 2 other places',
  );
});
