// Work is never lost: two tabs, a page that is killed, a browser that keeps nothing, versions to go back to, and files.
import type { Page } from '@playwright/test';
import {
  answers,
  button,
  chooseScenario,
  continueWork,
  download,
  field,
  goTo,
  linkOf,
  open,
  openFirstView,
  openStep,
  question,
  say,
  startField,
} from './page.ts';
import { expect, test } from './test.ts';

const aboutTabs = (page: Page) => page.getByRole('region', { name: 'About other tabs' });
const name = (page: Page) => field(page, 'Function name');

/** Opens the step with the name, and reads it. */
async function showsName(page: Page, value: string): Promise<void> {
  await expect(answers(page)).toBeVisible();
  await openStep(page, 'Who');
  await expect(name(page)).toHaveValue(value);
}

/** A new tab that takes up the work. */
async function openAnother(page: Page): Promise<void> {
  await openFirstView(page);
  await continueWork(page);
}

/** What a new tab would begin with. */
const showsInStorage = (page: Page, text: string): Promise<void> =>
  expect.poll(() => page.evaluate(() => localStorage.getItem('rolewright.draft'))).toContain(text);

test('two tabs see each other, and neither overwrites the other', async ({ page, context }) => {
  await open(page);
  await name(page).fill('from-the-first');
  await showsInStorage(page, 'from-the-first');
  const second = await context.newPage();
  await openAnother(second);
  await showsName(second, 'from-the-first');
  await expect(aboutTabs(second)).toBeHidden();
  await name(second).fill('from-the-second');
  await expect(aboutTabs(page)).toContainText('Changed in another tab.');
  await showsName(page, 'from-the-first');
  // A tab that did nothing writes nothing when it is left.
  await page.reload();
  await expect(aboutTabs(page)).toContainText('Changed in another tab.');
  await showsInStorage(page, 'from-the-second');
  await button(page, 'Show it').click();
  await showsName(page, 'from-the-second');
  await expect(aboutTabs(page)).toBeHidden();
  await name(second).fill('once-more');
  await expect(aboutTabs(page)).toBeVisible();
  await button(page, 'Keep mine').click();
  await expect(aboutTabs(page)).toBeHidden();
  await showsName(page, 'from-the-second');
  await second.reload();
  await showsName(second, 'once-more');
});

test('who comes back with one tab finds the question and what they left, and nothing about other tabs', async ({
  page,
  context,
}) => {
  await openFirstView(page);
  await say(page, 'A Lambda function named chat-fn in account 444455556666 calls DeepSeek-V3.2 in us-east-1');
  await showsInStorage(page, 'chat-fn');
  // Once the versions are there, a visit has looked for what is newer.
  await openRecent(page);
  await expect(recent(page).getByRole('listitem').first()).toContainText('Same as now');
  await page.close();
  const visit = await context.newPage();
  await openFirstView(visit);
  await expect(question(visit)).toBeVisible();
  await expect(visit.getByRole('button', { name: /^Continue: / })).toBeVisible();
  await expect(aboutTabs(visit)).toBeHidden();
  await continueWork(visit);
  await showsName(visit, 'chat-fn');
  await expect(aboutTabs(visit)).toBeHidden();
  // The same tab, which was elsewhere meanwhile, with other work.
  await visit.goto('about:blank');
  await openFirstView(visit);
  await expect(visit.getByRole('button', { name: /^Continue: / })).toBeVisible();
  await expect(aboutTabs(visit)).toBeHidden();
  await say(visit, 'A Lambda function named other-fn calls DeepSeek-V3.2 in us-east-1');
  await showsInStorage(visit, 'other-fn');
  await expect(aboutTabs(visit)).toBeHidden();
  await button(visit, 'New').click();
  await expect(question(visit)).toBeVisible();
  await expect(button(visit, 'New')).toBeHidden();
});

const recent = (page: Page) => page.getByRole('dialog', { name: 'Recent versions' });

async function openRecent(page: Page): Promise<void> {
  await button(page, 'History').click();
  await expect(recent(page)).toBeVisible();
}

test('a version comes back with everything in it, and so does what was on screen', async ({ page }) => {
  await open(page);
  await name(page).fill('the-first-try');
  await showsInStorage(page, 'the-first-try');
  await chooseScenario(page, 'Run batch inference');
  await openRecent(page);
  const rows = recent(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3 }) });
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toContainText('Same as now');
  await expect(rows.last()).toContainText('just now');
  await rows.last().getByText('Show differences').click();
  await expect(
    rows
      .last()
      .getByRole('region', { name: /^Text of / })
      .filter({ hasText: 'the-first-try' }),
  ).toBeVisible();
  await rows.last().getByRole('button', { name: 'Go back to this version' }).click();
  await expect(recent(page)).toBeHidden();
  await showsName(page, 'the-first-try');
  await page.reload();
  await showsName(page, 'the-first-try');
  await openRecent(page);
  await expect(recent(page).getByRole('heading', { name: 'Run batch inference' })).toBeVisible();
});

test('what a killed browser had not stored yet comes from its versions', async ({ page, context }) => {
  await open(page);
  await name(page).fill('stored-in-time');
  await showsInStorage(page, 'stored-in-time');
  const stored = await page.evaluate(() => ({ ...localStorage }));
  await name(page).fill('made-since');
  await showsInStorage(page, 'made-since');
  // The list waits until all that was made is among the versions.
  await openRecent(page);
  await expect(recent(page).getByRole('listitem').first()).toContainText('Same as now');
  await page.close();
  await context.addInitScript((before: Readonly<Record<string, string>>) => {
    // An empty page has no storage.
    if (location.protocol === 'about:') return;
    for (const [key, text] of Object.entries(before)) localStorage.setItem(key, text);
  }, stored);
  const visit = await context.newPage();
  await openAnother(visit);
  await showsName(visit, 'made-since');
  await expect(aboutTabs(visit)).toBeHidden();
});

