// Exports: each format with open answers as parameters, and its code loaded only when it is chosen.
import { strFromU8 } from 'fflate';
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import { download, fullEditor, open, openClipboard, openPanel, panel, pasteOver } from './page.ts';
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

test('a format is loaded when it is chosen, lists open answers, and is saved as it is', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1) ?? ''));
  const came = (name: string) => asked.some((file) => file.startsWith(`${name}-`));
  await openExport(page);
  await expect(text(page)).toContainText('"Version": "2012-10-17"');
  await expectAccessibleInBoth(page, 'exports', PANEL);
  expect(came('aws-cli')).toBe(false);
  await format(page, /^AWS CLI/).check();
  await expect(text(page)).toContainText('set -euo pipefail');
  expect(came('aws-cli')).toBe(true);

  await test.step('open answers are parameters', async () => {
    await expect(panel(page)).toContainText('Uses the account you deploy to.');
    await expect(panel(page)).toContainText('Function name');
    await expect(text(page)).not.toContainText('function:deepseek-chat');
  });

  await test.step('a single file is saved unchanged, all of them as one .zip', async () => {
    const one = await download(page, panel(page).getByRole('button', { name: 'Download', exact: true }));
    expect(strFromU8(one.bytes)).toContain('set -euo pipefail');
    const all = await download(page, panel(page).getByRole('button', { name: 'Download all (.zip)' }));
    expect(all.name).toBe('DeepSeekInvoke-aws-cli.zip');
  });

  await test.step('the report has findings, expectations and what each role can do', async () => {
    await format(page, /^Report/).check();
    await expect(text(page)).toContainText('Findings: none');
    await expect(text(page)).toContainText('15 of 15 hold');
    await expect(text(page)).toContainText('4 of 22,091 AWS actions (DeepSeekInvoke)');
  });
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

test('fits at 390 and at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('button', { name: /^Findings/ })
    .click();
  await openPanel(page, 'Export');
  await expect(text(page)).toBeVisible();
  const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await expect.poll(over).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 320, height: 844 });
  await expect.poll(over).toBeLessThanOrEqual(0);
});
