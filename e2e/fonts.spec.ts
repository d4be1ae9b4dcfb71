// The fonts of the page come first, and nothing moves where they come late.
import type { Page } from '@playwright/test';
import { openFirstView } from './page.ts';
import { expect, test } from './test.ts';

const TEXT =
  'A Lambda function named chat-fn in account 123456789012 calls DeepSeek-V3.2 in us-east-1, with streaming, only with ' +
  'guardrail ab12cd34ef56. What should DeepSeek do on AWS? Create this role. Nothing leaves this browser.';

/** Each family with what stands in for it on this system, and how many pixels wide both write the text. */
const widths = (page: Page) =>
  page.evaluate(async (text) => {
    const probe = document.createElement('span');
    probe.className = 'visually-hidden';
    document.body.append(probe);
    probe.style.width = 'max-content';
    // So large that no advance is rounded to whole pixels.
    const width = async (family: string, weight: number) => {
      const font = `${weight} 200px '${family}'`;
      const faces = await document.fonts.load(font, text).catch(() => []);
      probe.style.font = font;
      probe.textContent = text;
      return faces.length === 0 ? null : probe.getBoundingClientRect().width;
    };
    const rows: { standIn: string; weight: number; share: number }[] = [];
    const families = new Set([...document.fonts].map(({ family }) => family.replaceAll('"', '')));
    for (const standIn of [...families].filter((family) => family.includes(' on ')))
      for (const weight of [400, 600]) {
        const own = await width(standIn.split(' on ')[0] ?? '', weight);
        const other = await width(standIn, weight);
        if (own !== null && other !== null) rows.push({ standIn, weight, share: other / own });
      }
    probe.remove();
    return rows;
  }, TEXT);

test('the first view asks for its fonts at once, and is written in them', async ({ page }) => {
  await openFirstView(page);
  await page.evaluate(() => document.fonts.ready);
  const asked = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => entry.name.endsWith('.woff2'))
      .map(({ name, initiatorType }) => `${initiatorType} ${name.replace(/^.*\/|-[\w-]+\.woff2$/g, '')}`),
  );
  expect(asked).toEqual(expect.arrayContaining(['link inter', 'link jetbrains']));
  for (const font of ['400 14px Inter', "400 13px 'JetBrains Mono'"])
    expect(await page.evaluate((one) => document.fonts.check(one), font), font).toBe(true);
});

test('what stands in for a font is as wide', async ({ page }) => {
  await openFirstView(page);
  const rows = await widths(page);
  expect(rows.some(({ standIn }) => standIn.startsWith('Inter on'))).toBe(true);
  for (const { standIn, weight, share } of rows) {
    expect(share, `${standIn}, ${weight}`).toBeGreaterThan(0.98);
    expect(share, `${standIn}, ${weight}`).toBeLessThan(1.02);
  }
});

test('nothing moves when the fonts come late', async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\.woff2$/, async (route) => {
    await held;
    await route.continue();
  });
  // The event "load" waits for the fonts.
  await page.goto('/', { waitUntil: 'commit' });
  await page.waitForFunction(() => performance.getEntriesByName('shell-ready').length > 0);
  const rectangles = () =>
    page.evaluate(() =>
      [
        ...document.querySelectorAll('h1, h2, h3, button, input, textarea, [role=tab], summary, p, small'),
      ].map((element) => {
        const { top, height } = element.getBoundingClientRect();
        return `${element.tagName} ${element.id} ${Math.round(top)} ${Math.round(height)}`;
      }),
    );
  const before = await rectangles();
  release();
  await expect.poll(() => page.evaluate(() => document.fonts.check('400 14px Inter'))).toBe(true);
  await page.evaluate(() => document.fonts.ready);
  expect(await rectangles()).toEqual(before);
});
