// The frame of the page: how much is in view, and what stays in its place.
import type { Page } from '@playwright/test';
import {
  answers,
  button,
  cell,
  field,
  fullEditor,
  linkOf,
  open,
  openCell,
  openCreate,
  openDocument,
  openFirstView,
  openStep,
  say,
  status,
} from './page.ts';
import { expect, test } from './test.ts';

const SENTENCE = 'A Lambda function named chat in account 444455556666 calls DeepSeek-V3.2 in us-east-1';

/** Words and controls in view, and the buttons filled with the accent. */
const weights = (page: Page) =>
  page.evaluate(() => {
    const inView = (element: Element): boolean => {
      const { top, bottom, left, right, width, height } = element.getBoundingClientRect();
      return (
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        width > 1 &&
        height > 1 &&
        bottom > 0 &&
        top < innerHeight &&
        right > 0 &&
        left < innerWidth &&
        !element.closest('.visually-hidden')
      );
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let words = 0;
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (!parent || parent.closest('script, style, noscript') || !inView(parent)) continue;
      words += (text.textContent ?? '').split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
    }
    const all = (selector: string) => [...document.querySelectorAll(selector)].filter(inView);
    return {
      words,
      controls: all('button, a[href], input, select, textarea, [role=tab], summary').length,
      primary: all('.button-primary').map(({ textContent }) => textContent),
    };
  });

test('few words, few controls and one filled button are in view', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openFirstView(page);
  const first = await weights(page);
  expect(first.words).toBeLessThanOrEqual(80);
  expect(first.controls).toBeLessThanOrEqual(16);
  expect(first.primary.length).toBeLessThanOrEqual(1);
  await say(page, SENTENCE);
  await expect(status(page)).toContainText('checks pass');
  await fullEditor(page);
  const ready = await weights(page);
  expect(ready.words).toBeLessThanOrEqual(260);
  expect(ready.controls).toBeLessThanOrEqual(34);
  expect(ready.primary).toEqual(['Create this role']);
  for (const name of ['Checks', 'Notes', 'Access', 'Map'] as const) {
    await openCell(page, name);
    expect((await weights(page)).primary.length, name).toBeLessThanOrEqual(1);
  }
  await cell(page, 'Map').click();
  await openCreate(page);
  expect((await weights(page)).primary.length, 'Create').toBeLessThanOrEqual(1);
});

test('an answer comes into view, with its explanation at its side; typing writes into no other field', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 800 });
  await open(page, linkOf('p=import'));
  await fullEditor(page);
  const apart = () =>
    openDocument(page).evaluate((document) => {
      const topOf = (element: Element | null | undefined) =>
        element?.getBoundingClientRect().top ?? Number.NaN;
      const names = [...document.querySelectorAll('.view-line')].filter((line) =>
        line.textContent?.includes('"Sid"'),
      );
      // Each statement begins a line above its name.
      const statements = names.map((line) => Math.round(topOf(line) - 20));
      const notes = [...document.querySelectorAll('.why')].map((note) => Math.round(topOf(note)));
      // The last one may have room above rather than below.
      return statements.length < 2
        ? 'no statements'
        : statements.slice(0, -1).filter((top) => !notes.includes(top));
    });
  await expect.poll(apart).toEqual([]);
  await openStep(page, 'Data');
  const key = openDocument(page).locator('.view-line', { hasText: '"kms:Decrypt"' });
  await expect(key).toHaveCount(0);
  await answers(page)
    .getByRole('radiogroup', { name: 'Encryption of the files' })
    .getByRole('radio', { name: 'A KMS key' })
    .check();
  await expect(key).toBeInViewport({ ratio: 1 });
  await expect(openDocument(page).locator('.code-changed').first()).toBeAttached();
  const written = await answers(page).evaluateHandle((pane) => {
    const names = new Set<string>();
    const note = (records: readonly MutationRecord[]) => {
      for (const { target } of records)
        if (target instanceof HTMLInputElement && target.type !== 'text') names.add(target.name || target.id);
    };
    const observer = new MutationObserver(note);
    observer.observe(pane, {
      subtree: true,
      attributes: true,
      attributeFilter: ['name', 'type', 'checked'],
    });
    return { read: () => (note(observer.takeRecords()), [...names]) };
  });
  await field(page, 'Bucket with the model files').pressSequentially('acme');
  await expect(field(page, 'Bucket with the model files')).toHaveValue(/acme/);
  expect(await written.evaluate(({ read }) => read())).toEqual([]);
});

/** Where the parts of the page stand. */
const places = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    ['.top', '.left', '.sheet > .status', '.document-bar', '.document', '.summary']
      .map((part) => document.querySelector(part)?.getBoundingClientRect())
      .map((box) => box && [box.x, box.y, box.width, box.height].map(Math.round)),
  );

test('the frame stands still when a document is copied, edited or repaired, and when answers change', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 800 });
  await open(page);
  const code = await fullEditor(page);
  await expect(cell(page, 'Checks')).toContainText(/\d of \d/);
  const before = await places(page);
  await button(page, 'Copy policy').click();
  await expect(button(page, 'Copy policy')).toContainText('Copied');
  await expect.poll(() => places(page)).toEqual(before);
  await code.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('x');
  await expect(status(page)).toContainText('Won’t work');
  await expect.poll(() => places(page)).toEqual(before);
  await page.keyboard.press('Backspace');
  await expect(status(page)).not.toContainText('Won’t work');
  await field(page, 'Function name').fill('chat');
  await field(page, 'AWS account').fill('444455556666');
  await expect(status(page)).toContainText('guesses to confirm');
  await expect.poll(() => places(page)).toEqual(before);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 1366, height: 1400 },
  { width: 390, height: 844 },
]) {
  test(`nothing shifts while the page at ${viewport.width} pixels comes alive`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.addInitScript(() => {
      const shifts: { readonly startTime: number; readonly value: number }[] = [];
      Object.assign(globalThis, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push(entry.toJSON());
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await openFirstView(page);
    await expect(page.locator('.everywhere')).toBeAttached();
    // Two frames later a shift of the last change would be told.
    await page.evaluate(
      () =>
        new Promise((resolve) =>
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))),
        ),
    );
    const { early, late } = await page.evaluate(() => {
      const shifts: { readonly startTime: number; readonly value: number }[] = Reflect.get(
        globalThis,
        'shifts',
      );
      const alive = performance.getEntriesByName('shell-ready')[0]?.startTime ?? 0;
      const before = shifts.filter(({ startTime }) => startTime < alive);
      return {
        early: before.reduce((sum, { value }) => sum + value, 0),
        late: shifts.filter((shift) => !before.includes(shift) && shift.value > 0.001),
      };
    });
    // A font that comes only now makes a line some pixels shorter, which is far less.
    expect(late).toEqual([]);
    // On a busy machine the browser may draw a page it has read half of, and then the other half.
    expect(early).toBeLessThan(0.01);
  });
}
