// The rule reference: reached by link and from each finding, searched, and printed.
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import { expectNoSideways, field, open, openCell, openCheck, part, runCommand, showsText } from './page.ts';
import { expect, test } from './test.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'All rules' });
const rules = (page: Page) => dialog(page).getByRole('article');

test('a link opens it, whole: to search, to print, on a phone too', async ({ page }) => {
  await open(page, 'rules');
  await expect(rules(page).first()).toBeVisible();
  await expect.poll(() => rules(page).count()).toBeGreaterThan(50);
  const all = await rules(page).count();
  // Those out of sight are laid out only when they come near.
  const isLaidOut = () =>
    rules(page)
      .getByRole('heading')
      .last()
      .evaluate((heading) => heading.checkVisibility({ contentVisibilityAuto: true }));
  await expect.poll(isLaidOut).toBe(false);
  await rules(page).last().scrollIntoViewIfNeeded();
  await expect.poll(isLaidOut).toBe(true);

  // Nothing else is printed, and its examples are.
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(page.getByRole('banner')).toBeHidden();
  await expect(rules(page).last()).toContainText('Reported');
  await expect(rules(page).last().locator('pre').first()).toBeVisible();
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(page.getByRole('banner')).toBeVisible();

  const search = dialog(page).getByRole('searchbox', { name: 'Search the rules' });
  await search.fill('PASS_ROLE star');
  await expect.poll(() => rules(page).count()).toBeLessThan(all);
  await expect(rules(page).first()).toContainText('PASS_ROLE');
  await search.fill('no such words');
  await expect(dialog(page).getByRole('status')).toContainText(/^0 of \d+ rules/);
  await search.fill('INVALID_ACTION');
  await expect.poll(() => rules(page).count()).toBeLessThan(10);
  await expectAccessibleInBoth(page, 'the rule reference', 'dialog');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessibleInBoth(page, 'the rule reference on a phone', 'dialog');
  await expectNoSideways(page);
});

test('a link opens it at the rule that it names', async ({ page }) => {
  await open(page, 'rules/invalid-action');
  const rule = dialog(page).getByRole('article', { name: 'Unknown action' });
  await expect(rule.getByRole('heading', { level: 3 })).toBeFocused();
  await expect(rule).toContainText('INVALID_ACTION');
  await expect(rule).toContainText('Reported');
  await expect(rule.getByRole('link', { name: 'AWS page' })).toHaveAttribute('href', /^https:\/\/docs\.aws/);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
});

test('a link to it leaves the answers alone', async ({ page }) => {
  await open(page);
  await field(page, 'Function name').fill('kept-name');
  await showsText(page, 'kept-name');
  await page.evaluate(() => {
    location.hash = 'rules/invalid-action';
  });
  await expect(dialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field(page, 'Function name')).toHaveValue('kept-name');
  await showsText(page, 'kept-name');
});

test('a problem leads to its rule, and the notes and the palette to all of them', async ({ page }) => {
  await open(page);
  await openCheck(page);
  await page.getByRole('button', { name: /article/ }).click();
  await openCell(page, 'Notes');
  const row = part(page, 'Notes').getByRole('listitem').filter({ hasText: 'bedrock:ImportModel' }).first();
  await row.getByRole('button', { name: /^Why\?/ }).click();
  await row.getByRole('button', { name: 'About this rule' }).click();
  await expect(rules(page).first()).toBeVisible();
  await expect(dialog(page).locator('[data-wanted]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(row.getByRole('button', { name: 'About this rule' })).toBeFocused();
  await part(page, 'Notes').getByRole('button', { name: 'All rules' }).click();
  await expect(rules(page).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await runCommand(page, 'All rules');
  await expect(rules(page).first()).toBeVisible();
});
