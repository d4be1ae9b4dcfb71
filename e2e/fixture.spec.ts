// The test function of all journeys notices errors, violations and foreign requests.
import { test as base, expect, type Page } from '@playwright/test';
import { test as watched, watchForTroubles } from './test.ts';

/** Opens the page, lets it cause trouble, and gives back what was noticed. */
const test = base.extend<{ troublesOf: (cause: (page: Page) => Promise<unknown>) => Promise<string> }>({
  troublesOf: async ({ browser, context, page, baseURL }, use) => {
    await use(async (cause) => {
      const troubles = await watchForTroubles(browser, context, baseURL ?? '');
      await page.goto('/');
      await cause(page);
      return (await troubles()).join('\n');
    });
  },
});

test('notices a console error', async ({ troublesOf }) => {
  const troubles = await troublesOf((page) => page.evaluate(() => console.error('a fault')));
  expect(troubles).toContain('console error: a fault');
});

test('notices a console warning', async ({ troublesOf }) => {
  const troubles = await troublesOf((page) => page.evaluate(() => console.warn('a hint')));
  expect(troubles).toContain('console warning: a hint');
});

test('notices an uncaught error', async ({ troublesOf }) => {
  const troubles = await troublesOf((page) =>
    page.evaluate(() => {
      setTimeout(() => {
        throw new Error('a fault');
      });
    }),
  );
  expect(troubles).toContain('page error: Error: a fault');
});

test('notices an unhandled rejection', async ({ troublesOf }) => {
  const troubles = await troublesOf((page) =>
    page.evaluate(() => {
      void Promise.reject(new Error('a fault'));
    }),
  );
  expect(troubles).toContain('page error: Error: a fault');
});

test('notices a policy violation', async ({ troublesOf }) => {
  const troubles = await troublesOf((page) =>
    page.evaluate(() => {
      const style = document.createElement('style');
      style.append('a { color: red }');
      document.head.append(style);
    }),
  );
  expect(troubles).toContain('policy violation: style-src-elem inline');
});

test('notices a request to another origin', async ({ troublesOf }) => {
  const troubles = await troublesOf((page) => page.goto('http://127.0.0.1:9/').catch(() => {}));
  expect(troubles).toContain('request to another origin: http://127.0.0.1:9/');
});

test('notices trouble in a window that the page opened', async ({ troublesOf }) => {
  const troubles = await troublesOf(async (page) => {
    const opened = page.waitForEvent('popup');
    await page.evaluate(() => {
      globalThis.open('./', '_blank');
    });
    const popup = await opened;
    await popup.waitForLoadState();
    await popup.evaluate(() => console.error('a fault'));
  });
  expect(troubles).toContain('console error: a fault');
});

test('notices trouble in a context that the test opened', async ({ troublesOf, browser, baseURL }) => {
  const troubles = await troublesOf(async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(baseURL ?? '');
    await page.evaluate(() => console.error('a fault'));
    await context.close();
  });
  expect(troubles).toContain('console error: a fault');
});

watched('lets a silent page pass', async ({ page }) => {
  await page.goto('/');
  await expect(page).toHaveTitle(/Rolewright/);
});
