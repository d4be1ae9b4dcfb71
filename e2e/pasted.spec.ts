// “Check a policy I have”: policies are pasted or dropped, typed, checked and fixed, and never shared.
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import {
  button,
  checkPane,
  download,
  expectNoSideways,
  field,
  open,
  openCheck,
  openClipboard,
  openStep,
  pasteAtFocus,
  shownText,
  showsText,
  tool,
  undoHandEdits,
} from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const OPENER = 'Check a policy I have';
const pane = checkPane;
const tabs = (page: Page) =>
  page.getByRole('tablist', { name: 'Pasted policies', exact: true }).getByRole('tab');
const findings = (page: Page) => page.getByRole('region', { name: 'About the pasted policies' });
const verdict = (page: Page) => page.locator('.verdict');

const policy = (statement: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
const IDENTITY = policy({ Effect: 'Allow', Action: 's3:GetObjekt', Resource: '*' });
const TRUST = policy({
  Effect: 'Allow',
  Principal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
});

async function start(page: Page): Promise<void> {
  await open(page);
  await openCheck(page);
}

async function drop(page: Page, files: Record<string, string>): Promise<void> {
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(all))
      transfer.items.add(new File([text], name, { type: 'application/json' }));
    return transfer;
  }, files);
  await pane(page).dispatchEvent('drop', { dataTransfer: data });
}

test('policies from a blog article: every error is found, and fixable ones are fixed', async ({ page }) => {
  await start(page);
  await pane(page)
    .getByRole('button', { name: /article/ })
    .click();
  await expect(tabs(page)).toHaveCount(3);
  const list = findings(page);
  await expect(list.getByRole('button', { name: /bedrock:ImportModel/ }).first()).toBeVisible();
  await expect(list.getByRole('button', { name: /your_DeepSeek_R1_model_ARN/ }).first()).toBeVisible();
  await expect(list.getByRole('button', { name: /s3:ListBucket/ }).first()).toBeVisible();
  await expect(verdict(page)).toContainText(/\d errors?/);
  await list.getByRole('button', { name: /^Fix: .*CreateModelImportJob/ }).click();
  await showsText(page, 'bedrock:CreateModelImportJob');
  await expect(verdict(page)).toContainText('edited by hand');
  await undoHandEdits(page);
  await showsText(page, 'bedrock:ImportModel');
});

test('a pasted policy gets a tab with the type it looks like, which can be changed', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await start(page);
  await clipboard.write(TRUST);
  await page.keyboard.press('Control+v');
  await expect(pane(page).getByRole('status')).toContainText('Found and opened 1 policy');
  const type = pane(page).getByRole('combobox', { name: /^Type of/ });
  await expect(type).toHaveValue('trust');
  await expect(verdict(page)).toContainText('Ready');
  await type.selectOption('identity');
  await expect(verdict(page)).toContainText(/error/);
  await expect(
    findings(page)
      .getByRole('button', { name: /Principal/ })
      .first(),
  ).toBeVisible();
  await type.selectOption('resource');
  await expect(pane(page).getByRole('combobox', { name: /^Resource of/ })).toBeVisible();
});

test('what IAM refuses to save comes first, in the verdict and in the list', async ({ page }) => {
  await start(page);
  const statement = { Effect: 'Allow', Action: ['iam:PassRole', 's3:GetObjekt'], Resource: '*' };
  await pasteAtFocus(page, JSON.stringify({ Statement: [statement] }, null, 2));
  await expect(verdict(page)).toContainText('IAM will refuse this');
  const sections = findings(page).getByRole('heading', { level: 3 });
  await expect(sections.first()).toHaveText(/^AWS will refuse this document 1$/);
  await expect(sections.nth(1)).toHaveText(/^Security/);
  const first = findings(page).locator('.finding').first();
  await expect(first).toContainText('IAM says: “');
  // An error that IAM saves is not among them.
  await expect(findings(page).getByRole('region', { name: 'Errors' })).toContainText('s3:GetObjekt');
  await first
    .locator('..')
    .getByRole('button', { name: /^Fix: Add Version/ })
    .click();
  await expect(verdict(page)).not.toContainText('refuse');
});

