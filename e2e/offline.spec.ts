// After one visit the page works without a connection and without its host; a newer version is offered and replaces it
// as a whole; what is stored can be removed.
import { test as base, type Page } from '@playwright/test';
import { Host } from './browsers/host.ts';
import { download, field, openPanel, openStep, panel, pasteAtFocus, showsText, verdict } from './page.ts';
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

const offlineButton = (page: Page) => page.getByRole('contentinfo').getByRole('button');

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
  await expect(page.locator('.code-view-full')).toBeVisible();
  await openStep(page, 'Who');
  await field(page, 'Function name').fill('works-offline');
  await showsText(page, '/aws/lambda/works-offline');
  await expect(verdict(page)).toContainText('no findings');
  await openPanel(page, 'Proof');
  await expect(panel(page).getByRole('tab', { name: /^Proof/ })).toContainText(/(\d+)\/\1/);
  await openPanel(page, 'What this role can do');
  await expect(panel(page)).toContainText('of 22,091 actions');
  await openPanel(page, 'Export');
  const formats = panel(page).locator('.export-formats').getByRole('radio');
  await expect(formats.first()).toBeVisible();
  for (const format of await formats.all()) {
    await format.check();
    await expect(panel(page).locator('.export-text')).not.toBeEmpty();
    const saved = await download(
      page,
      panel(page)
        .getByRole('button', { name: /^Download/ })
        .first(),
    );
    expect(saved.bytes.length).toBeGreaterThan(100);
  }
  // Checks a policy of another service, whose reference was never needed before.
  await page.getByRole('button', { name: 'Check a policy I have' }).click();
  await expect(page.locator('.code-view :focus')).toHaveCount(1);
  await pasteAtFocus(
    page,
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"glue:GetTabel","Resource":"*"}]}',
  );
  await expect(page.getByText(/glue:GetTabel.*is not/).first()).toBeVisible();
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
  await openPanel(page, 'Export');
  await expect(panel(page).getByRole('radio', { name: /^JSON/ })).toBeVisible();
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
  await openPanel(other, 'Map');
  await expect(panel(other).getByRole('button', { name: 'Download SVG' })).toBeVisible();
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
  // Phones have no line at the bottom, but for who can ask for a copy.
  const size = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator('.status > .offline-asks')).toBeVisible();
  await page.setViewportSize(size ?? { width: 1920, height: 1000 });
  await dialog.getByRole('button', { name: /^Store it \(2\.\d MB\)$/ }).click();
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
