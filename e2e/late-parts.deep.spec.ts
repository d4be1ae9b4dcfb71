// Parts of the page that load late: one that does not come is said, and comes when it can, with the work kept.
import { test } from '@playwright/test';
import { answers, button, cell, field, fullEditor, open, openFirstView, openStep, part } from './page.ts';
import { expect } from './test.ts';

// Not watched: these tests cause errors.

test('a part that cannot be loaded comes when the connection is back, or with Retry', async ({
  page,
  context,
}) => {
  await open(page);
  await fullEditor(page);
  const notice = page.locator('#failed');
  await context.setOffline(true);
  await cell(page, 'Map').click();
  await expect(notice).toContainText(
    'You are offline. What you asked for is loaded when you are online again.',
  );
  const waiting = part(page, 'Map').getByText('Not loaded yet.');
  await expect(waiting).toBeVisible();
  // In the color of text, as nothing went wrong in it.
  await expect(waiting).toHaveCSS(
    'color',
    await page.locator('body').evaluate((body) => getComputedStyle(body).color),
  );
  await context.setOffline(false);
  await expect(part(page, 'Map').getByRole('list').first()).toBeVisible();
  await expect(notice).toBeHidden();

  let comes = false;
  let asked = 0;
  await page.route(/\/access-panel-[^/]*\.js/, (route) => {
    asked += 1;
    return comes ? route.continue() : route.abort();
  });
  await cell(page, 'Access').click();
  await expect(notice).toContainText('A part of the page could not be loaded. It tries again by itself.');
  const before = asked;
  await part(page, 'Access').getByRole('button', { name: 'Retry' }).click();
  await expect.poll(() => asked).toBeGreaterThan(before);
  comes = true;
  await expect(part(page, 'Access').getByRole('table').first()).toBeVisible();
  await expect(notice).toBeHidden();
});

test('where a new version took the place of this one, the page offers to reload it with the work', async ({
  page,
}) => {
  await open(page);
  await fullEditor(page);
  await field(page, 'Function name').fill('kept-function');
  const gone = /\/(map-panel-[^/]*\.js|version\.js\?.*)$/;
  await page.route(gone, (route) =>
    route.request().url().includes('version.js')
      ? route.fulfill({ contentType: 'text/javascript', body: "export const version = 'next';" })
      : route.fulfill({ status: 404, body: '' }),
  );
  await cell(page, 'Map').click();
  const notice = page.locator('#failed');
  await expect(notice).toContainText('A new version is there. Parts of this one are gone.');
  await page.unroute(gone);
  await Promise.all([page.waitForEvent('load'), notice.getByRole('button', { name: 'Reload' }).click()]);
  await expect(notice).toBeHidden();
  await openStep(page, 'Who');
  await expect(field(page, 'Function name')).toHaveValue('kept-function');
});

for (const kind of ['js', 'css'])
  test(`a part of which an empty .${kind} file comes is said, and comes whole once the page is reloaded`, async ({
    page,
  }) => {
    await open(page);
    await fullEditor(page);
    const file = new RegExp(`/map-panel-[^/]*\\.${kind}$`);
    const type = kind === 'js' ? 'text/javascript' : 'text/css';
    await page.route(file, (route) => route.fulfill({ contentType: type, body: '' }));
    await cell(page, 'Map').click();
    const notice = page.locator('#failed');
    await expect(notice).toContainText('A part of the page could not be loaded. Reload the page to get it.');
    await page.unroute(file);
    await notice.getByRole('button', { name: 'Reload' }).click();
    await expect(notice).toBeHidden();
    await cell(page, 'Map').click();
    await expect(part(page, 'Map').getByRole('list').first()).toBeVisible();
  });

test('a goal that is pressed before all scenarios have come begins once they have', async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/all-rows-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await openFirstView(page);
  await button(page, 'Import your weights').click();
  await expect(answers(page)).toBeHidden();
  release();
  await expect(
    answers(page).getByRole('option', { name: 'Import a DeepSeek distill', selected: true }),
  ).toBeVisible();
});
