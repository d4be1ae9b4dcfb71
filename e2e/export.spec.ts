// Exports: each format with open answers as parameters, and its code loaded only when it is chosen.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import { fullEditor, open, openClipboard, panel, pasteOver } from './page.ts';
import { expect, test } from './test.ts';

const PANEL = 'section[aria-label="About the role kit"]';

async function openExport(page: Page): Promise<void> {
  await open(page);
  await fullEditor(page);
  await panel(page).getByRole('tab', { name: 'Export' }).click();
  await expect(panel(page).getByRole('radio', { name: /^JSON/ })).toBeVisible();
}

const format = (page: Page, name: RegExp) => panel(page).getByRole('radio', { name });
const text = (page: Page) => panel(page).locator('.export-text');

test('each format is loaded when it is chosen, and shows its files', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1) ?? ''));
  const came = (name: string) => asked.some((file) => file.startsWith(`${name}-`));
  await openExport(page);
  await expect(text(page)).toContainText('"Version": "2012-10-17"');
  expect(came('aws-cli')).toBe(false);
  await format(page, /^AWS CLI/).check();
  await expect(text(page)).toContainText('set -euo pipefail');
  expect(came('aws-cli')).toBe(true);
});

test('open answers are listed, and are parameters', async ({ page }) => {
  await openExport(page);
  await format(page, /^AWS CLI/).check();
  await expect(panel(page)).toContainText('Uses the account you deploy to.');
  await expect(panel(page)).toContainText('Function name');
  await expect(text(page)).not.toContainText('function:deepseek-chat');
});

test('all files are saved as one .zip, a single file unchanged', async ({ page }) => {
  await openExport(page);
  await format(page, /^AWS CLI/).check();
  await expect(text(page)).toContainText('set -euo pipefail');
  const [one] = await Promise.all([
    page.waitForEvent('download'),
    panel(page).getByRole('button', { name: 'Download', exact: true }).click(),
  ]);
  expect(await readFile(await one.path(), 'utf8')).toContain('set -euo pipefail');
  const [all] = await Promise.all([
    page.waitForEvent('download'),
    panel(page).getByRole('button', { name: 'Download all (.zip)' }).click(),
  ]);
  expect(all.suggestedFilename()).toBe('DeepSeekInvoke-aws-cli.zip');
});

test('a hand edit is exported; one that is not a policy is refused with a link to it', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await openExport(page);
  await pasteOver(page, clipboard, '{ "Version": "2012-10-17", "Statement": [ }');
  await expect(panel(page)).toContainText('was edited, and it is not valid JSON');
  await panel(page).getByRole('button', { name: 'Show it' }).click();
});

test('is accessible', async ({ page }) => {
  await openExport(page);
  await expect(text(page)).toBeVisible();
  await expectAccessibleInBoth(page, PANEL);
});

for (const width of [390, 320]) {
  test(`fits at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page);
    await page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: /^Findings/ })
      .click();
    await panel(page).getByRole('tab', { name: 'Export' }).click();
    await expect(text(page)).toBeVisible();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  });
}

test('the report has findings, expectations and what each role can do', async ({ page }) => {
  await openExport(page);
  await format(page, /^Report/).check();
  await expect(text(page)).toContainText('Findings: none');
  await expect(text(page)).toContainText('14 of 14 hold');
  await expect(text(page)).toContainText('4 of 22,091 AWS actions (DeepSeekInvoke)', { timeout: 15_000 });
});
