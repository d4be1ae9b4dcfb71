// Arrows in tabs go on from where the focus is, whatever is shown by then.
import type { Locator, Page } from '@playwright/test';
import { documentTabs, fullEditor, linkOf, open } from './page.ts';
import { expect, test } from './test.ts';

/** Faster than the page draws. */
const pressAtOnce = (page: Page, keys: readonly string[]): Promise<void> =>
  page.evaluate((each) => {
    for (const key of each)
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  }, keys);

async function expectChosen(tab: Locator): Promise<void> {
  await expect(tab).toBeFocused();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}

test('arrows that come faster than the page draws each count', async ({ page }) => {
  await open(page, linkOf('p=host-sagemaker'));
  await fullEditor(page);
  const tabs = documentTabs(page);
  await expect.poll(() => tabs.count()).toBeGreaterThan(2);
  await tabs.first().focus();
  await pressAtOnce(page, ['Home', 'ArrowRight', 'ArrowRight']);
  await expectChosen(tabs.nth(2));
  await page.keyboard.press('Home');
  await pressAtOnce(page, ['ArrowLeft', 'ArrowLeft']);
  await expectChosen(tabs.nth(-2));
});