test('each of several policies in one text gets a tab, with its line', async ({ page }) => {
  await start(page);
  const lines = [IDENTITY, TRUST].map((text) => JSON.stringify(JSON.parse(text)));
  await pasteAtFocus(page, lines.join('\n'));
  await expect(tabs(page)).toHaveCount(2);
  await expect(pane(page).getByRole('status')).toContainText('Found 2 policies');
  await expect(pane(page).getByRole('button', { name: 'Policy, line 2', exact: true })).toBeVisible();
});

test('files can be dropped and chosen', async ({ page }) => {
  await start(page);
  await drop(page, { 'reader.json': IDENTITY, 'who.json': TRUST });
  await expect(tabs(page)).toHaveCount(2);
  await expect(
    findings(page)
      .getByRole('button', { name: /s3:GetObjekt/ })
      .first(),
  ).toBeVisible();
  const choosing = page.waitForEvent('filechooser');
  await pane(page).getByRole('button', { name: 'Choose files' }).click();
  await (
    await choosing
  ).setFiles({
    name: 'third.json',
    mimeType: 'application/json',
    buffer: Buffer.from(IDENTITY),
  });
  await expect(tabs(page)).toHaveCount(3);
});

test('leaving brings the wizard back as it was; coming back, and a reload, the policies', async ({
  page,
}) => {
  await open(page);
  await openStep(page, 'Who');
  await field(page, 'Function name').fill('kept-name');
  await openCheck(page);
  await pasteAtFocus(page, IDENTITY);
  await showsText(page, 's3:GetObjekt');
  await pane(page).getByRole('button', { name: 'Back to the wizard' }).click();
  await expect(field(page, 'Function name')).toHaveValue('kept-name');
  await showsText(page, '/aws/lambda/kept-name');
  await expect.poll(() => shownText(page)).not.toContain('GetObjekt');
  await button(page, OPENER).click();
  await showsText(page, 's3:GetObjekt');
  await page.reload();
  await showsText(page, 's3:GetObjekt');
  await expect(tabs(page)).toHaveCount(1);
  await pane(page).getByRole('button', { name: 'Back to the wizard' }).click();
  await expect(field(page, 'Function name')).toHaveValue('kept-name');
});

test('a pasted policy can be removed and restored', async ({ page }) => {
  await start(page);
  await pasteAtFocus(page, IDENTITY);
  await pane(page)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(page.getByText('Paste a policy here')).toBeVisible();
  await expect(verdict(page)).toHaveText('Nothing to check yet');
  await button(page, 'Share').focus();
  await page.keyboard.press('Control+z');
  await showsText(page, 's3:GetObjekt');
});

test('a share link says that it leaves them out, and does', async ({ page }) => {
  await start(page);
  await pasteAtFocus(page, IDENTITY);
  await showsText(page, 's3:GetObjekt');
  await button(page, 'Share').click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog).toContainText('The link does not include the policies you pasted');
  await expect(dialog.getByRole('textbox')).not.toHaveValue('');
  const link = await dialog.getByRole('textbox').inputValue();
  const other = await page.context().browser()?.newContext();
  const fresh = await other?.newPage();
  await fresh?.goto(link);
  await expect(fresh!.getByRole('region', { name: 'Answers' })).toBeVisible();
  await expect(fresh!.getByText('GetObjekt')).toHaveCount(0);
  await other?.close();
});

test('fixed policies can be copied and downloaded', async ({ page }) => {
  await start(page);
  await drop(page, { 'reader.json': IDENTITY });
  await findings(page)
    .getByRole('button', { name: /^Fix: Replace with s3:GetObject$/ })
    .click();
  await showsText(page, '"s3:GetObject"');
  const { bytes } = await download(page, await tool(page, 'Download'));
  expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({
    Statement: [{ Action: 's3:GetObject' }],
  });
});

