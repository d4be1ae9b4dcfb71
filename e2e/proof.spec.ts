// Expectations: verified against the current documents, with explained failures and own cases.
import type { Locator, Page } from '@playwright/test';
import { test as unwatched } from '@playwright/test';
import { expectAccessible, expectAccessibleInBoth } from './axe.ts';
import {
  banner,
  button,
  checkPolicies,
  field,
  fullEditor,
  open,
  openClipboard,
  openDocument,
  panel,
  pasteOver,
  verdict,
  openPanel,
  undoHandEdits,
} from './page.ts';
import { expect, test } from './test.ts';

const PANEL = 'section[aria-label="About the role kit"]';
const tab = (page: Page) => panel(page).getByRole('tab', { name: /^Proof/ });
const line = (page: Page, says: RegExp | string) => panel(page).getByRole('button', { name: says });
const dialog = (page: Page) => page.getByRole('dialog');
const rows = (page: Page, list: string) =>
  panel(page).getByRole('list', { name: list, exact: true }).getByRole('listitem');
const own = (page: Page) => panel(page).getByRole('region', { name: 'Your own' });

/** Opens the tab once its proofs are there. */
async function openProof(page: Page, count: RegExp | string = '15/15'): Promise<void> {
  await expect(tab(page)).toContainText(count);
  await openPanel(page, /^Proof/);
}

const policy = (...statements: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
const LOGS = {
  Effect: 'Allow',
  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/deepseek-chat:*',
};
const WIDE = policy(LOGS, { Effect: 'Allow', Action: 'bedrock:InvokeModel*', Resource: '*' });

async function fillCase(page: Page): Promise<void> {
  await dialog(page).getByRole('textbox', { name: 'Expectation in a few words' }).fill('Read the weights');
  await dialog(page).getByRole('radio', { name: 'Denied' }).check();
  await dialog(page).getByRole('combobox', { name: 'Action' }).fill('s3:GetObject');
  await dialog(page).getByRole('combobox', { name: 'Resource' }).fill('arn:aws:s3:::acme-models/a');
}

async function addCase(page: Page): Promise<void> {
  await button(page, 'Add an expectation').click();
  await fillCase(page);
  await button(page, 'Add expectation').click();
  await expect(dialog(page)).toBeHidden();
}

test('composed documents meet every expectation, near misses included', async ({ page }) => {
  await open(page);
  await openProof(page);
  await expect(panel(page)).toContainText('15 of 15 expectations hold');
  const converse = line(page, /^Holds: Converse with DeepSeek-V3\.2 in us-east-1 allowed, 4 similar calls/);
  await expect(converse).toHaveAttribute('aria-expanded', 'false');
  await converse.click();
  const listed = rows(page, 'Converse with DeepSeek-V3.2 in us-east-1');
  await expect(listed).toHaveCount(5);
  await expect(listed.first()).toContainText('The call itself: allowed');
  await expect(listed.filter({ hasText: '… in another Region: denied' })).toContainText('af-south-1');
  await expectAccessibleInBoth(page, 'all hold', PANEL);
  await field(page, 'Function name').fill('chat');
  await line(page, /Call logs:CreateLogStream/).click();
  await expect(rows(page, 'Call logs:CreateLogStream')).toContainText('log-group:/aws/lambda/chat');
  await expect(tab(page)).toContainText('15/15');
});

test('a wider policy allows near misses, and the page shows which', async ({ page, baseURL }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openPanel(page, /^Proof/);
  await pasteOver(page, clipboard, WIDE);
  await expect(verdict(page)).toContainText('3 expectations fail');
  await expect(tab(page)).toContainText('3 fail');
  await verdict(page).getByRole('button', { name: '3 expectations fail' }).click();
  await expect(tab(page)).toHaveAttribute('aria-selected', 'true');
  await expect(panel(page)).toContainText('3 of 15 expectations fail');
  await expect(line(page, /^Fails: Converse with DeepSeek-V3\.2 in us-east-1 3 of 5 fail/)).toHaveAttribute(
    'aria-expanded',
    'true',
  );
  const first = rows(page, 'Converse with DeepSeek-V3.2 in us-east-1').first();
  await expect(first).toContainText('… in another Region: allowed, but must be denied');
  await expect(first).toContainText('Since the Permissions policy of DeepSeekInvoke was edited by hand.');
  await expectAccessibleInBoth(page, 'failures', PANEL);
  await first.getByRole('button', { name: 'Show statement' }).click();
  await expect(openDocument(page).locator('.active-line-number')).toHaveText('12');
  await first.getByRole('button', { name: 'Show the edit' }).click();
  await expect(dialog(page)).toContainText('InvokeModel*');
  await dialog(page).getByRole('button', { name: 'Close' }).click();

  await undoHandEdits(page);
  await expect(tab(page)).toContainText('15/15');
  await expect(verdict(page)).not.toContainText('expectation');
});

test('a missing statement shows which calls are no longer allowed', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await pasteOver(page, clipboard, policy(LOGS));
  await expect(verdict(page)).toContainText('2 expectations fail');
  await openProof(page, '2 fail');
  const first = rows(page, 'Converse with DeepSeek-V3.2 in us-east-1').first();
  await expect(first).toContainText('The call itself: denied, but must be allowed');
  await expect(first).toContainText('No identity policy of the principal allows it.');
});

