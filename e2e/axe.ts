// Accessibility checks with axe, set up for this app.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
/** The rules that a change of colors alone can break. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];

/** Waits until no color fades any more: the contrast of a changing color cannot be judged. */
const stillness = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
    const endless = (animation: Animation) => animation.effect?.getComputedTiming().iterations === Infinity;
    const ends = document.getAnimations().filter((animation) => !endless(animation));
    await Promise.all(ends.map((animation) => animation.finished.catch(() => {})));
  });

async function faults(page: Page, within: string, rules?: string[]): Promise<string[]> {
  await stillness(page);
  // Axe opens no page and fetches no style sheets, which the security policy forbids.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ preload: false, resultTypes: ['violations'] })
    .include(within);
  const { violations } = await (rules ? axe.withRules(rules) : axe.withTags(TAGS)).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${html}: ${failureSummary.replaceAll(/\s+/g, ' ')}`),
  );
}

/** Expects no violation in this part of the page. */
export async function expectAccessible(page: Page, what: string, within = 'body'): Promise<void> {
  expect.soft(await faults(page, within), what).toEqual([]);
}

/** A color that is halfway to another has no contrast to speak of, nor what is not quite there yet. */
async function useColors(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map(({ finished }) => finished),
    ),
  );
}

/** The same, in light and in dark colours. */
export async function expectAccessibleInBoth(page: Page, what: string, within = 'body'): Promise<void> {
  await useColors(page, 'light');
  await expectAccessible(page, `${what}, light`, within);
  await useColors(page, 'dark');
  expect.soft(await faults(page, within, OF_COLOUR), `${what}, dark`).toEqual([]);
}
