// After one visit the page works without a connection and without its host; a newer version is offered and replaces it
// as a whole; what is stored can be removed.
import { test as base, type Page } from '@playwright/test';
import { Host } from './browsers/host.ts';
import {
  allDocuments,
  button,
  cell,
  continueWork,
  field,
  openCell,
  openCheck,
  openCreate,
  openStep,
  part,
  pasteAtFocus,
  say,
  showsText,
  status,
} from './page.ts';
import { expect } from './test.ts';

const test = base.extend<{ host: Host }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from its parameter
  host: async ({}, use) => {
    const host = new Host();
    await host.start();
    await use(host);
    await host.close();
  },
});

// Wide enough that no line of a document is wrapped.
test.use({ serviceWorkers: 'allow', viewport: { width: 1920, height: 1000 } });

const offlineButton = (page: Page) => page.locator('.foot').getByRole('button');
const SENTENCE = 'A Lambda function named chat in account 444455556666 calls DeepSeek-V3.2 in us-east-1';

async function visit(page: Page, host: Host): Promise<void> {
  await page.goto(host.address);
  await expect(offlineButton(page)).toHaveText('Works offline', { timeout: 80_000 });
}

test('the main job, checks, proofs and every export work with neither connection nor host', async ({
  page,
  context,
  host,
}) => {
  test.setTimeout(240_000);
  await visit(page, host);
  await context.setOffline(true);
  await host.stop();
  await page.reload();
  await say(page, SENTENCE);
  // Said in every view.
  await expect(offlineButton(page)).toHaveText('Works offline');
  await expect(page.locator('.code-view-full')).toBeVisible();
  await openStep(page, 'Who');
  await field(page, 'Function name').fill('works-offline');
  await showsText(page, '/aws/lambda/works-offline');
  await expect(status(page)).toContainText('Ready');
  await expect(cell(page, 'Checks')).toContainText(/(\d+) of \1/);
  await openCell(page, 'Access');
  await expect(part(page, 'Access')).toContainText('AWS’s service reference of 20');
  await openCell(page, 'Map');
  await expect(part(page, 'Map').getByRole('list').first()).toBeVisible();
  await cell(page, 'Map').click();
  expect(Object.keys(await allDocuments(page))).toHaveLength(2);
  const guide = await openCreate(page);
  const ways = page.getByRole('tablist', { name: 'Ways to create it' }).getByRole('tab');
  for (const way of await ways.all()) {
    await way.click();
    await expect(way).toHaveAttribute('aria-selected', 'true');
    await expect(guide).not.toBeEmpty();
  }
  // Checks a policy of another service, whose reference was never needed before.
  await openCheck(page);
  await pasteAtFocus(
    page,
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"glue:GetTabel","Resource":"*"}]}',
  );
  await expect(status(page)).toContainText('Won’t work');
  await expect(page.locator('.code-mark-error, .code-mark-warning').first()).toContainText('glue:GetTabel');
});

const versionOf = (page: Page): Promise<string | null> =>
  page.locator('meta[name="version"]').getAttribute('content');
const storedVersions = (page: Page): Promise<number> =>
  page.evaluate(async () => (await caches.keys()).length);
const workers = (page: Page): Promise<number> =>
  page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

test('a new version is offered and replaces the old one as a whole; what is stored can be removed', async ({
  page,
  context,
  host,
}) => {
  test.setTimeout(240_000);
  await visit(page, host);
  const old = await versionOf(page);
  await host.deployNext();
  // Every visit asks for a newer version. Until a person takes it, the old one is served whole.
  await page.reload();
  const offer = (on: Page) => on.getByRole('region', { name: 'About the new version' });
  await expect(offer(page)).toContainText('A new version is there. It is used from the next visit.', {
    timeout: 60_000,
  });
  expect(await versionOf(page)).toBe(old);
  await button(page, 'Call from an app').click();
  await openCell(page, 'Access');
  await expect(part(page, 'Access').getByRole('table').first()).toBeVisible();
  await cell(page, 'Access').click();
  await openStep(page, 'Who');
  await field(page, 'Function name').fill('kept-over-versions');
  const other = await context.newPage();
  await other.goto(host.address);
  await expect(offer(other)).toContainText('It is used from the next visit.');
  expect(await versionOf(other)).toBe(old);

  // It is all there, so that it can be taken without a connection.
  await context.setOffline(true);
  await host.stop();
  await offer(page).getByRole('button', { name: 'Reload' }).click();
  await expect(page.locator('meta[name="version"]')).toHaveAttribute('content', 'next');
  await expect(page.locator('.code-view-full')).toBeVisible();
  await openStep(page, 'Who');
  await expect(field(page, 'Function name')).toHaveValue('kept-over-versions');
  // The tab that started with the old version goes on with it.
  await expect(offer(other)).toContainText('This tab still shows the old one.');
  await continueWork(other);
  await openCell(other, 'Map');
  await expect(part(other, 'Map').getByRole('list').first()).toBeVisible();
  await expect.poll(() => storedVersions(page)).toBe(2);
  await other.close();
  await host.start();
  await context.setOffline(false);
  await page.reload();
  await expect(offlineButton(page)).toHaveText('Works offline', { timeout: 60_000 });
  await expect.poll(() => storedVersions(page)).toBe(1);

  await offlineButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Offline use' });
  await expect(dialog).toContainText('The whole page is stored in this browser');
  await dialog.getByRole('button', { name: 'Remove offline copy' }).click();
  await expect(dialog).toContainText('needs a connection');
  await expect.poll(() => storedVersions(page)).toBe(0);
  await expect.poll(() => workers(page)).toBe(0);
  await dialog.getByRole('button', { name: /^Store it \(\d\.\d MB\)$/ }).click();
  await expect(dialog).toContainText('The whole page is stored in this browser', { timeout: 60_000 });

  // The host takes the worker away: for who has it, and for who comes after.
  host.withdrawWorker();
  for (const from of ['what is stored', 'the host']) {
    await test.step(`a visit from ${from}`, async () => {
      await page.reload();
      await expect(offlineButton(page)).toHaveText('Offline use is off', { timeout: 60_000 });
      await expect.poll(() => workers(page)).toBe(0);
      await expect.poll(() => storedVersions(page)).toBe(0);
      await expect(offer(page)).toHaveCount(0);
    });
  }
  await offlineButton(page).click();
  await expect(dialog).toContainText('The host of this page has turned offline use off.');
});
