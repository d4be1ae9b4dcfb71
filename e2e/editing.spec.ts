// Hand edits of documents: checked while typing, and kept as they were typed.
import type { Page } from '@playwright/test';
import {
  allDocuments,
  button,
  copyFromEditor,
  documentTab,
  field,
  fullEditor,
  open,
  openCell,
  openClipboard,
  openDocument,
  openDocumentTab,
  openStep,
  part,
  pasteOver,
  showsText,
  status,
  WHOLE_DOCUMENT,
} from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: WHOLE_DOCUMENT });

const permissions = 'Permissions';
/** A problem in the notes, which stay open at the side. */
const problem = (page: Page, message: string | RegExp) =>
  part(page, 'Notes').getByRole('button', { name: message });
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

test('broken JSON is found while it is typed; the problem leads to its line', async ({ page }) => {
  await open(page);
  await openCell(page, 'Notes');
  await putCursorBehind(page, '"Effect": "Allow"');
  await page.keyboard.press('Delete');
  const missing = problem(page, /Add a comma after this/);
  await expect(missing).toBeVisible();
  await expect(documentTab(page, permissions)).toContainText('has a problem');
  await expect(status(page)).toContainText('Won’t work');
  await expect(page.getByRole('status').filter({ hasText: 'Won’t work' })).toBeAttached();

  // From another document and another place.
  await openDocumentTab(page, 'Trust');
  await missing.click();
  await expect(documentTab(page, permissions)).toHaveAttribute('aria-selected', 'true');
  await expect(await fullEditor(page)).toBeFocused();
  await expect(cursorLine(page)).toHaveText('6');
  await page.keyboard.press('End');
  await page.keyboard.type(',');
  await expect(status(page)).not.toContainText('Won’t work');
});

test('grammar errors are marked in the editor, and F8 goes to them', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openCell(page, 'Notes');
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
  await expect(problem(page, /Action/).first()).toBeVisible();
  await expect(status(page)).toContainText('Won’t work');
  await expect(openDocument(page).locator('.code-mark-error').first()).toContainText('Acton');
  await (await fullEditor(page)).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await expect(openDocument(page).locator('.marker-widget')).toContainText('Acton');
});

test('a duplicate key is an error at both places', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openCell(page, 'Notes');
  await pasteOver(
    page,
    clipboard,
    '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}',
  );
  await expect(status(page)).toContainText('Won’t work');
  await expect(problem(page, /Effect/)).toHaveCount(2);
});

test('a byte order mark is reported, and left out of copies', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openCell(page, 'Notes');
  const text = '{\r\n  "Version": "2012-10-17",\r\n  "Statement": []\r\n}\r\n';
  await pasteOver(page, clipboard, `\uFEFF${text}`);
  await expect(problem(page, /byte order mark/)).toBeVisible();
  await button(page, 'Copy policy').click();
  await expect(button(page, 'Copy policy')).toContainText('Copied');
  await expect.poll(() => clipboard.read()).toBe(text.replaceAll('\r\n', '\n'));
});

test('hostile text stays text', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openCell(page, 'Notes');
  const nasty = '<img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](command:x) ]]> </script>';
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: nasty, [nasty]: 1, __proto__x: 1 }],
  });
  await pasteOver(page, clipboard, text.replace('__proto__x', '__proto__'));
  await expect(problem(page, /__proto__/).first()).toBeVisible();
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

test('10 MB of text are refused with a reason, and the page stays usable', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openCell(page, 'Notes');
  const line = `${'x'.repeat(99)}\n`;
  await fullEditor(page);
  await pasteOver(page, clipboard, line.repeat(100_000));
  await expect(problem(page, /This text has 10,000,000 characters/)).toBeVisible();
  await expect(status(page)).toContainText('Won’t work');
  await openStep(page, 'Who');
  await field(page, 'Function name').pressSequentially('still-quick');
  await openDocumentTab(page, 'Trust');
  await showsText(page, 'sts:AssumeRole');
  await openDocumentTab(page, permissions);
  await (await fullEditor(page)).focus();
  await page.keyboard.press('Control+z');
  await showsText(page, '/aws/lambda/');
  expect(Object.keys(await allDocuments(page))).toHaveLength(2);
});
