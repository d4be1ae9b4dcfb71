// Every view, on a wide screen and on a phone at 400 % zoom: what assistive technology finds, targets that can be hit,
// names that tell the controls of a list apart, and nothing that lies over what is read.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import { expect, test } from './test.ts';
import { VIEWS } from './views.ts';

/** What each view must offer, as a part of its accessibility tree. Written by hand; see views.yml. */
const EXPECTED = new Map(
  readFileSync(new URL('views.yml', import.meta.url), 'utf8')
    .split(/^---\n/m)
    .map((text) => [/^# (.+)$/m.exec(text)?.[1] ?? '', text.replaceAll(/^#.*\n/gm, '')]),
);

/**
 * Controls smaller than 24 by 24 pixels (WCAG 2.5.8), by the box of the control with its label and what it contains.
 * Links in running text are excepted, and the editor's input, for the whole editor is its target.
 */
const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const CONTROLS =
      'a[href], button, input, select, textarea, summary, [role=button], [role=tab], [role=option], [role=separator]';
    const scope = document.querySelector('dialog:modal') ?? document.body;
    const inText = (link: Element): boolean => {
      const around = link.parentElement?.textContent?.trim() ?? '';
      return (
        link.matches('a') &&
        getComputedStyle(link).display === 'inline' &&
        around !== link.textContent?.trim()
      );
    };
    return [...scope.querySelectorAll<HTMLElement>(CONTROLS)].flatMap((control) => {
      if (!control.checkVisibility({ visibilityProperty: true }) || inText(control)) return [];
      if (control.closest('.monaco-editor, .monaco-hover, .visually-hidden')) return [];
      const { labels } = control as HTMLInputElement;
      const parts = [control, ...(labels ?? []), ...control.querySelectorAll('*')];
      const boxes = parts.map((part) => part.getBoundingClientRect()).filter(({ width }) => width > 1);
      const width = Math.max(...boxes.map(({ right }) => right)) - Math.min(...boxes.map(({ left }) => left));
      const height =
        Math.max(...boxes.map(({ bottom }) => bottom)) - Math.min(...boxes.map(({ top }) => top));
      // The browser's own rounding of line heights is no fault.
      const isSmall = boxes.length > 0 && (width < 23.9 || height < 23.9);
      return isSmall
        ? [`${width.toFixed(1)} × ${height.toFixed(1)}: ${control.outerHTML.slice(0, 120)}`]
        : [];
    });
  });

/** Names that several buttons have at once, though each does something else. */
async function sharedNames(part: Locator): Promise<string[]> {
  const snapshot = await part.ariaSnapshot();
  const names = [...snapshot.matchAll(/(?:button|checkbox|combobox) "((?:[^"\\]|\\.)+)"/g)].map(
    ([, name = '']) => name,
  );
  return names.filter((name, at) => names.indexOf(name) < at);
}

/** Headings that are more than one level below the one before. */
const skippedHeadings = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scope = document.querySelector('dialog:modal') ?? document.body;
    const seen = [...scope.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter((heading) =>
      heading.checkVisibility(),
    );
    const level = (heading: Element | undefined): number => Number(heading?.tagName.slice(1) ?? 1);
    return seen.flatMap((heading, at) =>
      level(heading) > level(seen[at - 1]) + 1 ? [heading.outerHTML.slice(0, 120)] : [],
    );
  });

test('each view on a wide screen', async ({ page }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  for (const { name, open, part } of VIEWS) {
    await test.step(name, async () => {
      await open(page);
      await expect.soft(part(page), name).toMatchAriaSnapshot(EXPECTED.get(name) ?? 'not in views.yml');
      await expect.soft.poll(() => smallTargets(page), `targets: ${name}`).toEqual([]);
      await expect.soft.poll(() => sharedNames(part(page)), `names: ${name}`).toEqual([]);
      await expect.soft.poll(() => skippedHeadings(page), `headings: ${name}`).toEqual([]);
      await expectAccessibleInBoth(page, name);
    });
  }
  expect([...EXPECTED.keys()]).toEqual(VIEWS.map(({ name }) => name));
});

/** What stands still or sticks while the page scrolls, and so may lie over what has the focus. */
const stuck = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const scope = document.querySelector('dialog:modal') ?? document.body;
    return [...scope.querySelectorAll('*')]
      .filter((element) => /^(?:fixed|sticky)$/.test(getComputedStyle(element).position))
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height > 1)
      .map((element) => element.outerHTML.slice(0, 120));
  });

const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe('at 400 % zoom', () => {
  // A screen of 1280 by 1024 pixels.
  test.use({ viewport: { width: 320, height: 256 }, hasTouch: true });

  test('each view', async ({ page }) => {
    test.setTimeout(240_000);
    for (const { name, open } of VIEWS) {
      await test.step(name, async () => {
        await open(page);
        await expect.soft.poll(() => smallTargets(page), `targets: ${name}`).toEqual([]);
        await expect.soft.poll(() => stuck(page), `over the page: ${name}`).toEqual([]);
        await expect.soft.poll(() => sideways(page), `sideways: ${name}`).toBe(0);
      });
    }
    // The page scrolls as a whole, so a field is never below what is said about it.
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight)).toBeGreaterThan(256);
  });
});
