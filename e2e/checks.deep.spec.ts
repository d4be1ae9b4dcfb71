// Checks: decided against the documents as they stand, failures first with what is wrong, and a person's own.
import type { Locator, Page } from '@playwright/test';
import { test as unwatched } from '@playwright/test';
import { expectAccessible, expectAccessibleInBoth } from './axe.ts';
import {
  banner,
  button,
  cell,
  checkPolicies,
  documentTab,
  editor,
  field,
  fullEditor,
  open,
  openCell,
  openClipboard,
  part,
  pasteOver,
  status,
  undoHandEdits,
} from './page.ts';
import { expect, test } from './test.ts';

const SHEET = 'section[aria-label="Checks"]';
const sheet = (page: Page) => part(page, 'Checks');
const dialog = (page: Page) => page.getByRole('dialog');
const list = (page: Page, name: 'Must pass' | 'Must be denied') =>
  sheet(page).getByRole('region', { name, exact: true });
const line = (page: Page, name: RegExp | string) => sheet(page).getByRole('button', { name });
const decision = (page: Page) => sheet(page).getByRole('region', { name: 'Decision' });
const litLines = (page: Page): Promise<number> => page.locator('.view-overlays .code-deciding').count();

const policy = (...statements: object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
const LOGS = {
  Effect: 'Allow',
  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/lambda/deepseek-chat:*',
};
const WIDE = policy(LOGS, { Effect: 'Allow', Action: 'bedrock:InvokeModel*', Resource: '*' });

async function fillCase(page: Page): Promise<void> {
  await dialog(page).getByRole('textbox', { name: 'Check in a few words' }).fill('Read the weights');
  await dialog(page).getByRole('radio', { name: 'Denied' }).check();
  await dialog(page).getByRole('combobox', { name: 'Action' }).fill('s3:GetObject');
  await dialog(page).getByRole('combobox', { name: 'Resource' }).fill('arn:aws:s3:::acme-models/a');
}

async function addCase(page: Page): Promise<void> {
  await button(page, 'Add a check').click();
  await fillCase(page);
  await dialog(page).getByRole('button', { name: 'Add check' }).click();
  await expect(dialog(page)).toBeHidden();
}

/** Opens the sheet once the checks ran. */
async function openChecks(page: Page, says: RegExp | string = '15 of 15'): Promise<void> {
  await expect(cell(page, 'Checks')).toContainText(says);
  await openCell(page, 'Checks');
}

test('composed documents pass every check, a line each, and a line lights its statement', async ({
  page,
}) => {
  await open(page);
  await fullEditor(page);
  await openChecks(page);
  await expect(list(page, 'Must pass')).toContainText('Must pass 5');
  await expect(list(page, 'Must be denied')).toContainText('Must be denied 10');
  await expect(list(page, 'Must be denied').getByRole('listitem')).toHaveCount(10);
  await expectAccessibleInBoth(page, 'all pass', SHEET);

  await line(page, /^Passes: Call logs:PutLogEvents/).click();
  await expect(decision(page)).toContainText('Allowed, by WriteFunctionLogs');
  await expect.poll(() => litLines(page)).toBeGreaterThan(0);
  await line(page, /^Passes: lambda\.amazonaws\.com assumes the role/).click();
  await expect(documentTab(page, 'Trust')).toHaveAttribute('aria-selected', 'true');
  await expect(decision(page)).toContainText('Allowed, by');
  await line(page, /^Passes: In another Region/).click();
  await expect(decision(page)).toContainText('Denied, because nothing allows it');
  await expect(line(page, /^Passes: In another Region/)).toHaveAttribute('aria-pressed', 'true');

  // Nothing but the sheet lights the code.
  await page.keyboard.press('Escape');
  await expect(sheet(page)).toBeHidden();
  await expect.poll(() => litLines(page)).toBe(0);
});

test('a wider policy allows what must be denied, and the page shows what and since when', async ({
  page,
  baseURL,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await pasteOver(page, clipboard, WIDE);
  await openChecks(page, '3 of 15 fail');
  await expect(status(page)).toContainText('Won’t work');
  await expect(list(page, 'Must be denied')).toContainText('3 of 10 fail');
  const first = list(page, 'Must be denied').getByRole('listitem').first();
  await expect(first).toContainText('In another Region');
  await expect(first).toContainText('Allowed, but must be denied.');
  await expect(sheet(page)).toContainText(
    'Checks fail since the Permissions policy of DeepSeekInvoke was edited by hand.',
  );
  await expectAccessibleInBoth(page, 'failures', SHEET);
  await line(page, 'Show the edit').click();
  await expect(dialog(page)).toContainText('InvokeModel*');
  await dialog(page).getByRole('button', { name: 'Close' }).click();
  await undoHandEdits(page);
  await expect(cell(page, 'Checks')).toContainText('15 of 15');
});

test('a missing statement shows which calls are no longer allowed', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await pasteOver(page, clipboard, policy(LOGS));
  await openChecks(page, '2 of 15 fail');
  const first = list(page, 'Must pass').getByRole('listitem').first();
  await expect(first).toContainText('Denied, but must be allowed.');
  await first.getByRole('button').first().click();
  await expect(decision(page)).toContainText('No identity policy of the principal allows it.');
});

test('a text that cannot be read decides nothing, and fails nothing', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await pasteOver(page, clipboard, '{"Version": ');
  await openChecks(page, '5 of 15');
  await expect(sheet(page)).toContainText('Permissions policy is not valid JSON. Fix the syntax first.');
  await expect(list(page, 'Must pass').getByRole('listitem').first()).toContainText('Not decided');
});

