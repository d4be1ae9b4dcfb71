// Documents checked against the service reference: problems in the notes, hovers, completions and fixes.
import type { Page } from '@playwright/test';
import { test as unwatched } from '@playwright/test';
import {
  button,
  cell,
  documentTab,
  editAsText,
  expectNoSideways,
  field,
  fullEditor,
  open,
  openCell,
  openClipboard,
  openDocument,
  openDocumentTab,
  part,
  pasteOver,
  shownText,
  showsText,
  undoHandEdits,
  WHOLE_DOCUMENT,
} from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: WHOLE_DOCUMENT });

const permissions = 'Permissions';
const notes = (page: Page) => part(page, 'Notes');
/** Nothing is wrong with the documents as they are now. */
const expectNoProblems = async (page: Page): Promise<void> => {
  await openCell(page, 'Notes');
  await expect(notes(page)).toContainText('None: every document follows IAM’s grammar.');
};
const finding = (page: Page, message: string | RegExp) =>
  notes(page).locator('.finding').filter({ hasText: message });
const policy = (...statements: unknown[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);

/** An unknown action, two redundant entries of lists, and a role that is passed to anybody. */
const FAULTY = policy(
  {
    Effect: 'Allow',
    Action: ['s3:GetObjekt', 's3:PutObject', 's3:Put*'],
    Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:s3:::amzn-s3-demo-bucket/a'],
  },
  { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' },
);

test('composed documents are checked too, and the page names the reference', async ({ page }) => {
  await open(page);
  await expectNoProblems(page);
  await expect(page.getByText(/Data: \d+ \w+ 20\d\d/)).toBeVisible();
});

test('an unknown action is found, one click fixes it, and Ctrl+Z undoes that', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openCell(page, 'Notes');
  await pasteOver(page, clipboard, FAULTY);
  await expect(finding(page, 's3:GetObjekt is not an action')).toContainText('line 7');
  await expect(cell(page, 'Notes')).toContainText('1 error');
  await notes(page).getByRole('button', { name: 'Fix: Replace with s3:GetObject', exact: true }).click();
  await showsText(page, '"s3:GetObject"');
  await expect(finding(page, 's3:GetObjekt')).toHaveCount(0);
  await button(page, 'Share').focus();
  await page.keyboard.press('Control+z');
  await showsText(page, '"s3:GetObjekt"');
});

test('one click makes all safe fixes, and no others', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openCell(page, 'Notes');
  await pasteOver(page, clipboard, FAULTY);
  await notes(page)
    .getByRole('button', { name: /^Fix all safe \(\d+\)$/ })
    .click();
  await expect.poll(() => shownText(page)).not.toContain('s3:PutObject');
  await expect.poll(() => shownText(page)).not.toContain('amzn-s3-demo-bucket/a');
  await expect.poll(() => shownText(page)).toContain('s3:GetObjekt');
  await expect(notes(page).getByRole('button', { name: /^Fix all safe/ })).toHaveCount(0);
  await expect(documentTab(page, permissions)).toContainText('edited');
  await button(page, 'Share').focus();
  await page.keyboard.press('Control+z');
  await showsText(page, 's3:PutObject');
});

test('problems are grouped by severity; arrow keys move through them and Enter opens one', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openCell(page, 'Notes');
  await pasteOver(page, clipboard, FAULTY);
  await expect(finding(page, 'iam:PassRole')).toBeVisible();
  await expect(finding(page, 's3:GetObjekt')).toBeVisible();
  await expect(
    notes(page).getByRole('region', { name: 'Problems' }).getByRole('heading', { level: 4 }),
  ).toHaveText([/^Security\s*\d+$/, /^Errors\s*\d+$/, /^Suggestions\s*\d+$/]);
  await finding(page, 'iam:PassRole').focus();
  await page.keyboard.press('ArrowDown');
  await expect(finding(page, 's3:GetObjekt')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(await fullEditor(page)).toBeFocused();
  await expect(openDocument(page).locator('.active-line-number')).toHaveText('18');
});

test('every location of a problem is marked', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await pasteOver(page, clipboard, FAULTY);
  const marked = openDocument(page).locator('.code-mark');
  await expect(marked.filter({ hasText: 'iam:PassRole' })).toHaveCount(1);
  // The role that is passed is the other half of the finding.
  await expect(marked.filter({ hasText: /^"\*"$/ })).toHaveCount(1);
});

/** Jumps to the unknown action and asks for its fixes at once. */
async function jumpToFixes(page: Page, baseURL: string | undefined) {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openCell(page, 'Notes');
  await pasteOver(page, clipboard, FAULTY);
  await finding(page, 's3:GetObjekt').click();
  await expect(await fullEditor(page)).toBeFocused();
  await page.keyboard.press('Control+.');
  const menu = page.locator('.action-widget').first();
  await expect(menu).toContainText('Replace with s3:GetObject');
  return menu;
}

test('Ctrl+. right after a jump offers fixes, however long they take', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    const ask = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function late(this: Worker, message: { kind?: string } | null) {
      setTimeout(() => ask.call(this, message), message?.kind === 'rewrites' ? 1000 : 0);
    };
  });
  await jumpToFixes(page, baseURL);
});

