// Importing a distilled model from S3, and a colleague opening the link to the same documents.
import type { Page } from '@playwright/test';
import {
  allDocuments,
  answers,
  banner,
  button,
  chooseScenario,
  documentTabs,
  expectDocuments,
  field,
  fullEditor,
  open,
  openClipboard,
  openStep,
  status,
  type Clipboard,
} from './page.ts';
import { expect, test } from './test.ts';

/** What identifies this role's owner, each in a place of its own. */
const own = {
  account: '444455556666',
  bucket: 'acme-models',
  prefix: 'deepseek-r1-distill-8b',
  key: 'arn:aws:kms:us-east-1:444455556666:key/0a1b2c3d-12ab-34cd-56ef-1234567890ab',
  role: 'AcmeImportRole',
  policy: 'AcmeReadsWeights',
  operator: 'AcmeImportOperator',
  boundary: 'arn:aws:iam::444455556666:policy/AcmeBoundary',
  path: '/acme/',
  tag: 'team=acme-ml',
  description: 'Imports for Acme',
};

async function answerAll(page: Page): Promise<void> {
  await chooseScenario(page, 'Import a DeepSeek distill');
  await openStep(page, 'Who');
  await field(page, 'AWS account').fill(own.account);
  await openStep(page, 'Data');
  await field(page, 'Bucket with the model files').fill(`s3://${own.bucket}/${own.prefix}/`);
  await answers(page).getByRole('radio', { name: 'A KMS key' }).check();
  await field(page, 'KMS key ARN').fill(own.key);
  await openStep(page, 'Limits');
  await field(page, 'Permissions boundary').fill(own.boundary);
  await openStep(page, 'Names');
  await field(page, 'Role name').fill(own.role);
  await field(page, 'Policy name').fill(own.policy);
  await field(page, 'Name of the deployer’s policy').fill(own.operator);
  await field(page, 'Path').fill(own.path);
  await field(page, 'Description').fill(own.description);
  await field(page, 'Tags').fill(own.tag);
}

/** Opens the nth document, presses Copy, and reads what arrived. */
async function copied(page: Page, clipboard: Clipboard, index: number): Promise<string> {
  await documentTabs(page).nth(index).click();
  await expect(documentTabs(page).nth(index)).toHaveAttribute('aria-selected', 'true');
  const text = await clipboard.copied(button(page, 'Copy policy'));
  await expect(button(page, 'Copy policy')).toContainText('Copied');
  return text;
}

async function sharedLink(page: Page, clipboard: Clipboard, identities: boolean): Promise<string> {
  await button(page, 'Share').click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  const switched = dialog.getByRole('checkbox', { name: /^Leave out account IDs, names and ARNs/ });
  await switched.setChecked(!identities);
  const link = dialog.getByRole('textbox', { name: 'Link' });
  await expect.poll(async () => (await link.inputValue()).includes(own.account)).toBe(identities);
  // Opening the dialog copied it too.
  await expect(dialog.getByRole('status')).toContainText('Copied');
  const address = await clipboard.copied(dialog.getByRole('button', { name: 'Copy link' }));
  await expect(dialog.getByRole('status')).toContainText(/^Copied: [\d,]+ characters\./);
  await expect(dialog.getByRole('status')).toContainText(address.length.toLocaleString('en-US'));
  await dialog.getByRole('button', { name: 'Close' }).click();
  return address;
}

test('picks the scenario, types a bucket, copies the policies', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await chooseScenario(page, 'Import a DeepSeek distill');
  await openStep(page, 'Data');
  await field(page, 'Bucket with the model files').fill(`${own.bucket}/${own.prefix}`);
  await expect(answers(page)).toContainText(`Bucket ${own.bucket}, only below ${own.prefix}/`);
  await openStep(page, 'Who');
  await field(page, 'AWS account').fill(own.account);
  await fullEditor(page);

  const permissions = JSON.parse(await copied(page, clipboard, 0));
  expect(JSON.stringify(permissions)).toContain(`"arn:aws:s3:::${own.bucket}/${own.prefix}/*"`);
  expect(JSON.stringify(permissions)).toContain('"s3:ListBucket"');
  const trust = JSON.parse(await copied(page, clipboard, 1));
  expect(trust).toMatchObject({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'bedrock.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ],
  });
  expect(JSON.stringify(trust)).toContain(`"aws:SourceAccount":"${own.account}"`);
  const deployer = JSON.parse(await copied(page, clipboard, 2));
  expect(JSON.stringify(deployer)).toContain('"bedrock:CreateModelImportJob"');
  expect(JSON.stringify(deployer)).toContain(`"arn:aws:iam::${own.account}:role/DeepSeekModelImportRole"`);
  await expect(status(page)).toContainText(/^(Ready|\d guess)/);
});

test('the colleague who opens the link sees the same', async ({ page, browser, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await answerAll(page);
  const link = await sharedLink(page, clipboard, true);
  const mine = await allDocuments(page);
  expect(Object.keys(mine)).toHaveLength(3);
  expect(Object.values(mine).join('')).toContain(own.key);

  const elsewhere = await browser.newContext();
  const theirs = await elsewhere.newPage();
  await theirs.goto(link);
  await expect(banner(theirs)).toContainText('This came from a link: “Import a DeepSeek distill”.');
  await expect(banner(theirs)).toContainText('Someone else chose the answers.');
  await expect(banner(theirs).getByRole('button', { name: 'Restore my answers' })).toBeHidden();
  await expectDocuments(theirs, mine);
  await openStep(theirs, 'Names');
  await expect(field(theirs, 'Tags')).toHaveValue(own.tag);
  await expect(field(theirs, 'Description')).toHaveValue(own.description);
  await elsewhere.close();
});

test('the link contains a hand edit, and the page says so', async ({ page, browser, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await answerAll(page);
  await documentTabs(page).last().click();
  const code = await fullEditor(page);
  await code.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await expect(documentTabs(page).last()).toContainText('edited');
  const link = await sharedLink(page, clipboard, true);

  const elsewhere = await browser.newContext();
  const theirs = await elsewhere.newPage();
  await theirs.goto(link);
  await expect(banner(theirs)).toContainText('1 document was edited by hand.');
  await expect(documentTabs(theirs).last()).toContainText('edited');
  await expectDocuments(theirs, await allDocuments(page));
  await elsewhere.close();
});

test('on request the link holds no account ID, name or ARN', async ({ page, browser, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await answerAll(page);
  const link = await sharedLink(page, clipboard, false);
  const fragment = decodeURIComponent(new URL(link).hash);
  expect(fragment).toContain('p=import');
  for (const secret of Object.values(own)) expect(fragment.toLowerCase()).not.toContain(secret.toLowerCase());
  expect(fragment).not.toMatch(/acme|arn:|\d{12}/i);

  const elsewhere = await browser.newContext();
  const theirs = await elsewhere.newPage();
  await theirs.goto(link);
  await expect(banner(theirs)).toBeVisible();
  await expect(status(theirs)).toContainText('answers left');
  const documents = Object.values(await allDocuments(theirs)).join('');
  expect(documents).not.toMatch(/acme|444455556666/i);
  expect(documents).toContain('"kms:Decrypt"');
  await elsewhere.close();
});
