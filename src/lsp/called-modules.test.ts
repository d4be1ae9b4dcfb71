// The running server reads a file of a Terraform module with what its callers in the open folder give it.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { folderOf } from '#iam/import/index.ts';
import { nameOf } from './kinds.ts';
import { pathOf } from './module-files.ts';
import { startEditor, type Editor } from './testing/editor.ts';

const call = (name: string, action: string): string =>
  `module "${name}" {\n  source  = "./m"\n  actions = ["${action}"]\n}\n`;
const MODULE = `variable "actions" { default = ["s3:NoDefault"] }
variable "create" { default = true }
data "aws_iam_policy_document" "d" {
  statement {
    actions   = var.actions
    resources = ["arn:aws:s3:::amzn-s3-demo-bucket/*"]
  }
}
resource "aws_iam_policy" "p" {
  policy = data.aws_iam_policy_document.d.json
}
resource "aws_iam_policy" "q" {
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObjct", Resource = "arn:aws:s3:::amzn-s3-demo-bucket/*" }] })
}
`;
const FILES = {
  'm/main.tf': MODULE,
  'main.tf': call('a', 's3:GetObject') + call('b', 's3:PutObjct'),
};

let top = '';
let editor: Editor;
const uriOf = (name: string): string => pathToFileURL(join(top, name)).href;

beforeAll(async () => {
  top = realpathSync(mkdtempSync(join(tmpdir(), 'rolewright-')));
  for (const [name, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(top, name)), { recursive: true });
    writeFileSync(join(top, name), text);
  }
  editor = await startEditor({ folder: pathToFileURL(top).href });
}, 300_000);
afterAll(async () => {
  expect(await editor.leave()).toBe(0);
  expect(editor.stderr).toBe('');
  rmSync(top, { recursive: true });
});

/** "line: the unknown action, and who gives it". */
const saidOf = async (version: number): Promise<readonly string[]> =>
  (await editor.found(uriOf('m/main.tf'), version))
    .filter(({ code }) => code === 'invalid-action')
    .map(({ range, message }) => {
      const [, action] = /`([^`]+)`/.exec(String(message)) ?? [];
      const [, from = ''] = /As called in (.*)\.$/.exec(String(message)) ?? [];
      return [`${range.start.line + 1}: ${action}`, from].join(' ').trim();
    });

test('what callers give is found in the module, as it is in their open files', async () => {
  await editor.open(uriOf('m/main.tf'), MODULE, 'terraform');
  expect(await saidOf(1)).toEqual(['5: s3:PutObjct ../main.tf:5', '13: s3:GetObjct']);
  await editor.open(uriOf('main.tf'), FILES['main.tf'].replace('PutObjct', 'PutObject'), 'terraform');
  await editor.change(uriOf('m/main.tf'), 2, { text: `${MODULE}\n` });
  expect(await saidOf(2)).toEqual(['13: s3:GetObjct']);
});

test('while somebody writes a policy, the module stands alone', async () => {
  await editor.change(uriOf('m/main.tf'), 3, {
    text: `${MODULE}resource "aws_iam_policy" "r" {\n  policy = jsonencode({ Statement = [{ Act`,
  });
  expect(await saidOf(3)).toContain('5: s3:NoDefault');
});

test.each([
  ['file:///c%3A/code/infra/main.tf', String.raw`c:\code\infra\main.tf`, 'c:/code/infra'],
  ['file:///C:/code/infra/main.tf', String.raw`c:\code\infra\main.tf`, 'c:/code/infra'],
  ['file:///c%3A/my%20code/main.tf', String.raw`c:\my code\main.tf`, 'c:/my code'],
  ['file://server/share/main.tf', String.raw`\\server\share\main.tf`, '//server/share'],
])('on Windows, %s is %s', (uri, path, folder) => {
  expect(pathOf(uri, true)).toBe(path);
  expect(folderOf(path)).toBe(folder);
  expect(nameOf(uri)).toBe('main.tf');
});

test('all callers count that check reads', async () => {
  const calls = Array.from({ length: 99 }, (_, index) => call(`c${index}`, 's3:GetObject'));
  await editor.change(uriOf('main.tf'), 2, { text: calls.join('') + call('last', 's3:PutObjct') });
  await editor.change(uriOf('m/main.tf'), 4, { text: MODULE });
  expect(await saidOf(4)).toEqual(['5: s3:PutObjct ../main.tf:397', '13: s3:GetObjct']);
});