test('the editor offers fixes on Ctrl+. and explains what the pointer is on', async ({ page, baseURL }) => {
  const menu = await jumpToFixes(page, baseURL);
  await expect(menu).toContainText(/Fix all safe \(\d+\)/);
  await page.keyboard.press('Enter');
  await showsText(page, '"s3:GetObject"');
  await expect(async () => {
    await page.mouse.move(0, 0);
    await openDocument(page).getByText('"s3:GetObject"').hover();
    await expect(page.locator('.monaco-hover:visible')).toContainText('Amazon S3', { timeout: 2000 });
  }).toPass();
});

test('on Ctrl+. a pattern is written out as its actions', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await pasteOver(page, clipboard, policy({ Effect: 'Allow', Action: 's3:Get*LegalHold', Resource: '*' }));
  await page.keyboard.press('Control+Home');
  for (let line = 1; line < 6; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+.');
  const menu = page.locator('.action-widget').first();
  await menu.getByText('Write s3:Get*LegalHold out as its action').click();
  await showsText(page, '"s3:GetObjectLegalHold"');
});

test('actions are suggested as they are typed, and on Ctrl+Space', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openCell(page, 'Notes');
  await pasteOver(page, clipboard, policy({ Effect: 'Allow', Action: [''], Resource: '*' }));
  await expect(finding(page, /./).first()).toBeVisible();
  await page.keyboard.press('Control+Home');
  for (let line = 1; line < 7; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('bedrock:InvokeModelWithR');
  const list = page.locator('.suggest-widget:visible');
  await list.getByText('bedrock:InvokeModelWithResponseStream').first().click();
  await showsText(page, '"bedrock:InvokeModelWithResponseStream"');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Space');
  await expect(list).toContainText('bedrock:InvokeModelWithResponseStream');
});

test('each file of the reference is fetched once', async ({ page, baseURL }) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes('/reference-')) fetched.push(pathname.slice(pathname.lastIndexOf('/') + 1));
  });
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openCell(page, 'Notes');
  await expectNoProblems(page);
  await pasteOver(page, clipboard, FAULTY);
  await expect(finding(page, 's3:GetObjekt')).toBeVisible();
  await undoHandEdits(page);
  await field(page, 'Function name').fill('once');
  await showsText(page, '/aws/lambda/once');
  await openDocumentTab(page, 'Trust');
  await expectNoProblems(page);
  expect(fetched).toContain('index.json');
  expect(fetched).toContain('s3.json');
  expect(fetched.toSorted()).toEqual([...new Set(fetched)].toSorted());
});

test('files are fetched only for services in the documents', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/reference-')) fetched.push(request.url());
  });
  await open(page);
  await expectNoProblems(page);
  expect(fetched.length).toBeLessThan(8);
});

// Not watched: these tests have a host without headers, or files that do not load.
unwatched('checks on a host that sends no headers', async ({ page }) => {
  await page.context().route('**/*', async (route) => {
    const response = await route.fetch();
    const kind = response.headers()['content-type'] ?? 'text/plain';
    await route.fulfill({ response, headers: { 'content-type': kind } });
  });
  await open(page);
  await expectNoProblems(page);
  // The page itself is still held by its own tag.
  const outcome = await page.evaluate(() => fetch('./index.html').then(String, () => 'refused'));
  expect(outcome).toBe('refused');
  // Late parts may still be on their way.
  await page.context().unrouteAll({ behavior: 'ignoreErrors' });
});

unwatched(
  'a service whose file does not come is named; the rest is checked, and one click tries again',
  async ({ page }) => {
    await page.context().route('**/bedrock.json', (route) => route.abort());
    await open(page);
    await openCell(page, 'Notes');
    const alert = notes(page).getByRole('alert');
    await expect(alert).toContainText('could not be loaded (bedrock)');
    await page.context().unroute('**/bedrock.json');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expectNoProblems(page);
    await expect(alert).toHaveCount(0);
  },
);

unwatched('without the worker the page says so, and composes on', async ({ page }) => {
  await page.context().route(/\/assets\/main-[^/]*\.js$/, (route) => route.abort());
  await open(page);
  await openCell(page, 'Notes');
  await expect(notes(page).getByRole('alert')).toContainText('The documents could not be checked');
  await field(page, 'Function name').fill('still-composed');
  await showsText(page, '/aws/lambda/still-composed');
  await page.context().unroute(/\/assets\/main-[^/]*\.js$/);
  await notes(page).getByRole('button', { name: 'Try again' }).click();
  await expectNoProblems(page);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('problems are marked in the read-only view and fixed from the list', async ({ page }) => {
    await open(page);
    await (await editAsText(page)).fill(FAULTY);
    await button(page, 'Edit the JSON').click();
    await expect(openDocument(page).locator('.code-mark-error')).toContainText('s3:GetObjekt');
    await openCell(page, 'Notes');
    await notes(page).getByRole('button', { name: 'Fix: Replace with s3:GetObject', exact: true }).click();
    await expect(finding(page, 's3:GetObjekt')).toHaveCount(0);
    await expectNoSideways(page);
  });
});
