// The frame of the page: the panel, the toolbar, and messages that move nothing.
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import {
  answers,
  button,
  chooseScenario,
  documentTab,
  editAsText,
  field,
  fullEditor,
  open,
  openDocument,
  openPanel,
  openStep,
  panel,
  undoHandEdits,
} from './page.ts';
import { expect, test } from './test.ts';

const IRSA =
  'v=1&p=invoke-r1&a=111122223333&e=eks-irsa&eka=deepseek-client&eki=https://oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE&ekn=inference&c=IjAW';

const openTab = (page: Page) => panel(page).getByRole('tab', { selected: true });

/** Where the parts of the page stand. */
const places = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    ['.top', '.wizard', '.kit .bar', '.document', '.panel', '.status']
      .map((part) => document.querySelector(part)?.getBoundingClientRect())
      .map((box) => box && [box.x, box.y, box.width, box.height]),
  );

test.describe('at 1280×720', () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test('the panel is closed at first, and 24 lines of JSON are in view', async ({ page }) => {
    await open(page);
    await fullEditor(page);
    await expect(panel(page).getByRole('tabpanel')).toHaveCount(0);
    await expect(openTab(page)).toHaveCount(0);
    const rows = () =>
      openDocument(page).evaluate((document) => {
        const { top, bottom } = document.getBoundingClientRect();
        const lines = [...document.querySelectorAll('.view-line')].map((line) =>
          line.getBoundingClientRect(),
        );
        // A long line is several rows high.
        return lines
          .map((line) => Math.floor((Math.min(line.bottom, bottom) - Math.max(line.top, top)) / 20))
          .reduce((sum, count) => sum + Math.max(count, 0), 0);
      });
    await expect.poll(rows).toBeGreaterThanOrEqual(24);
    // No tab is cut off.
    const over = () =>
      panel(page)
        .getByRole('tab')
        .last()
        .evaluate(
          (tab) =>
            tab.getBoundingClientRect().right - (tab.closest('.tabs')?.getBoundingClientRect().right ?? 0),
        );
    await expect.poll(over).toBeLessThanOrEqual(0);
  });

  test('a tab opens the panel; the same tab, Escape and the button close it, which is remembered', async ({
    page,
  }) => {
    await open(page);
    const findings = panel(page).getByRole('tab', { name: /^Findings/ });
    await findings.click();
    await expect(panel(page)).toContainText('No findings');
    await findings.click();
    await expect(panel(page).getByRole('tabpanel')).toHaveCount(0);
    await openPanel(page, 'Export');
    await panel(page).getByRole('tabpanel').focus();
    await page.keyboard.press('Escape');
    await expect(panel(page).getByRole('tabpanel')).toHaveCount(0);
    await expect(panel(page).getByRole('tab', { name: 'Export' })).toBeFocused();
    await button(page, 'Open the panel').click();
    await expect(panel(page).getByRole('tab', { name: 'Export', selected: true })).toBeVisible();
    await page.reload();
    await expect(panel(page).getByRole('tab', { name: 'Export', selected: true })).toBeVisible();
    await button(page, 'Close the panel').click();
    await page.reload();
    await fullEditor(page);
    await expect(panel(page).getByRole('tabpanel')).toHaveCount(0);
  });

  test('splitters follow the keyboard and the pointer within limits, and are remembered', async ({
    page,
  }) => {
    await open(page);
    await openPanel(page, /^Findings/);
    const width = page.getByRole('separator', { name: 'Width of the answers' });
    const height = page.getByRole('separator', { name: 'Height of the panel' });
    await width.press('ArrowLeft');
    await expect(width).toHaveAttribute('aria-valuenow', '440');
    await height.press('End');
    await expect(height).toHaveAttribute('aria-valuenow', '380');
    await height.press('ArrowDown');
    await expect(height).toHaveAttribute('aria-valuenow', '364');
    await page.reload();
    await expect(width).toHaveAttribute('aria-valuenow', '440');
    await expect(height).toHaveAttribute('aria-valuenow', '364');
    await width.press('Home');
    await expect(width).toHaveAttribute('aria-valuenow', '300');
    await width.hover();
    await page.mouse.down();
    await page.mouse.move(500, 300);
    await page.mouse.up();
    await expect(width).toHaveAttribute('aria-valuenow', '500');
    await expect.poll(async () => (await answers(page).boundingBox())?.width).toBe(500);
    await width.dblclick();
    await expect(width).toHaveAttribute('aria-valuenow', '456');
    await height.hover();
    await page.mouse.down();
    await page.mouse.move(800, 685);
    await page.mouse.up();
    await expect(panel(page).getByRole('tabpanel')).toHaveCount(0);
  });

  test('what an answer changes is scrolled to; the explanations are level with it, and can be hidden', async ({
    page,
  }) => {
    await open(page);
    await fullEditor(page);
    await chooseScenario(page, 'Import a DeepSeek distill');
    await openStep(page, 'Data');
    const key = openDocument(page).locator('.view-line', { hasText: '"kms:Decrypt"' });
    await expect(key).toHaveCount(0);
    await answers(page)
      .getByRole('radiogroup', { name: 'Encryption of the files' })
      .getByRole('radio', { name: 'A KMS key' })
      .check();
    await expect(key).toBeInViewport({ ratio: 1 });
    await expect(openDocument(page).locator('.code-changed').first()).toBeAttached();

    const lane = openDocument(page).getByRole('complementary', { name: 'Why each statement is there' });
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
        return statements.length === 0 ? 'no statement' : statements.filter((top) => !notes.includes(top));
      });
    await expect.poll(apart).toEqual([]);

    // A key in one field leaves the others as they are.
    const written = await answers(page).evaluateHandle((wizard) => {
      const names = new Set<string>();
      const note = (records: readonly MutationRecord[]) => {
        for (const { target } of records)
          if (target instanceof HTMLInputElement && target.type !== 'text')
            names.add(target.name || target.id);
      };
      const observer = new MutationObserver(note);
      observer.observe(wizard, {
        subtree: true,
        attributes: true,
        attributeFilter: ['name', 'type', 'checked'],
      });
      return { read: () => (note(observer.takeRecords()), [...names]) };
    });
    await answers(page).getByRole('textbox').first().pressSequentially('acme');
    await expect(answers(page).getByRole('textbox').first()).toHaveValue(/acme/);
    expect(await written.evaluate(({ read }) => read())).toEqual([]);
    await lane.getByRole('button', { name: 'Hide the explanations' }).click();
    await expect(lane.getByRole('listitem')).toHaveCount(0);
    await page.reload();
    await expect(lane.getByRole('button', { name: 'Show the explanations' })).toBeVisible();
    await lane.getByRole('button', { name: 'Show the explanations' }).click();
    await expect(lane.getByRole('listitem').first()).toBeVisible();
  });

  test('nothing moves when a message comes, or a document is edited', async ({ page }) => {
    await open(page);
    const code = await fullEditor(page);
    const before = await places(page);
    await button(page, 'Copy policy').click();
    await expect(button(page, 'Copy anyway')).toBeVisible();
    await expect.poll(() => places(page)).toEqual(before);
    await button(page, 'Dismiss').click();
    await code.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('x');
    await expect(documentTab(page, 'Permissions policy')).toContainText('1 finding');
    await expect.poll(() => places(page)).toEqual(before);

    // What has no room stands in the menu.
    const more = button(page, 'More actions');
    await more.focus();
    await page.keyboard.press('ArrowDown');
    const menu = page.getByRole('menu', { name: 'More actions' });
    await expect(menu.getByRole('menuitem').first()).toBeFocused();
    await expectAccessibleInBoth(page, 'the menu over the editor', '.menu');
    await page.keyboard.press('d');
    await expect(menu.getByRole('menuitem', { name: /^Download/ }).first()).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await expect(more).toBeFocused();
    await undoHandEdits(page);
    await expect(documentTab(page, 'Permissions policy')).not.toContainText('edited');
    await expect.poll(() => places(page)).toEqual(before);
  });

  test('a draft with something to say opens the panel, and the banner of a link moves nothing', async ({
    page,
  }) => {
    await open(page);
    await (await fullEditor(page)).focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('x');
    await expect(panel(page).getByRole('tab', { name: /^Findings 1/ })).toBeVisible();
    await expect(panel(page).getByRole('tabpanel')).toHaveCount(0);
    await page.reload();
    await expect(panel(page).getByRole('tabpanel')).toContainText('There is text after the policy');

    await open(page, IRSA);
    await expect(page.getByRole('region', { name: 'About the link' })).toBeVisible();
    await fullEditor(page);
    const before = await places(page);
    await page
      .getByRole('region', { name: 'About the link' })
      .getByRole('button', { name: 'Dismiss' })
      .click();
    await expect.poll(() => places(page)).toEqual(before);
    await expect(answers(page)).toBeVisible();
  });
});

