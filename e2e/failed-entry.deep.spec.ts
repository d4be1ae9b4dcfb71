// A page whose code does not come, or stops with an error, says so and can be started again.
import { test, type Page } from '@playwright/test';
import { Host } from './browsers/host.ts';
import { answers, question, say } from './page.ts';
import { expect } from './test.ts';

/** What is said is read, once the page that loads again is there. */
async function expectStarted(page: Page): Promise<void> {
  await expect(async () => {
    await say(page, 'A Lambda function named chat calls DeepSeek-V3.2');
    await expect(answers(page)).toContainText('chat', { timeout: 5000 });
  }).toPass();
}

// Not watched: these tests cause errors.

test('code that cannot be loaded is reported, and Retry starts the page', async ({ page, context }) => {
  const entry = /\/assets\/index-[^/]*\.js$/;
  await page.route(entry, (route) => route.abort());
  await page.goto('/');
  const notice = page.getByRole('alert').filter({ hasText: 'The page did not start.' });
  await expect(notice).toContainText('Its code could not be loaded. Try again in a moment.');
  // Still without its code, and by now offline: it tries again by itself.
  await context.setOffline(true);
  await page.unroute(entry);
  await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { error: new Error('module') })));
  await expect(notice).toContainText('You are offline. It tries again when you are online.');
  await context.setOffline(false);
  await expectStarted(page);
  await expect(notice).toBeHidden();
});

test('Retry loads the page again after its code stopped with an error', async ({ page }) => {
  await page.addInitScript(() => {
    if (sessionStorage.getItem('broke') !== null) return;
    sessionStorage.setItem('broke', '');
    const find = document.getElementById.bind(document);
    document.getElementById = (id) => (id === 'root' ? null : find(id));
  });
  await page.goto('/');
  const notice = page.getByRole('alert').filter({ hasText: 'The page did not start.' });
  await expect(notice).toContainText('An error stopped it: The page has no #root');
  await notice.getByRole('button', { name: 'Retry' }).click();
  await expect(notice).toBeHidden();
  await expectStarted(page);
});

test('a damaged copy of the code, cached for good, does not outlive Retry', async ({ page }) => {
  // With routes Playwright turns the cache off, so this host itself sends the damaged file.
  const host = new Host();
  await host.start();
  const repair = host.damage(/^index-.*\.js$/);
  await page.goto(host.address);
  const notice = page.getByRole('alert').filter({ hasText: 'The page did not start.' });
  await expect(notice).toBeVisible();
  repair();
  await page.reload();
  await expect(notice).toBeVisible();
  await notice.getByRole('button', { name: 'Retry' }).click();
  await expectStarted(page);
  await expect(notice).toBeHidden();
  await host.close();
});

test('without scripts the page says what it needs, and can be read', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/');
  await expect(question(page)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Goals' }).getByRole('button')).toHaveCount(5);
  await expect(page.getByRole('region', { name: 'Example' })).toContainText('"bedrock:InvokeModel"');
  // Text in noscript is not found by its words.
  await expect(page.locator('noscript > .failed')).toBeVisible();
  await context.close();
});
