// The extension in a real VS Code, in Chromium: it is installed without settings, shows problems in a policy, a template and
// Terraform, fixes and completes them, and each command does what it says.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { chromium, expect, type Page } from '@playwright/test';
import { decodeText } from '#deepseek/share/index.ts';
import { installExtension, installServer, startServer } from '#workshop/interop/support/code-server.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { cache, root } from '#workshop/interop/support/project.ts';
import { printLine, scratchFolder } from '#workshop/interop/support/tools.ts';
import { findBrowser, launchOptions } from '#workshop/tools/browser.mjs';

const linkCodec = {
  deflate: promisify<Uint8Array, Uint8Array>(deflateRaw),
  inflate: promisify<Uint8Array, Uint8Array>(inflateRaw),
};

interface EditorTask {
  readonly name: string;
  readonly text: string;
  /** The part of the text that a problem marks, and what its fix makes of it. */
  readonly wrong: string;
  readonly right: string;
}

/** Completed in each file, behind the first one. */
const ACTION = { begun: 'bedrock:InvokeModelW', whole: 'bedrock:InvokeModelWithResponseStream' };

const POLICY = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["s3:GetObjct", "bedrock:InvokeModelW"],
      "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"
    }
  ]
}
`;

const TEMPLATE = `Transform: AWS::Serverless-2016-10-31
Resources:
  Chat:
    Type: AWS::Serverless::Function
    Properties:
      Policies:
        # Calls a model.
        - Version: "2012-10-17"
          Statement:
            - Effect: allow
              Action: [s3:GetObject, bedrock:InvokeModelW]
              Resource: "*"