test('a text that cannot be read proves nothing, and fails nothing', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await pasteOver(page, clipboard, '{"Version": ');
  await openProof(page, '5/15');
  await expect(panel(page)).toContainText('10 of 15 expectations could not be proved');
  await expect(panel(page)).toContainText('Permissions policy is not valid JSON. Fix the syntax first.');
  await expect(verdict(page)).not.toContainText('expectation');
});

test('an own case is kept, undone, and travels in the link', async ({ page, context, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openProof(page);
  await addCase(page);
  await expect(panel(page)).toContainText('16 of 16 expectations hold');
  await expect(own(page)).toContainText('Read the weights: denied');

  await page.keyboard.press('Control+z');
  await expect(own(page)).toBeHidden();
  await expect(tab(page)).toContainText('15/15');
  await page.keyboard.press('Control+y');
  await expect(own(page)).toContainText('Read the weights: denied');

  await page.reload();
  await openProof(page, '16/16');
  await expect(own(page)).toContainText('s3:GetObject on arn:aws:s3:::acme-models/a');

  await button(page, 'Share').click();
  await expect(dialog(page)).toContainText('and the expectation you added');
  await expect(dialog(page).getByRole('status')).toContainText('Copied');
  await expect.poll(() => clipboard.read()).toContain('#v=');
  const link = await clipboard.read();
  await dialog(page)
    .getByRole('checkbox', { name: /^Leave out/ })
    .check();
  await expect(dialog(page)).toContainText('Added expectations are left out too');
  await expect(dialog(page).getByRole('textbox', { name: 'Link' })).not.toHaveValue(/&y=/);
  const visit = await context.newPage();
  await open(visit, link.slice(link.indexOf('#') + 1));
  await expect(banner(visit)).toContainText('1 expectation was added.');
  await openProof(visit, '16/16');
  await expect(own(visit)).toContainText('Read the weights: denied');
});

test('an own case that fails is shown everywhere, and can be changed or removed', async ({ page }) => {
  await open(page);
  await openProof(page);
  await addCase(page);
  await own(page).getByRole('button', { name: 'Edit: Read the weights' }).click();
  await dialog(page).getByRole('radio', { name: 'Allowed' }).check();
  await button(page, 'Save expectation').click();
  await expect(own(page)).toContainText('Read the weights: denied, but must be allowed');
  await expect(verdict(page)).toContainText('1 expectation fails');
  await expect(own(page)).not.toContainText('edited by hand');
  await expect(panel(page).getByRole('heading', { level: 3 }).first()).toContainText('Your own');
  await expectAccessible(page, 'own cases', PANEL);
  await own(page).getByRole('button', { name: 'Remove: Read the weights' }).click();
  await expect(own(page)).toBeHidden();
  await expect(verdict(page)).not.toContainText('expectation');
});

test('an own case starts from one of the scenario', async ({ page }) => {
  await open(page);
  await openProof(page);
  await line(page, /lambda\.amazonaws\.com assumes the role/).click();
  await panel(page)
    .getByRole('button', {
      name: 'Copy and edit: lambda.amazonaws.com assumes the role, another service',
    })
    .click();
  await expect(dialog(page).getByRole('combobox', { name: 'Who calls' })).toHaveValue('other');
  const caller = dialog(page).getByRole('combobox', { name: 'Caller' });
  await expect(caller).toHaveValue('ssm.amazonaws.com');
  await caller.fill('ec2.amazonaws.com');
  await dialog(page).getByRole('textbox', { name: 'Expectation in a few words' }).fill('EC2 takes it on');
  await button(page, 'Add expectation').click();
  await expect(own(page)).toContainText('EC2 takes it on: denied');
});

test('an error in an own case is shown at its field once the field is left', async ({ page }) => {
  await open(page);
  await openProof(page);
  await button(page, 'Add an expectation').click();
  const action = dialog(page).getByRole('combobox', { name: 'Action' });
  await action.pressSequentially('Get');
  await expect(dialog(page)).not.toContainText('is not an action');
  await action.press('Tab');
  await expect(action).toHaveAccessibleDescription(/Get is not an action\. Write it as service:Name/);
  await dialog(page).getByRole('combobox', { name: 'Add a key' }).fill('SourceVpce');
  await page.keyboard.press('Enter');
  await button(page, 'Add expectation').click();
  const says = dialog(page).getByRole('textbox', { name: 'Expectation in a few words' });
  await expect(says).toBeFocused();
  await expect(says).toHaveAccessibleDescription(/Describe the expectation/);
  await expect(
    dialog(page).getByRole('combobox', { name: 'SourceVpce', exact: true }),
  ).toHaveAccessibleDescription(/is not a condition key\. Write it as namespace:name/);
  await expectAccessibleInBoth(page, 'a form with errors', 'dialog');
  await dialog(page).getByRole('button', { name: 'Remove SourceVpce' }).click();
  await fillCase(page);
  await button(page, 'Add expectation').click();
  await expect(own(page)).toContainText('Read the weights: denied');
});

test('an action that AWS does not have proves nothing', async ({ page }) => {
  await open(page);
  await openProof(page);
  await button(page, 'Add an expectation').click();
  await fillCase(page);
  await dialog(page).getByRole('combobox', { name: 'Action' }).fill('s3:GetObjekt');
  await button(page, 'Add expectation').click();
  await expect(own(page)).toContainText('Read the weights: not proved; it must be denied');
  await expect(own(page)).toContainText('Did you mean s3:GetObject or s3:PutObject?');
  await expect(tab(page)).toContainText('15/16');
});

// The browser logs the missing file.
unwatched('without the worker the panel says so, and proves once it is there', async ({ page }) => {
  await page.context().route(/\/assets\/main-[^/]*\.js$/, (route) => route.abort());
  await open(page);
  await fullEditor(page);
  await tab(page).click();
  await expect(panel(page).getByRole('alert')).toContainText('The expectations could not be tested');
  await page.context().unroute(/\/assets\/main-[^/]*\.js$/);
  await panel(page).getByRole('button', { name: 'Try again' }).click();
  await expect(panel(page)).toContainText('15 of 15 expectations hold');
  await expect(panel(page).getByRole('alert')).toHaveCount(0);
});

test('pasted policies are proved: what the wizard expects of them, and own expectations', async ({
  page,
}) => {
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        Resource: 'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2',
      },
    ],
  });
  await open(page);
  await checkPolicies(page, text);
  const about = page.getByRole('region', { name: 'About the pasted policies' });
  await about.getByRole('tab', { name: /^Proof/ }).click();
  await expect(about).toContainText(/(\d+) of \1 expectations hold/);
  await about.getByRole('tab', { name: 'Try a request' }).click();
  await about.getByRole('combobox', { name: 'Action' }).fill('s3:GetObject');
  await about.getByRole('combobox', { name: 'Resource' }).fill('arn:aws:s3:::acme-models/a');
  await expect(about).toContainText('Denied');
  await about.getByRole('button', { name: 'Expect this: denied' }).click();
  await expect(about.getByRole('region', { name: 'Your own' })).toContainText('s3:GetObject');
  // They are the pasted policies' own: the wizard's kit has its own.
  await button(page, 'Back to the wizard').click();
  await panel(page)
    .getByRole('tab', { name: /^Proof/ })
    .click();
  await expect(panel(page)).toContainText('15 of 15 expectations hold');
});

test('fits at 390 and at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: /^Findings/ })
    .click();
  await openProof(page);
  await line(page, /^Holds: Converse with DeepSeek-V3\.2 in us-east-1 allowed, 4/).click();
  await addCase(page);
  await expect(own(page)).toContainText('Read the weights: denied');
  const over = (of: Locator) => of.evaluate((box) => box.scrollWidth - box.clientWidth);
  const body = panel(page).locator('#panel-body');
  await expect.poll(() => over(body)).toBe(0);
  await page.setViewportSize({ width: 320, height: 844 });
  await expect.poll(() => over(body)).toBe(0);
  await button(page, 'Add an expectation').click();
  await expect.poll(() => over(dialog(page))).toBe(0);
  await dialog(page).getByText('Resource owner and other policies').click();
  await expect(dialog(page).getByRole('textbox', { name: 'Account of the resource' })).toBeVisible();
});
