// The page on a phone, on paper, without motion and without the full editor.
import type { Page } from '@playwright/test';
import { test as unwatched } from '@playwright/test';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { findScenario } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { print } from '#iam/policy/print.ts';
import {
  allDocuments,
  answers,
  button,
  documentTab,
  documentTabs,
  banner,
  editAsText,
  editor,
  field,
  fullEditor,
  goTo,
  linkOf,
  open,
  openCell,
  openCreate,
  openDocument,
  openDocumentTab,
  openFirstView,
  openPanel,
  openStep,
  say,
  shownText,
  showsText,
  status,
} from './page.ts';
import { expect, test, watchForTroubles } from './test.ts';

const permissions = print(
  documentsOf(compose(startAnswers())).find(({ type }) => type === 'identity')?.document ?? {
    Version: '2012-10-17',
    Statement: [],
  },
);
/** What sticks out at the right, and so makes the page scroll sideways. */
const overflow = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const sticksOut = (element: Element): boolean => element.getBoundingClientRect().right > innerWidth + 1;
    // What is wider than a part that cuts it, or scrolls by itself, sticks out of that only.
    const isCut = (element: Element): boolean => {
      for (let around = element.parentElement; around; around = around.parentElement)
        if (getComputedStyle(around).overflowX !== 'visible' && !sticksOut(around)) return true;
      return false;
    };
    const outside = [...document.querySelectorAll('body *')].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && sticksOut(element) && !isCut(element);
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

