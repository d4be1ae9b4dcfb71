// Policies that are pasted or dropped: told apart, checked and fixed, kept in this browser, and never shared.
import type { Page } from '@playwright/test';
import { ARTICLE_POLICIES } from '#app/check/article-sample.ts';
import { expectAccessibleInBoth } from './axe.ts';
import {
  answers,
  button,
  checkPane,
  checkPolicies,
  command,
  download,
  expectNoSideways,
  field,
  goTo,
  open,
  openCell,
  openCheck,
  openClipboard,
  openFirstView,
  openStep,
  part,
  pasteAtFocus,
  shownText,
  showsText,
  status,
  undoHandEdits,
} from './page.ts';
import { Person } from './person.ts';
import { expect, test } from './test.ts';
import { encodeText } from '#deepseek/share/index.ts';
import { codec } from '#deepseek/share/testing/links.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const pane = checkPane;
const tabs = (page: Page) =>
  page.getByRole('tablist', { name: 'Pasted policies', exact: true }).getByRole('tab');
const notes = (page: Page) => part(page, 'Notes');
const finding = (page: Page, message: string | RegExp) =>
  notes(page).locator('.finding').filter({ hasText: message }).first();
const fix = (page: Page, name: RegExp) => notes(page).getByRole('button', { name });

const policy = (statement: object) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
const IDENTITY = policy({ Effect: 'Allow', Action: 's3:GetObjekt', Resource: 'arn:aws:s3:::acme-prompts/*' });
const TRUST = policy({
  Effect: 'Allow',
  Principal: { Service: 'ec2.amazonaws.com' },
  Action: 'sts:AssumeRole',
});

