// The page as people set up their systems: forced colors, more contrast, wider and larger text, a screen reader.
import type { Page } from '@playwright/test';
import {
  answers,
  button,
  documentTab,
  field,
  fullEditor,
  open,
  openCell,
  openCreate,
  openStep,
  part,
} from './page.ts';
import { expect, test } from './test.ts';

const style = (page: Page, selector: string, property: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

for (const colorScheme of ['light', 'dark'] as const) {
  test(`forced colors, ${colorScheme}: what is chosen, primary or done can be told`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, forcedColors: 'active' });
    await open(page);
    const [highlight, canvas] = await page.evaluate(() => {
      const probe = document.createElement('span');
      document.body.append(probe);
      const colors = ['Highlight', 'Canvas'].map((name) => {
        probe.style.color = name;
        return getComputedStyle(probe).color;
      });
      probe.remove();
      return colors;
    });
    expect(highlight).not.toBe(canvas);
    await expect.poll(() => style(page, ".tab[aria-selected='true']", 'border-bottom-color')).toBe(highlight);
    await expect
      .poll(() => style(page, ".tab[aria-selected='false']", 'border-bottom-color'))
      .not.toBe(highlight);
    await expect.poll(() => style(page, '.switch input:checked', 'background-color')).toBe(highlight);
    // What is needed, assumed or said can be told by more than its color.
    await expect.poll(() => style(page, '.chip.mark-needed', 'border-bottom-style')).not.toBe('none');
    await openStep(page, 'Limits');
    await expect.poll(() => style(page, '.choice:has(:checked)', 'outline-color')).toBe(highlight);
    await expect.poll(() => style(page, '.choice:not(:has(:checked))', 'outline-style')).toBe('none');
    await openStep(page, 'Who');
    await field(page, 'Function name').fill('chat');
    await field(page, 'AWS account').fill('444455556666');
    await expect.poll(() => style(page, '.button-primary', 'background-color')).toBe(highlight);
  });
}

/** Texts of which a part is cut off, other than names in tabs, and parts that have a button or a menu for the rest. */
const cutTexts = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const shortened =
      '.visually-hidden, .monaco-editor, .tab-title, .why-lane, .step-value, .crumb, .summary-picture, .pick-option > small, select';
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (!parent || (text.textContent ?? '').trim() === '' || !parent.checkVisibility()) continue;
      if (parent.closest(shortened)) continue;
      const range = document.createRange();
      range.selectNode(text);
      const box = range.getBoundingClientRect();
      for (let around = parent; around !== document.body; around = around.parentElement ?? document.body) {
        const { overflowX, overflowY } = getComputedStyle(around);
        const edge = around.getBoundingClientRect();
        const wide =
          /hidden|clip/.test(overflowX) && (box.right > edge.right + 1 || box.left < edge.left - 1);
        const tall = /hidden|clip/.test(overflowY) && overflowX === overflowY && box.bottom > edge.bottom + 3;
        if (wide || tall) found.push(`${text.textContent?.trim().slice(0, 60)} in ${around.className}`);
        // Beyond a part that scrolls, everything can be reached.
        if (/auto|scroll/.test(overflowY + overflowX)) break;
      }
    }
    return found;
  });

for (const width of [1440, 390]) {
  test(`the text spacing of WCAG 1.4.12 cuts nothing off at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
      );
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    });
    await expect.poll(() => cutTexts(page), 'a step').toEqual([]);
    await openStep(page, 'Limits');
    await expect.poll(() => cutTexts(page), 'switches').toEqual([]);
    for (const name of ['Checks', 'Notes', 'Access', 'Map'] as const) {
      await openCell(page, name);
      await expect.poll(() => cutTexts(page), name).toEqual([]);
    }
    await page.keyboard.press('Escape');
    await openCreate(page);
    await expect.poll(() => cutTexts(page), 'Create').toEqual([]);
  });
}

test('more contrast makes lines and secondary words darker', async ({ page }) => {
  await open(page);
  const color = (name: string) =>
    page.evaluate((of) => {
      const probe = document.createElement('span');
      probe.style.color = `var(${of})`;
      document.body.append(probe);
      const { color: value } = getComputedStyle(probe);
      probe.remove();
      return value;
    }, name);
  const [line, words] = [await color('--line'), await color('--ink-2')];
  await page.emulateMedia({ contrast: 'more' });
  await expect.poll(() => color('--line')).not.toBe(line);
  await expect.poll(() => color('--ink-2')).not.toBe(words);
});

test('a screen reader hears a new state once, however it was typed, on a phone too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const region = page.locator('.said');
  await expect(region).toHaveRole('status');
  await expect(region).toHaveText('2 answers left: function name, AWS account');
  await region.evaluate((element) => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    new MutationObserver(() => said.push(element.textContent ?? '')).observe(element, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  const said = () => page.evaluate((): unknown => Reflect.get(globalThis, 'said'));
  await field(page, 'Function name').pressSequentially('ticket-summaries');
  await expect.poll(said).toEqual(['1 answer left: AWS account']);
  await field(page, 'AWS account').fill('444455556666');
  await expect.poll(said).toEqual(['1 answer left: AWS account', expect.stringContaining('to confirm')]);
});

test('the decision on a request is said in the same place', async ({ page }) => {
  await open(page);
  await openCell(page, 'Checks');
  const decision = page.getByRole('region', { name: 'Decision' });
  await expect(decision).toContainText('Allowed', { timeout: 20_000 });
  await part(page, 'Checks')
    .getByRole('button', { name: /^Try a request:/ })
    .click();
  await part(page, 'Checks').getByRole('combobox', { name: 'Action' }).fill('s3:GetObject');
  await expect(page.locator('.said')).toContainText(/Denied,? because nothing allows it/);
});

test('a hover in a low editor covers neither the row below nor the bar above', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 640 });
  await open(page);
  const code = await fullEditor(page);
  for (const up of [5, 9]) {
    await code.focus();
    await page.keyboard.press('Control+End');
    for (let presses = 0; presses < up; presses += 1) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Alt+h');
    const hover = page.locator('.monaco-hover:visible').first();
    await expect(hover).toBeVisible();
    await expect
      .poll(async () => {
        const [box, lines] = [await hover.boundingBox(), await page.locator('.code-monaco').boundingBox()];
        if (!box || !lines) return 'nothing to measure';
        const [above, below] = [lines.y - box.y, box.y + box.height - (lines.y + lines.height)];
        return Math.max(above, below) <= 2 ? '' : `${above} above, ${below} below`;
      })
      .toBe('');
    await page.keyboard.press('Escape');
    await expect(hover).toBeHidden();
  }
  await expect(documentTab(page, 'Permissions')).not.toContainText('edited');
  await expect(button(page, 'Copy policy')).toBeVisible();
  await expect(answers(page)).toBeVisible();
});
