// Hand edits of documents: kept, shown, compared, undone, and checked while typing.
import type { Page } from '@playwright/test';
import {
  allDocuments,
  button,
  copyFromEditor,
  documentTab,
  field,
  fullEditor,
  open,
  openClipboard,
  openDocument,
  openDocumentTab,
  panel,
  pasteOver,
  showsText,
  verdict,
  WHOLE_DOCUMENT,
  openPanel,
  undoHandEdits,
} from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: WHOLE_DOCUMENT });

const permissions = 'Permissions policy';
const finding = (page: Page, message: string | RegExp) => panel(page).getByRole('button', { name: message });
const cursorLine = (page: Page) => openDocument(page).locator('.active-line-number');

/** Puts the cursor behind the first occurrence of `part`, by the editor's own search. */
async function putCursorBehind(page: Page, part: string): Promise<void> {
  await (await fullEditor(page)).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.keyboard.insertText(part);
  await expect(openDocument(page).getByText(/^1 of \d+$/)).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
}

test('typing the wizard’s own text again ends the hand edit', async ({ page }) => {
  await open(page);
  await (await fullEditor(page)).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('x');
  await expect(documentTab(page, permissions)).toContainText('edited');
  await page.keyboard.press('Backspace');
  await expect(documentTab(page, permissions)).not.toContainText('edited');
});

test('broken JSON is found while it is typed; the finding leads to its line', async ({ page }) => {
  await open(page);
  await openPanel(page, /^Findings/);
  await putCursorBehind(page, '"Effect": "Allow"');
  await page.keyboard.press('Delete');
  const missing = finding(page, /Add a comma after this/);
  await expect(missing).toBeVisible();
  await expect(missing).toContainText('Permissions policy of DeepSeekInvoke, line 6');
  await expect(documentTab(page, permissions)).toContainText('1 finding: IAM will refuse this, 1 error');
  await expect(verdict(page)).toContainText('1 error');
  await expect(panel(page).getByRole('tab', { name: /Findings 1/ })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: /: 1 error/ })).toBeAttached();

  // From another document and another place.
  await openDocumentTab(page, 'Trust policy');
  await missing.click();
  await expect(documentTab(page, permissions)).toHaveAttribute('aria-selected', 'true');
  await expect(await fullEditor(page)).toBeFocused();
  await expect(cursorLine(page)).toHaveText('6');
  await page.keyboard.press('End');
  await page.keyboard.type(',');
  await expect(verdict(page)).not.toContainText('error');
});

test('grammar errors are marked in the editor, and F8 goes to them', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openPanel(page, /^Findings/);
  await pasteOver(
    page,
    clipboard,
    `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Acton": "s3:GetObject",
      "Resource": "*"
    }
  ]
}`,
  );
  await expect(finding(page, /Action/).first()).toBeVisible();
  await expect(verdict(page)).toContainText(/\d errors?/);
  await expect(openDocument(page).locator('.code-mark-error').first()).toContainText('Acton');
  await (await fullEditor(page)).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await expect(openDocument(page).locator('.marker-widget')).toContainText('Acton');
});

test('a duplicate key is an error at both places', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openPanel(page, /^Findings/);
  await pasteOver(
    page,
    clipboard,
    '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}',
  );
  await expect(verdict(page)).toContainText('2 errors');
  await expect(finding(page, /Effect/)).toHaveCount(2);
});

test('a byte order mark is reported, and left out of copies', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openPanel(page, /^Findings/);
  const text = '{\r\n  "Version": "2012-10-17",\r\n  "Statement": []\r\n}\r\n';
  await pasteOver(page, clipboard, `\uFEFF${text}`);
  await expect(finding(page, /byte order mark/)).toBeVisible();
  await button(page, 'Copy policy').click();
  await expect(page.getByText('Copied: Permissions policy')).toBeVisible();
  await expect.poll(() => clipboard.read()).toBe(text.replaceAll('\r\n', '\n'));
});

test('hostile text stays text', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openPanel(page, /^Findings/);
  const nasty = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](command:x) ]]> </script>';
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: nasty, [nasty]: 1, __proto__x: 1 }],
  });
  await pasteOver(page, clipboard, text.replace('__proto__x', '__proto__'));
  await expect(finding(page, /__proto__/).first()).toBeVisible();
  await expect(openDocument(page).locator('.code-mark-error').first()).toBeVisible();
  // What Monaco says on hover is a text as well.
  // The lines may still move under a pointer that came early, and then nothing opens.
  await expect(async () => {
    await page.mouse.move(0, 0);
    await openDocument(page).locator('.code-mark-error').first().hover();
    await expect(page.locator('.monaco-hover:visible').first()).toBeVisible({ timeout: 2000 });
  }).toPass();
  await expect(page.locator('img')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^[ab]$/ })).toHaveCount(0);
  await expect.poll(() => copyFromEditor(page, clipboard)).toContain('"__proto__":1');
});

test('10 MB of text are refused with a finding, and the page stays usable', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openPanel(page, /^Findings/);
  const line = `${'x'.repeat(99)}\n`;
  await fullEditor(page);
  await pasteOver(page, clipboard, line.repeat(100_000));
  await expect(finding(page, /This text has 10,000,000 characters/)).toBeVisible();
  await expect(verdict(page)).toContainText('1 error');
  await field(page, 'Function name').pressSequentially('still-quick');
  await openDocumentTab(page, 'Trust policy');
  await showsText(page, 'sts:AssumeRole');
  await openDocumentTab(page, permissions);
  await undoHandEdits(page);
  await showsText(page, '/aws/lambda/still-quick:*');
  expect(Object.keys(await allDocuments(page))).toHaveLength(2);
});
