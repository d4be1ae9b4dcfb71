// The page on narrow screens, on paper, without motion, without the full editor and without scripts.
import type { Page } from '@playwright/test';
import { test as unwatched } from '@playwright/test';
import { startAnswers } from '#core/answers/answers.ts';
import { findScenario } from '#core/catalog/scenarios.ts';
import { compose } from '#core/compose/compose.ts';
import { documentsOf } from '#core/compose/role-kit.ts';
import { print } from '#core/iam/print.ts';
import {
  allDocuments,
  answers,
  button,
  documentTab,
  banner,
  documentTabs,
  editor,
  field,
  fullEditor,
  goTo,
  linkOf,
  open,
  openFirstView,
  openDocument,
  openDocumentTab,
  openStep,
  panel,
  shownText,
  showsText,
  verdict,
  editAsText,
  openPanel,
  undoHandEdits,
  holdKit,
} from './page.ts';
import { expect, test, watchForTroubles } from './test.ts';

const permissions = print(
  documentsOf(compose(startAnswers())).find(({ type }) => type === 'identity')?.document ?? {
    Version: '2012-10-17',
    Statement: [],
  },
);
const view = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name });

/** What sticks out at the right, and so makes the page scroll sideways. */
const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const outside = [...document.querySelectorAll('body *')].filter((element) => {
      const { right, width, height } = element.getBoundingClientRect();
      // What scrolls by itself, or is hidden from sight only, may be wider.
      const own = element.closest('.tabs, .visually-hidden, .monaco-editor, pre');
      return width > 1 && height > 1 && right > innerWidth + 1 && !own;
    });
    return [
      ...(wide > 0 ? [`the page by ${wide}`] : []),
      ...outside.map((element) => element.outerHTML.slice(0, 120)),
    ];
  });

/** Nothing sticks out on a usual phone, nor on the narrowest. */
async function expectToFit(page: Page, what: string): Promise<void> {
  for (const width of [320, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect.poll(() => overflow(page), `${what} at ${width} pixels`).toEqual([]);
  }
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('no view scrolls sideways', async ({ page }) => {
    test.setTimeout(300_000);
    await open(page);
    for (const scenario of ['import', 'opensearch', 'invoke']) {
      await goTo(page, linkOf(`p=${scenario}`));
      await expect(banner(page)).toContainText(`“${findScenario(scenario)?.title}”`);
      await view(page, /^Answers/).click();
      for (const step of await answers(page)
        .getByRole('heading', { level: 2 })
        .getByRole('button')
        .allTextContents()) {
        await openStep(page, step);
        await expectToFit(page, `${scenario}: ${step}`);
      }
      await view(page, /^Policies/).click();
      for (const document of await documentTabs(page).all()) {
        await document.click();
        await expectToFit(page, `${scenario}: documents`);
      }
      await view(page, /^Findings/).click();
      await openPanel(page, /^Next steps/);
      await expectToFit(page, `${scenario}: next steps`);
    }
    await button(page, 'Share').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectToFit(page, 'the dialog to share');
  });

  test('answers, then documents to read and copy, as views with a switch', async ({ page }) => {
    await open(page);
    await expect(view(page, /^Answers/)).toHaveAttribute('aria-current', 'page');
    await expect(button(page, 'Copy policy')).toBeHidden();
    await field(page, 'Function name').fill('from-a-phone');
    await view(page, /^Policies 2/).click();
    await expect(answers(page)).toBeHidden();
    await expect(button(page, 'Copy policy')).toBeVisible();
    await showsText(page, '/aws/lambda/from-a-phone:*');
    await expect(openDocument(page).getByRole('region', { name: /^Permissions policy of/ })).toBeVisible();
    await expect(editor(page)).toBeHidden();
    await openDocumentTab(page, 'Trust policy');
    await showsText(page, '"sts:AssumeRole"');
    await view(page, /^Findings 0/).click();
    await expect(panel(page)).toContainText('No findings');
  });

  test('a tap on a view counts before the code of the view is there', async ({ page }) => {
    const letGo = await holdKit(page);
    await openFirstView(page);
    await view(page, /^Policies 2/).click();
    await expect(answers(page)).toBeHidden();
    letGo();
    await expect(view(page, /^Policies 2/)).toHaveAttribute('aria-current', 'page');
    await expect(button(page, 'Copy policy')).toBeVisible();
  });
});