`;

const TERRAFORM = `resource "aws_iam_policy" "reader" {
  # Reads one bucket.
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "allow"
      Action   = ["s3:GetObject", "bedrock:InvokeModelW"]
      Resource = "*"
    }]
  })
}
`;

const TASKS: readonly EditorTask[] = [
  { name: 'policy.json', text: POLICY, wrong: 's3:GetObjct', right: 's3:GetObject' },
  { name: 'template.yaml', text: TEMPLATE, wrong: 'allow', right: 'Allow' },
  { name: 'main.tf', text: TERRAFORM, wrong: 'allow', right: 'Allow' },
];

const PAGE = 'https://example.com/rolewright/';

/** Opened by no task. */
const OTHER = { name: 'other.json', text: POLICY.replace('InvokeModelW', 'InvokeModel') };

const DENIAL =
  'An error occurred (AccessDeniedException) when calling the InvokeModel operation: User: arn:aws:sts::111122223333:assumed-role/app/session is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3-v1:0 because no identity-based policy allows the bedrock:InvokeModel action';

/** Where a part of a text stands, as “Go to line” takes it. */
function placeOf(text: string, part: string): string {
  const before = text.slice(0, text.indexOf(part) + part.length).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F1');
  await page.keyboard.type(name);
  await page.getByRole('option', { name }).first().click();
}

async function goTo(page: Page, place: string): Promise<void> {
  await page.keyboard.press('Control+G');
  await page.keyboard.type(place);
  await page.keyboard.press('Enter');
}

/** Presses a key until its menu is there, and takes the first choice, which must be this one. */
async function choose(page: Page, key: string, name: string | RegExp): Promise<void> {
  const option = page.getByRole('option', { name }).and(page.locator('.focused'));
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(option).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 30_000 });
  await page.keyboard.press('Enter');
}

const openFile = (page: Page, name: string) =>
  page.locator('.explorer-folders-view').getByRole('treeitem', { name }).dblclick();

async function edit(page: Page, folder: string, { name, text, wrong, right }: EditorTask): Promise<void> {
  await openFile(page, name);
  await expect(page.locator('.squiggly-error').first()).toBeVisible({ timeout: 30_000 });
  await goTo(page, placeOf(text, wrong));
  await choose(page, 'Control+.', new RegExp(`\\b${right}$`));
  // The fix moves what is behind it.
  await expect(page.locator('.editor-instance .view-lines')).toContainText(right);
  await goTo(page, placeOf(text.replace(wrong, right), ACTION.begun));
  await choose(page, 'Control+Space', ACTION.whole);
  await page.keyboard.press('Control+S');
  const fixed = text.replace(wrong, right).replace(ACTION.begun, ACTION.whole);
  await expect.poll(() => readFileSync(join(folder, name), 'utf8')).toBe(fixed);
  await expect(page.locator('.squiggly-error')).toHaveCount(0);
}

const problems = (page: Page) => page.locator('.markers-panel');

/** Files that are not open have their problems too, and a file that is closed again keeps them. */
async function proveCheck(page: Page): Promise<void> {
  await runCommand(page, 'Rolewright: Check workspace');
  await expect(problems(page)).toContainText('s3:GetObjct');
  await openFile(page, OTHER.name);
  await expect(page.locator('.squiggly-error').first()).toBeVisible();
  await runCommand(page, 'View: Close Editor');
  await expect(problems(page)).toContainText('s3:GetObjct');
}

async function proveExplanation(page: Page): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), DENIAL);
  await runCommand(page, 'Rolewright: Explain a denial from the clipboard');
  // The editor draws spaces that do not break.
  const shown = page.locator('.editor-instance .view-lines');
  await expect(shown).toContainText(/denied.by.layer:.identity/);
  await expect(shown).toContainText(/Add.a.statement/);
}

/** Without the address of a page it says what to set. With one, the policy goes behind the # of the address. */
async function proveLink(page: Page): Promise<void> {
  await openFile(page, OTHER.name);
  await runCommand(page, 'Rolewright: Open in the page');
  await page.getByRole('button', { name: 'Open settings' }).click();
  await page.getByRole('textbox', { name: 'rolewright.pageAddress' }).fill(PAGE);
  await expect(page.locator('.settings-editor .is-configured')).toBeVisible();
  await runCommand(page, 'View: Close Editor');
  await runCommand(page, 'Rolewright: Open in the page');
  // Before it opens an address VS Code asks, and shows it shortened.
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  const [address, fragment = ''] = (await page.evaluate(() => navigator.clipboard.readText())).split('#');
  if (address !== PAGE) throw new Error(`It opens ${address}`);
  expect(await decodeText(fragment, linkCodec)).toEqual({ ok: true, text: OTHER.text });
}

/** A folder in which nothing is checked before somebody asks. */
async function proveAsked(page: Page): Promise<void> {
  await openFile(page, OTHER.name);
  await expect(page.getByText('AWS data')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.squiggly-error')).toHaveCount(0);
  await runCommand(page, 'Rolewright: Check workspace');
  await expect(page.locator('.squiggly-error')).toBeVisible();
}

async function prove(page: Page, folder: string): Promise<void> {
  for (const task of TASKS) {
    // One after the other, as a person does.
    // oxlint-disable-next-line no-await-in-loop
    await edit(page, folder, task);
  }
  await proveCheck(page);
  await proveExplanation(page);
  await proveLink(page);
}

/** A folder with files, and settings of VS Code. */
function workspaceIn(
  home: string,
  name: string,
  files: readonly Pick<EditorTask, 'name' | 'text'>[],
  settings: object,
) {
  const folder = join(home, name);
  mkdirSync(join(folder, '.vscode'), { recursive: true });
  const shown = { 'workbench.startupEditor': 'none', ...settings };
  writeFileSync(join(folder, '.vscode/settings.json'), JSON.stringify(shown));
  for (const file of files) writeFileSync(join(folder, file.name), file.text);
  return folder;
}

async function run(): Promise<string> {
  const built = spawnSync(process.execPath, [join(root, 'src/workshop/build/build-vscode.mjs')], {
    cwd: root,
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`npm run build:vscode failed: ${built.stdout}${built.stderr}`);
  const home = scratchFolder();
  const folder = workspaceIn(home, 'policies', [...TASKS, OTHER], {});
  const asked = workspaceIn(home, 'asked', [OTHER], { 'rolewright.checkOnOpen': false });
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  installExtension(home, join(root, `rolewright-${version}.vsix`));
  const server = await startServer(home);
  const browser = await chromium.launch(launchOptions());
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  try {
    await page.goto(`${server.address}/?folder=${folder}`);
    await prove(page, folder);
    await page.goto(`${server.address}/?folder=${asked}`);
    await proveAsked(page);
  } catch (error) {
    const picture = join(cache, 'vscode.png');
    await page.screenshot({ path: picture });
    printLine(`  ${picture} shows what the editor showed.`);
    throw error;
  } finally {
    await browser.close();
    server.stop();
  }
  return `VS Code showed the problems of ${TASKS.map(({ name }) => name).join(', ')}, fixed and completed them, and ran each command.`;
}

const proof: InteropProof = {
  title: 'Extension in VS Code',
  packages: [],
  obstacle: () =>
    findBrowser() === undefined ? 'there is no Chromium: run npm run e2e once' : installServer(),
  run,
};
export default proof;
