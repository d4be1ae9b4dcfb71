// More formats: files that nothing is created from, each loaded when it is chosen.
import { strFromU8, unzipSync } from 'fflate';
import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import {
  download,
  expectNoSideways,
  fullEditor,
  open,
  openClipboard,
  openCreate,
  pasteOver,
  status,
} from './page.ts';
import { expect, test } from './test.ts';

const text = (page: Page): Locator => page.locator('.create-code');
const format = (page: Page, name: RegExp): Locator => page.getByRole('radio', { name });

test('a format is loaded when it is chosen, and is saved as it is', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.split('/').at(-1) ?? ''));
  const came = (name: string) => asked.some((file) => file.startsWith(`${name}-`));
  await open(page);
  await expect(status(page)).toContainText('left');
  await openCreate(page, 'More formats');
  await expect(text(page)).toContainText('"Version": "2012-10-17"');
  await expectAccessibleInBoth(page, 'more formats');
  const all = await download(page, page.getByRole('button', { name: /^Download \d+ files \(\.zip\)$/ }));
  expect(all.name).toBe('DeepSeekInvoke-json.zip');
  expect(Object.keys(unzipSync(all.bytes))).toContain('DeepSeekInvokePolicy.json');

  await test.step('the report has what was found, the checks and what each role can do', async () => {
    expect(came('markdown')).toBe(false);
    await format(page, /^Report/).check();
    await page.getByRole('button', { name: /^All \d+ lines$/ }).click();
    await expect(text(page)).toContainText('Findings: none');
    await expect(text(page)).toContainText(/(\d+) of \1 hold/);
    await expect(text(page)).toContainText(/4 of 2\d,\d{3} AWS actions \(DeepSeekInvoke\)/);
    expect(came('markdown')).toBe(true);
    const report = await download(page, page.getByRole('button', { name: /^Download .*\.md$/ }));
    expect(strFromU8(report.bytes)).toContain('# ');
  });

  await test.step('test cases are for the command line', async () => {
    await format(page, /^Test cases/).check();
    await expect(text(page)).toContainText('npx rolewright test');
  });
});

test('a hand edit that is not a policy is refused, with a link to it', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await fullEditor(page);
  await pasteOver(page, clipboard, '{ "Version": "2012-10-17", "Statement": [ }');
  await openCreate(page, 'More formats');
  const alert = page.getByRole('alert').filter({ hasText: 'was edited, and it is not valid JSON' });
  await alert.getByRole('button', { name: 'Show it' }).click();
  await expect(page.locator('.view-lines').first()).toBeVisible();
});

test('fits at 390 and at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await openCreate(page, 'More formats');
  await expect(text(page)).toBeVisible();
  await expectNoSideways(page);
  await page.setViewportSize({ width: 320, height: 844 });
  await expectNoSideways(page);
});