test('a key that was pressed just before the page was killed is there in the next tab', async ({
  page,
  context,
}) => {
  await open(page);
  await name(page).fill('before-the-las');
  await showsInStorage(page, 'before-the-las');
  const session = await context.newCDPSession(page);
  const killed = page.waitForEvent('crash');
  await name(page).press('End');
  await page.keyboard.type('t');
  void session.send('Page.crash').catch(() => {});
  await killed;
  const next = await context.newPage();
  await openAnother(next);
  await showsName(next, 'before-the-last');
});

/** Makes the browser refuse texts of this length, and IndexedDB where it is asked for. */
const refuseStorage = (page: Page, longest: number, indexed: boolean) =>
  page.addInitScript(
    ([most, keepsVersions]) => {
      const { setItem } = Storage.prototype;
      Storage.prototype.setItem = function (key: string, text: string) {
        if (text.length > most) throw new DOMException('full', 'QuotaExceededError');
        setItem.call(this, key, text);
      };
      if (!keepsVersions)
        IDBFactory.prototype.open = () => {
          throw new DOMException('denied', 'SecurityError');
        };
    },
    [longest, indexed] as const,
  );

test('a draft without room in the storage is kept among the versions, and is back after a reload', async ({
  page,
}) => {
  await refuseStorage(page, 130, true);
  await open(page);
  await name(page).fill('a-draft-without-room');
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('rolewright.draft') ?? ''))
    .toMatch(/^\{"kept"/);
  await openRecent(page);
  await expect(recent(page).getByRole('listitem')).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'About keeping your work' })).toBeHidden();
  await page.reload();
  await showsName(page, 'a-draft-without-room');
});

test('a first draft without any room in the storage is there in the next tab', async ({ page, context }) => {
  await refuseStorage(page, 0, true);
  await open(page);
  await chooseScenario(page, 'Call a model you imported');
  await openStep(page, 'Who');
  await name(page).fill('a-first-draft-without-room');
  await openRecent(page);
  await expect(recent(page).getByRole('listitem').filter({ hasText: 'Same as now' })).toHaveCount(1);
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  const next = await context.newPage();
  await refuseStorage(next, 0, true);
  await openAnother(next);
  await showsName(next, 'a-first-draft-without-room');
  await expect(aboutTabs(next)).toBeHidden();
});

test('where nothing is kept the page says so once, and a file brings the work back elsewhere', async ({
  page,
  browser,
  baseURL,
}) => {
  await refuseStorage(page, 0, false);
  await openFirstView(page);
  const notKept = page.getByRole('region', { name: 'About keeping your work' });
  await expect(notKept).toBeHidden();
  await button(page, 'Call from an app').click();
  await openStep(page, 'Who');
  await name(page).fill('only-while-open');
  await expect(notKept).toContainText('only while this page is open');
  const { name: file, bytes } = await download(page, notKept.getByRole('button', { name: 'Save a file' }));
  expect(file).toMatch(/^rolewright-workspace-[\d-]+\.json$/);
  await notKept.getByRole('button', { name: 'Share a link' }).click();
  const share = page.getByRole('dialog', { name: 'Share' });
  await expect(share.getByRole('textbox', { name: 'Link' })).toHaveValue(/fn=only-while-open/);
  await share.getByRole('button', { name: 'Close' }).click();
  await notKept.getByRole('button', { name: 'Dismiss' }).click();
  await name(page).fill('changed-again');
  await openRecent(page);
  await expect(recent(page)).toContainText('This browser does not keep versions');
  await expect(notKept).toBeHidden();

  const elsewhere = await browser.newContext({ baseURL: baseURL ?? '' });
  const other = await elsewhere.newPage();
  await open(other);
  await name(other).fill('already-there');
  await showsInStorage(other, 'already-there');
  await openRecent(other);
  const chooser = recent(other).getByLabel('Workspace file');
  await chooser.setInputFiles({
    name: file,
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":7}'),
  });
  await expect(recent(other).getByRole('alert')).toContainText('not a file that Rolewright saved');
  await chooser.setInputFiles({ name: file, mimeType: 'application/json', buffer: Buffer.from(bytes) });
  await expect(recent(other).getByRole('status')).toContainText('The file is open.');
  await expect(recent(other).getByRole('listitem').filter({ hasText: 'Same as now' })).toHaveCount(1);
  await expect(recent(other).getByRole('listitem').filter({ hasText: 'Function name' })).toHaveCount(1);
  await recent(other).getByRole('button', { name: 'Close' }).click();
  await showsName(other, 'only-while-open');
  await elsewhere.close();
});

test('a text that states nothing is in the box after a reload, and back after a link', async ({ page }) => {
  await openFirstView(page);
  await startField(page).fill('a note about nothing in particular');
  await expect
    .poll(() => page.evaluate(() => sessionStorage.getItem('rolewright.unfinished')))
    .toContain('a note');
  await page.reload();
  await expect(startField(page)).toHaveValue('a note about nothing in particular');
  await goTo(page, linkOf('p=invoke&fn=from-the-link'));
  await showsName(page, 'from-the-link');
  await button(page, 'Restore my answers').click();
  await expect(startField(page)).toHaveValue('a note about nothing in particular');
});
