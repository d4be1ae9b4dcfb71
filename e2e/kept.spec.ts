// Work is never lost: two tabs, a page that is killed, a browser that keeps nothing, versions to go back to, and files.
import type { Page } from '@playwright/test';
import { button, field, open } from './page.ts';
import { expect, test } from './test.ts';

const aboutTabs = (page: Page) => page.getByRole('region', { name: 'About other tabs' });
const name = (page: Page) => field(page, 'Function name');

/** What a new tab would begin with. */
const showsInStorage = (page: Page, text: string): Promise<void> =>
  expect.poll(() => page.evaluate(() => localStorage.getItem('rolewright.draft'))).toContain(text);

test('two tabs see each other, and neither overwrites the other', async ({ page, context }) => {
  await open(page);
  await name(page).fill('from-the-first');
  await showsInStorage(page, 'from-the-first');
  const second = await context.newPage();
  await open(second);
  await expect(name(second)).toHaveValue('from-the-first');
  await expect(aboutTabs(second)).toBeHidden();
  await name(second).fill('from-the-second');
  await expect(aboutTabs(page)).toContainText('Changed in another tab.');
  await expect(name(page)).toHaveValue('from-the-first');
  // A tab that did nothing writes nothing when it is left.
  await page.reload();
  await expect(aboutTabs(page)).toContainText('Changed in another tab.');
  await showsInStorage(page, 'from-the-second');
  await button(page, 'Show it').click();
  await expect(name(page)).toHaveValue('from-the-second');
  await expect(aboutTabs(page)).toBeHidden();
  await name(second).fill('once-more');
  await expect(aboutTabs(page)).toBeVisible();
  await button(page, 'Keep mine').click();
  await expect(aboutTabs(page)).toBeHidden();
  await expect(name(page)).toHaveValue('from-the-second');
  await second.reload();
  await expect(name(second)).toHaveValue('once-more');
});
