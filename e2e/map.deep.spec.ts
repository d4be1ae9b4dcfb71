// The map of the kit: a picture in which everything opens its statement, the same as a list, and as a file.
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import {
  chooseEntity,
  documentTab,
  download,
  field,
  fullEditor,
  linkOf,
  open,
  openCell,
  openClipboard,
  openDocumentTab,
  part,
  pasteOver,
} from './page.ts';
import { expect, test } from './test.ts';

const PAGE = 'section[aria-label="Who reaches what"]';
const shown = (page: Page) => part(page, 'Map');
const map = (page: Page) => shown(page).getByRole('list', { name: 'Map of the kit' });
const arrow = (page: Page, name: string | RegExp) => map(page).getByRole('button', { name });
const cursorLine = (page: Page) => page.locator('.code-view-full .line-numbers.active-line-number');

test('follows the answers, and opens the statement of an arrow', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await openCell(page, 'Map');
  await expect(arrow(page, 'Lambda assumes DeepSeekInvoke. AssumeRole')).toBeVisible();
  await field(page, 'Function name').fill('chat');
  const writes = arrow(
    page,
    'DeepSeekInvoke writes log group /aws/lambda/chat. CreateLogStream, PutLogEvents',
  );
  await expect(writes).toBeVisible();
  await chooseEntity(page, 'Amazon EC2 instance');
  const assumes = arrow(page, 'EC2 assumes DeepSeekInvoke. AssumeRole');
  await expect(assumes).toBeVisible();
  await expect(shown(page)).not.toContainText('Lambda');
  // By keyboard: the statement in another document, then that in the first.
  await assumes.press('Enter');
  await expect(documentTab(page, 'Trust')).toHaveAttribute('aria-selected', 'true');
  await expect(cursorLine(page)).toHaveText('4');
  // The documents are in its place now.
  await expect(shown(page)).toBeHidden();
  await openCell(page, 'Map');
  await arrow(page, /^DeepSeekInvoke calls DeepSeek-V3\.2/).click();
  await expect(documentTab(page, 'Permissions')).toHaveAttribute('aria-selected', 'true');
});

test('the deployer’s map as picture, list and file', async ({ page }) => {
  await open(page, linkOf('p=import'));
  await fullEditor(page);
  await openCell(page, 'Map');
  await expect(arrow(page, 'Deployer passes DeepSeekModelImportRole. PassRole')).toBeVisible();
  await expectAccessibleInBoth(page, 'the map', PAGE);
  const { name, bytes } = await download(page, shown(page).getByRole('button', { name: 'Download SVG' }));
  expect(name).toBe('DeepSeekModelImportRole-map.svg');
  // The app's own pages parse no markup.
  const blank = await page.context().newPage();
  const svg = await blank.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
    return [parsed.documentElement.tagName, parsed.querySelector('title')?.textContent];
  }, new TextDecoder().decode(bytes));
  await blank.close();
  expect(svg).toEqual(['svg', 'Map of DeepSeekModelImportRole']);
  await shown(page).getByText('List', { exact: true }).click();
  const sentence = map(page).getByRole('button', {
    name: 'DeepSeekModelImportRole reads bucket amzn-s3-demo-bucket',
  });
  await expect(sentence).toBeVisible();
  await expectAccessibleInBoth(page, 'the list of the map', PAGE);
  await shown(page).getByRole('checkbox', { name: 'Similar calls that are denied' }).check();
  await expect(map(page)).toContainText('DeepSeekModelImportRole is denied similar calls, another bucket');
});

test('a hand edit that takes a call away leaves a missing arrow', async ({ page, baseURL }) => {
  await open(page);
  const clipboard = await openClipboard(page, baseURL);
  await openDocumentTab(page, 'Permissions');
  await pasteOver(page, clipboard, '{ "Version": "2012-10-17", "Statement": [] }');
  await openCell(page, 'Map');
  await expect(arrow(page, 'Missing: DeepSeekInvoke cannot call DeepSeek-V3.2 in us-east-1')).toBeVisible();
  await expect(shown(page).getByRole('list', { name: 'Signs' })).toContainText('expected, but not allowed');
});

test('an organization’s policies have a map too, and it is printed', async ({ page }) => {
  await open(page, linkOf('p=deny-deepseek'));
  await fullEditor(page);
  await openCell(page, 'Map');
  const denies = arrow(page, 'Denied: DenyDeepSeek denies every DeepSeek model in every Region. bedrock:*');
  await expect(denies).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(denies).toBeVisible();
});

test('a list first on phones, and long names fit', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, linkOf(`p=import&in=a-long-bucket-name-${'x'.repeat(44)}&n=${'R'.repeat(64)}`));
  await openCell(page, 'Map');
  await expect(map(page).getByRole('heading', { name: 'R'.repeat(64) })).toBeVisible();
  await expect(map(page)).toContainText('a-long-bucket-name');
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    const wide = () =>
      map(page).evaluate((element) =>
        [...element.querySelectorAll('*')]
          .filter((inner) => !inner.matches('.visually-hidden'))
          .filter((inner) => inner.getBoundingClientRect().right > innerWidth)
          .map((inner) => inner.outerHTML.slice(0, 80)),
      );
    await expect.poll(wide, `at ${width} pixels`).toEqual([]);
  }
});