test.describe('on a small laptop', () => {
  test.use({ viewport: { width: 1024, height: 768 } });

  test('three cures stay clear of the next step, and a sheet leaves no sliver of code', async ({ page }) => {
    await openFirstView(page);
    await say(
      page,
      'A Lambda function named chat-fn in account 444455556666 calls DeepSeek-V3.2 in us-east-1, only with guardrail arn:aws:bedrock:eu-west-2:444455556666:guardrail/ab12cd34ef56',
    );
    await expect(status(page).getByRole('button')).toHaveCount(4);
    const edges = await status(page).evaluate((whole) =>
      [whole, ...whole.querySelectorAll('h1, button')].map((part) => {
        const { left, right, top, bottom } = part.getBoundingClientRect();
        return { name: part.textContent, left, right, top, bottom };
      }),
    );
    const [whole, ...parts] = edges as [(typeof edges)[0], ...typeof edges];
    for (const [index, part] of parts.entries()) {
      expect(part.right, part.name ?? '').toBeLessThanOrEqual(whole.right);
      for (const other of parts.slice(index + 1))
        expect(
          part.right <= other.left ||
            other.right <= part.left ||
            part.bottom <= other.top ||
            other.bottom <= part.top,
          `${part.name} and ${other.name} apart`,
        ).toBe(true);
    }
    await openCell(page, 'Checks');
    await expect(openDocument(page)).toBeHidden();
    const access = await openCell(page, 'Access');
    await expect
      .poll(async () => (await access.getByText('DeepSeek-V3.2 in us-east-1').boundingBox())?.width)
      .toBeGreaterThan(120);
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('an account has a keyboard of digits, rows fit a finger, and the status stays clear of its button', async ({
    page,
  }) => {
    await openFirstView(page);
    await say(page, 'A Lambda function named chat-fn calls DeepSeek-V3.2 in us-east-1');
    const account = field(page, 'AWS account');
    await expect(account).toHaveAttribute('inputmode', 'numeric');
    await account.fill('444455556666');
    await account.press('Enter');
    await expect(status(page)).toContainText('Ready');
    const bottom = (await status(page).locator('.status-line > p').boundingBox())!;
    const next = (await status(page).getByRole('button', { name: 'Create this role' }).boundingBox())!;
    expect(next.y - bottom.y - bottom.height, 'between the status and its button').toBeGreaterThanOrEqual(12);
    await openStep(page, 'Who');
    await expect(field(page, 'AWS account')).toHaveAttribute('inputmode', 'numeric');
    await openStep(page, 'Model and Region');
    const heights = await answers(page)
      .locator('.options .choice')
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(3);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  test('nothing scrolls sideways', async ({ page }) => {
    test.setTimeout(300_000);
    await openFirstView(page);
    await expectToFit(page, 'the first view');
    for (const scenario of ['import', 'opensearch', 'invoke']) {
      await goTo(page, linkOf(`p=${scenario}`));
      await expect(banner(page)).toContainText(`“${findScenario(scenario)?.title}”`);
      await openStep(page, 'What');
      await expectToFit(page, `${scenario}: what`);
      const next = openPanel(page).getByRole('button', { name: /^Next: / });
      while ((await next.count()) > 0) {
        const title = await openPanel(page).getByRole('heading', { level: 2 }).innerText();
        await next.click();
        await expect(openPanel(page).getByRole('heading', { level: 2 })).not.toHaveText(title);
        await expectToFit(page, `${scenario}: after ${title}`);
      }
      for (const document of await documentTabs(page).all()) {
        await document.click();
        await expectToFit(page, `${scenario}: documents`);
      }
      for (const name of ['Checks', 'Access', 'Map', 'Notes'] as const) {
        const part = await openCell(page, name);
        await expectToFit(page, `${scenario}: ${name}`);
        await part.press('Escape');
      }
    }
    await button(page, 'Share').click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectToFit(page, 'the dialog to share');
    await page.keyboard.press('Escape');
    await openCreate(page);
    await expectToFit(page, 'the steps to create it');
  });

  test('documents to read and copy below the answers', async ({ page }) => {
    await open(page);
    await field(page, 'Function name').fill('from-a-phone');
    await showsText(page, '/aws/lambda/from-a-phone:*');
    await expect(openDocument(page).getByRole('region', { name: /^Permissions policy of/ })).toBeVisible();
    await expect(editor(page)).toBeHidden();
    await expect(button(page, 'Copy policy')).toBeVisible();
    await openDocumentTab(page, 'Trust');
    await showsText(page, '"sts:AssumeRole"');
    // Targets of a finger.
    const small = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.status button, .tab, .summary-cell, .step, .document-bar .button')]
          .filter((control) => control.checkVisibility())
          .map((control) => ({ text: control.textContent, height: control.getBoundingClientRect().height }))
          .filter(({ height }) => height < 43.9),
      );
    await expect.poll(small).toEqual([]);
  });
});

test('all documents are printed whole, read-only and light', async ({ page }) => {
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
  await expect(page.getByRole('navigation', { name: 'Steps' })).toBeHidden();
  await expect(status(page)).toBeHidden();
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

// Not watched: the browser logs that a file is missing, and nothing else may be logged.
unwatched(
  'without the full editor there is the text to read, and a box to edit it',
  async ({ browser, context, page, baseURL }) => {
    const troubles = await watchForTroubles(browser, context, baseURL ?? '');
    const missing = /\/assets\/monaco-editor-[\w-]+\.js/;
    await page.route(missing, (route) => route.abort());
    await open(page);
    const code = openDocument(page);
    await expect(code.getByRole('status')).toContainText('The full editor could not be loaded.');
    await expect.poll(() => shownText(page)).toBe(permissions);
    const box = await editAsText(page);
    await box.fill('{ "Version": "2012-10-17", }');
    await expect(documentTab(page, 'Permissions')).toContainText('edited');
    await expect(status(page)).toContainText('Won’t work');
    expect(Object.values(await allDocuments(page))).toContain('{ "Version": "2012-10-17", }\n');
    await box.fill(permissions);
    await expect(documentTab(page, 'Permissions')).not.toContainText('edited');

    const others = (await troubles()).filter((line) => !/Failed to load resource.*monaco-editor-/.test(line));
    expect(others).toEqual([]);
    await page.unroute(missing);
    await button(page, 'Try the full editor again').click();
    await fullEditor(page);
  },
);