test('a text that is not JSON is a policy with an error', async ({ page }) => {
  await start(page);
  await pasteAtFocus(page, '{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow" ');
  await expect(verdict(page)).toContainText(/error/);
});

test('can be opened by keyboard, and is accessible', async ({ page }) => {
  await open(page);
  await button(page, OPENER).press('Enter');
  await expect(pane(page)).toBeVisible();
  await expectAccessibleInBoth(page, 'nothing pasted yet');
  await pane(page)
    .getByRole('button', { name: /article/ })
    .press('Enter');
  await expect(tabs(page)).toHaveCount(3);
  await expect(
    findings(page)
      .getByRole('button', { name: /ImportModel/ })
      .first(),
  ).toBeVisible();
  await expectAccessibleInBoth(page, 'the article’s policies');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('fits, in three views', async ({ page }) => {
    await start(page);
    await pane(page)
      .getByRole('button', { name: /article/ })
      .click();
    const views = page.getByRole('navigation', { name: 'Views' });
    for (const name of ['Paste', /^Policies 3/, /^Findings \d/]) {
      await views.getByRole('button', { name }).click();
      await expectNoSideways(page);
      await expectAccessibleInBoth(page, `the view ${name}`);
    }
  });
});

test('a finding is ignored for a reason, which is kept, listed, and written and read as a configuration', async ({
  page,
}) => {
  await start(page);
  const text = policy({ Sid: 'Read', Effect: 'Allow', Action: 's3:GetObjekt', Resource: '*' });
  await pasteAtFocus(page, text);
  const list = findings(page);
  const row = list.getByRole('listitem').filter({ hasText: 's3:GetObjekt' });
  await row.getByRole('button', { name: /^Ignore/ }).click();
  await list.getByLabel('Why is this right as it is?').fill('A preview of AWS');
  await expect(list.getByRole('checkbox', { name: /Only in statements with the Sid/ })).toBeChecked();
  await expectAccessibleInBoth(page, 'why it is ignored', '.finding-row');
  await list.getByLabel('Why is this right as it is?').press('Enter');
  const ignored = list.getByRole('region', { name: 'Ignored' });
  await expect(ignored).toContainText('invalid-action, Read: A preview of AWS');
  await expect(list.getByRole('heading', { name: /^Errors/ })).toHaveCount(0);
  await expectAccessibleInBoth(page, 'what is ignored', '.ignored');

  await page.reload();
  await expect(ignored).toContainText('A preview of AWS');
  await list.getByText(/rolewright.config.json$/).click();
  const config = await list.locator('details.ignored pre').textContent();
  expect(JSON.parse(config ?? '')).toEqual({
    ignores: [{ rule: 'invalid-action', sid: 'Read', reason: 'A preview of AWS' }],
  });

  await ignored.getByRole('button', { name: /^Stop ignoring/ }).click();
  await expect(ignored).toHaveCount(0);
  await expect(list.getByRole('heading', { name: /^Errors/ })).toBeVisible();
  await drop(page, { 'rolewright.config.json': config ?? '' });
  await expect(ignored).toContainText('A preview of AWS');
  await expect(pane(page)).toContainText('Took 1 ignore from the configuration.');
  await expect(tabs(page)).toHaveCount(1);

  await ignored.getByRole('button', { name: /^Stop ignoring/ }).click();
  await drop(page, { 'rolewright.config.json': '{ "severities": { "invalid-action": "suggestion" } }' });
  await expect(pane(page)).toContainText('Took 1 severity from the configuration.');
  const severities = list.getByRole('region', { name: 'Severities' });
  await expect(severities).toContainText('invalid-action: suggestion');
  await expect(list.getByRole('heading', { name: /^Errors/ })).toHaveCount(0);
  await expectAccessibleInBoth(page, 'severities', '.ignored');
  await severities.getByRole('button', { name: /^Reset/ }).click();
  await expect(list.getByRole('heading', { name: /^Errors/ })).toBeVisible();
});