test('all documents are printed whole, read-only and light, whichever view is open', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  await fullEditor(page);
  await page.emulateMedia({ media: 'print' });
  // As wide as a sheet of paper, where a screen shows one view at a time.
  await page.setViewportSize({ width: 720, height: 1000 });
  const paper = page.getByRole('region', { name: /^Permissions policy of/ });
  await expect(paper).toBeVisible();
  await expect(page.getByRole('region', { name: /^Trust policy of/ })).toBeVisible();
  await expect(page.getByText('Writes the function’s logs').last()).toBeVisible();
  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect.poll(() => paper.textContent()).toBe(permissions);
  await expect(editor(page)).toBeHidden();
  await expect(answers(page)).toBeHidden();
  await expect(button(page, 'Copy policy')).toBeHidden();
  // No box around the last line ends above it.
  const cut = () =>
    paper.evaluate((element) => {
      const last = element.querySelector('code')?.lastElementChild;
      if (!last) return 'there are no lines';
      const { bottom } = last.getBoundingClientRect();
      for (let around = last.parentElement; around; around = around.parentElement) {
        const clips = getComputedStyle(around).overflowY !== 'visible';
        if (clips && around.getBoundingClientRect().bottom < bottom) return around.outerHTML.slice(0, 120);
      }
      return '';
    });
  await expect.poll(cut).toBe('');
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ media: 'screen' });
  await expect(editor(page)).toBeVisible();
  await expect(answers(page)).toBeVisible();
});

test('with reduced motion nothing moves when answers change', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await fullEditor(page);
  await field(page, 'Function name').fill('at-rest');
  await openStep(page, 'Names');
  await showsText(page, '"WriteFunctionLogs"');
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1)
      .map(({ effect }) => (effect instanceof KeyframeEffect ? (effect.target?.className ?? '') : '')),
  );
  expect(moving).toEqual([]);
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
    if (viewport.width > 899) await fullEditor(page);
    else await expect(view(page, /^Policies 2/)).toBeVisible();
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
        late: shifts.filter((shift) => !before.includes(shift)),
      };
    });
    expect(late).toEqual([]);
    // On a busy machine the browser may draw a page it has read half of, and then the other half.
    expect(early).toBeLessThan(0.01);
  });
}

// Not watched: the browser logs that a file is missing, and nothing else may be logged.
unwatched(
  'without the full editor there is the text to read, and a box to edit it',
  async ({ browser, context, page, baseURL }) => {
    const troubles = await watchForTroubles(browser, context, baseURL ?? '');
    const missing = /\/assets\/monaco-editor-[\w-]+\.js$/;
    await page.route(missing, (route) => route.abort());
    await open(page);
    await openPanel(page, /^Findings/);
    const code = openDocument(page);
    await expect(code.getByRole('status')).toContainText('The full editor could not be loaded.');
    await expect.poll(() => shownText(page)).toBe(permissions);
    const box = await editAsText(page);
    await box.fill('{ "Version": "2012-10-17", }');
    await expect(documentTab(page, 'Permissions policy')).toContainText('edited');
    await expect(panel(page).getByRole('button', { name: /comma/ })).toBeVisible();
    expect(Object.values(await allDocuments(page))).toContain('{ "Version": "2012-10-17", }\n');
    await undoHandEdits(page);
    await expect(box).toHaveValue(permissions);

    const others = (await troubles()).filter((line) => !/Failed to load resource.*monaco-editor-/.test(line));
    expect(others).toEqual([]);
    await page.unroute(missing);
    await button(page, 'Try the full editor again').click();
    await fullEditor(page);
  },
);

test('without scripts a complete role can be read', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Rolewright' })).toBeVisible();
  await expect(documentTabs(page)).toHaveCount(2);
  await expect(verdict(page)).toContainText('2 placeholders left');
  const code = openDocument(page).getByRole('region', { name: /^Permissions policy of/ });
  await expect(code).toBeVisible();
  await expect.poll(() => code.textContent()).toBe(permissions);
  await context.close();
});