for (const width of [390, 320]) {
  test(`the toolbar at ${width} pixels is one line, with Copy and the menu`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page);
    await page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: /^Policies/ })
      .click();
    await (await editAsText(page)).fill('{}');
    await expect(documentTab(page, 'Permissions policy')).toContainText('edited');
    const copy = button(page, 'Copy policy');
    const more = button(page, 'More actions');
    await expect(copy).toBeInViewport({ ratio: 1 });
    await expect(more).toBeInViewport({ ratio: 1 });
    const [one, two, bar] = await Promise.all([
      copy.boundingBox(),
      more.boundingBox(),
      page.locator('.kit .bar').boundingBox(),
    ]);
    expect(one!.y).toBe(two!.y);
    expect(bar!.height).toBeLessThan(50);
    await undoHandEdits(page);
    await expect(documentTab(page, 'Permissions policy')).not.toContainText('edited');
  });
}

test('Ctrl+K finds tasks, questions, documents, exports and actions, and goes there', async ({ page }) => {
  await open(page);
  const code = await fullEditor(page);
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  const input = palette.getByRole('combobox', { name: 'Find anything' });
  const find = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await expect(input).toBeFocused();
    await input.fill(words);
    await expect(palette.getByRole('option', { selected: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(palette).toHaveCount(0);
  };
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await expectAccessibleInBoth(page, 'the command palette', '.palette');
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);

  // From the editor too, whose text stays as it is.
  await code.focus();
  await find('aws account');
  await expect(field(page, 'AWS account')).toBeFocused();
  await find('trust policy');
  await expect(documentTab(page, 'Trust policy')).toHaveAttribute('aria-selected', 'true');
  await expect(documentTab(page, 'Trust policy')).not.toContainText('edited');
  await find('cldfrm');
  await expect(panel(page).getByRole('radio', { name: /^CloudFormation/ })).toBeChecked();
  await find('kubernetes');
  await expect(answers(page).getByRole('radio', { name: /^EKS/, checked: true })).toBeVisible();
  await find('distill');
  await expect(answers(page).getByText('Import a DeepSeek distill')).toBeVisible();
  await find('undo');
  await expect(documentTab(page, 'Permissions policy')).toBeVisible();
  await find('share');
  await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible();
});