test('an own check is kept, undone, and travels in the link', async ({ page, context, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openChecks(page);
  await addCase(page);
  const mine = line(page, /^Passes: Read the weights/);
  await expect(mine).toBeVisible();
  await expect(cell(page, 'Checks')).toContainText('16 of 16');

  await page.keyboard.press('Control+z');
  await expect(mine).toBeHidden();
  await page.keyboard.press('Control+y');
  await expect(mine).toBeVisible();

  await button(page, 'Share').click();
  await expect.poll(() => clipboard.read()).toContain('#v=');
  const link = await clipboard.read();
  const visit = await context.newPage();
  await open(visit, link.slice(link.indexOf('#') + 1));
  await expect(banner(visit)).toBeVisible();
  await openChecks(visit, '16 of 16');
  await expect(line(visit, /^Passes: Read the weights/)).toBeVisible();

  await page.reload();
  await openChecks(page, '16 of 16');
  await expect(mine).toBeVisible();
});

test('an own check that fails can be changed or removed', async ({ page }) => {
  await open(page);
  await openChecks(page);
  await addCase(page);
  await line(page, 'Edit: Read the weights').click();
  await dialog(page).getByRole('radio', { name: 'Allowed' }).check();
  await button(page, 'Save check').click();
  const first = list(page, 'Must pass').getByRole('listitem').first();
  await expect(first).toContainText('Read the weights');
  await expect(first).toContainText('Denied, but must be allowed.');
  await expect(sheet(page)).not.toContainText('edited by hand');
  await expect(cell(page, 'Checks')).toContainText('1 of 16 fail');
  await expectAccessible(page, 'own checks', SHEET);
  await line(page, 'Remove: Read the weights').click();
  await expect(cell(page, 'Checks')).toContainText('15 of 15');
});

test('an error in an own check is shown at its field once the field is left', async ({ page }) => {
  await open(page);
  await openChecks(page);
  await button(page, 'Add a check').click();
  const action = dialog(page).getByRole('combobox', { name: 'Action' });
  await action.pressSequentially('Get');
  await expect(dialog(page)).not.toContainText('is not an action');
  await action.press('Tab');
  await expect(action).toHaveAccessibleDescription(/Get is not an action\. Write it as service:Name/);
  await dialog(page).getByRole('button', { name: 'Add check' }).click();
  const says = dialog(page).getByRole('textbox', { name: 'Check in a few words' });
  await expect(says).toBeFocused();
  await expect(says).toHaveAccessibleDescription(/Describe the check/);
  await expectAccessibleInBoth(page, 'a form with errors', 'dialog');
  await fillCase(page);
  await dialog(page).getByRole('button', { name: 'Add check' }).click();
  await expect(line(page, /^Passes: Read the weights/)).toBeVisible();
  // Escape in the dialog leaves the sheet open.
  await button(page, 'Add a check').click();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(sheet(page)).toBeVisible();
});

test('an action that AWS does not have decides nothing', async ({ page }) => {
  await open(page);
  await openChecks(page);
  await button(page, 'Add a check').click();
  await fillCase(page);
  await dialog(page).getByRole('combobox', { name: 'Action' }).fill('s3:GetObjekt');
  await dialog(page).getByRole('button', { name: 'Add check' }).click();
  const first = list(page, 'Must be denied').getByRole('listitem').first();
  await expect(first).toContainText('Not decided; it must be denied');
  await expect(first).toContainText('Did you mean s3:GetObject or s3:PutObject?');
});

// The browser logs the missing file.
unwatched('without the worker the sheet says so, and checks once it is there', async ({ page }) => {
  await page.context().route(/\/assets\/main-[^/]*\.js$/, (route) => route.abort());
  await open(page);
  await fullEditor(page);
  await openCell(page, 'Checks');
  await expect(sheet(page).getByRole('alert')).toContainText('The checks could not run');
  await page.context().unroute(/\/assets\/main-[^/]*\.js$/);
  await sheet(page).getByRole('button', { name: 'Try again' }).click();
  await expect(cell(page, 'Checks')).toContainText('15 of 15');
  await expect(sheet(page).getByRole('alert')).toHaveCount(0);
});

test('pasted policies have the checks of their scenario, and own ones', async ({ page }) => {
  await open(page);
  await checkPolicies(
    page,
    policy({
      Effect: 'Allow',
      Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
      Resource: 'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2',
    }),
  );
  await openChecks(page, /(\d+) of \1/);
  await line(page, /^Try a request:/).click();
  await sheet(page).getByRole('combobox', { name: 'Action' }).fill('s3:GetObject');
  await sheet(page).getByRole('combobox', { name: 'Resource' }).fill('arn:aws:s3:::acme-models/a');
  await expect(decision(page)).toContainText('Denied');
  await decision(page).getByRole('button', { name: 'Keep as a check' }).click();
  await expect(line(page, /^Passes: s3:GetObject on/)).toBeVisible();
});

test('test cases are exported from the sheet', async ({ page }) => {
  await open(page);
  await openChecks(page);
  await button(page, 'Test cases').click();
  await expect(page.locator('#create-guide')).toContainText(/test cases/i);
});

test('fits at 390 and at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await field(page, 'Function name').fill('chat');
  await openChecks(page);
  await addCase(page);
  await expect(line(page, /^Passes: Read the weights/)).toBeVisible();
  const over = (of: Locator) => of.evaluate((box) => box.scrollWidth - box.clientWidth);
  await expect.poll(() => over(sheet(page))).toBe(0);
  await page.setViewportSize({ width: 320, height: 844 });
  await expect.poll(() => over(sheet(page))).toBe(0);
  await expect(editor(page)).toBeHidden();
  await button(page, 'Add a check').click();
  await expect.poll(() => over(dialog(page))).toBe(0);
  await dialog(page).getByText('Resource owner and other policies').click();
  await expect(dialog(page).getByRole('textbox', { name: 'Account of the resource' })).toBeVisible();
});