async function start(page: Page): Promise<void> {
  await open(page);
  await openCheck(page);
  await expect(pane(page).getByRole('heading', { name: 'Check a policy' })).toBeVisible();
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

test('an article is a list of policies, each of which opens its own: every mistake is found, and fixed', async ({
  page,
}) => {
  const [permissions, openSearch, ec2] = ARTICLE_POLICIES.map(({ original }) => original);
  await openFirstView(page);
  const person = new Person(page);
  await person.pasteHere(
    `What permissions should be included in the IAM role for DeepSeek\n\nExample policy snippet for Bedrock and S3 access:\n\njson\n${permissions}\n\nExample Trust Policy for OpenSearch\n\njson\n${openSearch}\n\nExample Trust Policy for EC2\n\njson\n${ec2}\n\nLeast privilege: grant only the necessary permissions.\n`,
  );
  await expect(tabs(page)).toContainText(['Bedrock and S3 access', 'OpenSearch', 'EC2']);
  await expect(pane(page).getByRole('heading', { name: 'What was found' })).toBeVisible();
  await expect(status(page)).toContainText('Won’t work');
  await pane(page).getByRole('button', { name: 'Example Trust Policy for OpenSearch', exact: true }).click();
  await showsText(page, 'sts:AssumeRole');
  await pane(page)
    .getByRole('button', { name: /^Example policy snippet/ })
    .click();
  await showsText(page, 'bedrock:ImportModel');
  await openCell(page, 'Notes');
  await expect(finding(page, 'bedrock:ImportModel')).toBeVisible();
  await expect(finding(page, 'your_DeepSeek_R1_model_ARN')).toBeVisible();
  await fix(page, /^Fix all \(\d+\)$/).click();
  await showsText(page, 'bedrock:CreateModelImportJob');
  await expect(tabs(page).first()).toContainText('edited');
  await undoHandEdits(page);
  await showsText(page, 'bedrock:ImportModel');
});

test('own mistakes: nothing is green before there is something, all is fixed, and the wizard has the rest', async ({
  page,
}) => {
  await open(page);
  await openCheck(page);
  await expect(status(page)).toContainText('Nothing to check yet');
  await pane(page).getByRole('button', { name: 'Back to your role' }).click();
  await checkPolicies(
    page,
    policy({
      Effect: 'Allow',
      Action: ['bedrock:InvokeModle', 'bedrock:InvokeModelWithResponseStream'],
      Resource: 'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2',
    }),
    TRUST.replace('ec2', 'ecs-tasks'),
  );
  await expect(status(page)).not.toContainText('No problems');
  await openCell(page, 'Notes');
  await fix(page, /^Fix: /)
    .first()
    .click();
  await expect(status(page)).toContainText('No problems found');
  await pane(page)
    .getByRole('button', { name: /^More formats/ })
    .click();
  await expect(page.getByRole('tab', { name: 'More formats' })).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('tab', { name: 'CloudFormation' }).click();
  await expect(page.getByText('AWSTemplateFormatVersion').first()).toBeVisible();
  await pane(page)
    .getByRole('button', { name: /^Open in the wizard/ })
    .click();
  await expect(answers(page)).toContainText('ECS task');
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
  await expect(status(page)).toContainText('No problems found');
  await type.selectOption('identity');
  await expect(status(page)).toContainText('Won’t work');
  await openCell(page, 'Notes');
  await expect(finding(page, /Principal/)).toBeVisible();
  await type.selectOption('resource');
  await expect(pane(page).getByRole('combobox', { name: /^Resource of/ })).toBeVisible();
});

test('what IAM refuses to save comes first, in the status and in the list', async ({ page }) => {
  await start(page);
  const statement = { Effect: 'Allow', Action: ['iam:PassRole', 's3:GetObjekt'], Resource: '*' };
  await pasteAtFocus(page, JSON.stringify({ Statement: [statement] }, null, 2));
  await expect(status(page)).toContainText('Won’t work');
  await openCell(page, 'Notes');
  const refused = notes(page).getByRole('region', { name: 'AWS will refuse this document' });
  await expect(refused.locator('.finding').first()).toContainText('Version');
  // An error that IAM saves is not among them.
  await expect(notes(page).getByRole('region', { name: 'Errors' })).toContainText('s3:GetObjekt');
  await refused.getByRole('button', { name: /^Fix: Add Version/ }).click();
  await expect(refused).toHaveCount(0);
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
  await openCell(page, 'Notes');
  await expect(finding(page, 's3:GetObjekt')).toBeVisible();
  const choosing = page.waitForEvent('filechooser');
  await pane(page)
    .getByRole('button', { name: /^Choose files/ })
    .click();
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
  await pane(page).getByRole('button', { name: 'Back to your role' }).click();
  await openStep(page, 'Who');
  await expect(field(page, 'Function name')).toHaveValue('kept-name');
  await showsText(page, '/aws/lambda/kept-name');
  await expect.poll(() => shownText(page)).not.toContain('GetObjekt');
  await openCheck(page);
  await showsText(page, 's3:GetObjekt');
  await page.reload();
  await showsText(page, 's3:GetObjekt');
  await expect(tabs(page)).toHaveCount(1);
  await pane(page).getByRole('button', { name: 'Back to your role' }).click();
  await openStep(page, 'Who');
  await expect(field(page, 'Function name')).toHaveValue('kept-name');
});

test('a pasted policy can be removed and restored', async ({ page }) => {
  await start(page);
  await pasteAtFocus(page, IDENTITY);
  await pane(page)
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(page.getByText('Paste a policy here')).toBeVisible();
  await expect(status(page)).toContainText('Nothing to check yet');
  await button(page, 'Share').focus();
  await page.keyboard.press('Control+z');
  await showsText(page, 's3:GetObjekt');
});

test('a share link leaves them out', async ({ page, browser }) => {
  await start(page);
  await pasteAtFocus(page, IDENTITY);
  await showsText(page, 's3:GetObjekt');
  await button(page, 'Share').click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await expect(dialog).toContainText('The link does not include the policies you pasted');
  await expect(dialog.getByRole('textbox')).not.toHaveValue('');
  const fresh = await browser.newPage();
  await fresh.goto(await dialog.getByRole('textbox').inputValue());
  await expect(fresh.getByRole('region', { name: 'Answers' })).toBeVisible();
  await expect(fresh.getByText('GetObjekt')).toHaveCount(0);
  await fresh.close();
});

test('fixed policies can be copied and downloaded', async ({ page }) => {
  await start(page);
  await drop(page, { 'reader.json': IDENTITY });
  await openCell(page, 'Notes');
  await fix(page, /^Fix: Replace with s3:GetObject$/).click();
  await showsText(page, '"s3:GetObject"');
  const { bytes } = await download(page, await command(page, 'Download policy'));
  expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({
    Statement: [{ Action: 's3:GetObject' }],
  });
});

test('a text that is not JSON is a policy with an error', async ({ page }) => {
  await start(page);
  await pasteAtFocus(page, '{ "Version": "2012-10-17", "Statement": [ { "Effect": "Allow" ');
  await expect(status(page)).toContainText('Won’t work');
});

test('is accessible, empty and with policies', async ({ page }) => {
  await start(page);
  await expectAccessibleInBoth(page, 'nothing pasted yet');
  await pane(page)
    .getByRole('button', { name: /article/ })
    .press('Enter');
  await expect(tabs(page)).toHaveCount(3);
  await openCell(page, 'Notes');
  await expect(finding(page, 'ImportModel')).toBeVisible();
  await expectAccessibleInBoth(page, 'the article’s policies');
});

const BROAD = policy({ Effect: 'Allow', Action: 'bedrock:*', Resource: '*' });

test('what is too broad is narrowed to the task that somebody picks; Escape closes that', async ({
  page,
}) => {
  await openFirstView(page);
  await pasteAtFocus(page, BROAD);
  await expect(pane(page).locator('.quote .mark-stated')).toHaveText(['bedrock:*', '*']);
  const open = status(page).getByRole('button', { name: 'Tighten it' });
  await open.press('Enter');
  const change = page.getByRole('region', { name: 'Before and after' });
  await expect(change).toContainText('260 actions stop');
  await expect(pane(page)).toContainText('DeepSeek-V3.2');
  await expectAccessibleInBoth(page, 'before and after');
  await page.getByRole('combobox', { name: 'What is it for?' }).fill('R1');
  await page.getByRole('option', { name: /^Call DeepSeek-R1/ }).click();
  await expect(change.getByRole('region', { name: 'After' })).toContainText('us.deepseek.r1-v1:0');
  await expect(page.locator('.button-primary:visible')).toHaveCount(1);
  await change.getByRole('button', { name: 'Close Before and after' }).press('Escape');
  await expect(change).toBeHidden();
  await expect(open).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('fits', async ({ page }) => {
    await openFirstView(page);
    await pasteAtFocus(page, BROAD);
    await expect(status(page)).toContainText('Too broad');
    await expectNoSideways(page);
    await expectAccessibleInBoth(page, 'a broad policy');
    await status(page).getByRole('button', { name: 'Tighten it' }).click();
    await expect(page.getByRole('region', { name: 'Before and after' })).toContainText('260 actions stop');
    await expectNoSideways(page);
    await expectAccessibleInBoth(page, 'before and after');
  });
});

test('a finding is ignored for a reason, which is kept, listed, and written and read as a configuration', async ({
  page,
}) => {
  await start(page);
  const text = policy({ Sid: 'Read', Effect: 'Allow', Action: 's3:GetObjekt', Resource: '*' });
  await pasteAtFocus(page, text);
  await openCell(page, 'Notes');
  const list = notes(page);
  const row = list.getByRole('listitem').filter({ hasText: 's3:GetObjekt' });
  await row.getByRole('button', { name: /^Ignore/ }).click();
  await list.getByLabel('Reason for ignoring').fill('A preview of AWS');
  await expect(list.getByRole('checkbox', { name: /Only in statements with the Sid/ })).toBeChecked();
  await expectAccessibleInBoth(page, 'why it is ignored', 'section[aria-label="Notes"]');
  await list.getByLabel('Reason for ignoring').press('Enter');
  const ignored = list.getByRole('region', { name: 'Ignored' });
  await expect(ignored).toContainText('invalid-action, Read: A preview of AWS');
  await expect(list.getByRole('heading', { name: /^Errors/ })).toHaveCount(0);
  await expectAccessibleInBoth(page, 'what is ignored', 'section[aria-label="Notes"]');

  await page.reload();
  await openCell(page, 'Notes');
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
  await expect(pane(page)).toContainText('Took 1 ignore from the configuration.');
  await openCell(page, 'Notes');
  await expect(ignored).toContainText('A preview of AWS');
  await expect(pane(page)).toContainText('Took 1 ignore from the configuration.');
  await expect(tabs(page)).toHaveCount(1);

  await ignored.getByRole('button', { name: /^Stop ignoring/ }).click();
  await drop(page, { 'rolewright.config.json': '{ "severities": { "invalid-action": "suggestion" } }' });
  await expect(pane(page)).toContainText('Took 1 severity from the configuration.');
  await openCell(page, 'Notes');
  const severities = list.getByRole('region', { name: 'Severities' });
  await expect(severities).toContainText('invalid-action: suggestion');
  await expect(list.getByRole('heading', { name: /^Errors/ })).toHaveCount(0);
  await expectAccessibleInBoth(page, 'severities', 'section[aria-label="Notes"]');
  await severities.getByRole('button', { name: /^Reset/ }).click();
  await expect(list.getByRole('heading', { name: /^Errors/ })).toBeVisible();
});

test('an editor opens its policies by a link, as work of their own', async ({ page }) => {
  await open(page, await encodeText(IDENTITY, codec));
  await expect(tabs(page)).toHaveCount(1);
  await expect(status(page)).toContainText('s3:GetObjekt');
  await expect(pane(page).getByText('This came with a link.', { exact: true })).toBeVisible();
  await goTo(page, await encodeText(JSON.stringify([JSON.parse(TRUST), JSON.parse(IDENTITY)]), codec));
  await expect(tabs(page)).toHaveCount(2);
  await expect(pane(page)).toContainText('2 policies');
  await expect(pane(page)).toContainText('What was here before is in your History.');
  await page.goBack();
  await expect(tabs(page)).toHaveCount(1);
  await expect(pane(page)).not.toContainText('came with a link');
  await page.goForward();
  await expect(tabs(page)).toHaveCount(2);
  await goTo(page, `${await encodeText(IDENTITY, codec)}cut`);
  await expect(page.getByText('The policies in the link cannot be')).toBeVisible();
  await expect(tabs(page)).toHaveCount(2);
});

test('a policy may have any title', async ({ page }) => {
  await open(page, await encodeText(`{ "__proto__": ${IDENTITY} }`, codec));
  await expect(pane(page)).toContainText('__proto__');
  await expect(status(page)).toContainText('s3:GetObjekt');
  await expect(page.getByText('stopped with an error')).toHaveCount(0);
});
