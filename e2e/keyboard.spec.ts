// Everything by keyboard: focus is never trapped or lost, and returns to where it came from.
import type { Locator, Page } from '@playwright/test';
import {
  answers,
  banner,
  button,
  documentTab,
  field,
  fullEditor,
  open,
  openFirstView,
  openClipboard,
  openDocument,
  showsText,
  verdict,
  startField,
} from './page.ts';
import { expect, test } from './test.ts';

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement).catch(() => false);

/** Presses Tab (or Shift+Tab) until `target` has the focus. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

const step = (page: Page, title: string): Locator =>
  answers(page).getByRole('button', { name: title, exact: true });

test('from the first look to the copied policy and the shared link, without a mouse', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await openFirstView(page);
  await tabTo(page, startField(page));
  await page.keyboard.type('import distill s3');
  const wanted = answers(page).getByRole('radio', { name: 'Import a DeepSeek distill' });
  await expect(answers(page).getByRole('radio')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(wanted).toBeChecked();

  await tabTo(page, answers(page).getByRole('button', { name: /^Next/ }));
  await page.keyboard.press('Enter');
  await expect(step(page, 'Who uses the role?')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(step(page, 'Account and Region')).toBeFocused();
  await tabTo(page, field(page, 'AWS account'));
  await page.keyboard.type('444455556666');
  const search = answers(page).getByRole('searchbox', { name: 'Search Regions' });
  await tabTo(page, search);
  await page.keyboard.type('oregon');
  await page.keyboard.press('ArrowDown');
  await expect(answers(page).getByRole('checkbox', { name: 'us-west-2' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(answers(page).getByRole('checkbox', { name: 'us-west-2' })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(search).toBeFocused();

  await page.keyboard.press('Control+Enter');
  await expect(step(page, 'Which data?')).toBeFocused();
  await tabTo(page, field(page, 'Bucket with the model files'));
  await page.keyboard.type('acme-models');
  await page.keyboard.press('Control+Enter');
  await expect(step(page, 'Lock it down')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(step(page, 'Name it')).toBeFocused();
  await expect(verdict(page)).not.toContainText('placeholder');

  await tabTo(page, page.getByRole('tab', { selected: true }).first());
  await page.keyboard.press('ArrowRight');
  await expect(documentTab(page, 'Deployer')).toBeFocused();
  await expect(documentTab(page, 'Deployer')).toHaveAttribute('aria-selected', 'true');
  await tabTo(page, button(page, 'Copy policy'));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Copied: ' })).toBeVisible();
  await expect.poll(() => clipboard.read()).toContain('"bedrock:CreateModelImportJob"');

  await tabTo(page, button(page, 'Share'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await tabTo(page, dialog.getByRole('button', { name: 'Copy link' }));
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('status')).toContainText('Copied: ');
  await expect.poll(() => clipboard.read()).toContain('#v=1&p=import&');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button(page, 'Share')).toBeFocused();
  await expect(banner(page)).toBeHidden();
});

test('Tab goes through the whole page, the editor too, and comes out at the end', async ({ page }) => {
  await openFirstView(page);
  const code = await fullEditor(page);
  const seen: string[] = [];
  const order: Locator[] = [
    button(page, 'Share'),
    step(page, 'Name it'),
    button(page, 'Copy policy'),
    code,
    button(page, 'Open the panel'),
  ];
  const passed = new Set<Locator>();
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return '';
      const all = [...document.querySelectorAll('*')];
      return `${all.indexOf(element)} ${element.tagName}`;
    });
    if (name === '' || name === seen[0]) break;
    expect(seen, 'nothing has the focus twice').not.toContain(name);
    seen.push(name);
    for (const target of order) if (await isFocused(target)) passed.add(target);
    const ring = () =>
      page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        return box !== undefined && box.bottom > 0 && box.top < innerHeight;
      });
    await expect.poll(ring, `${name} is in view when it has the focus`).toBe(true);
  }
  expect([...passed]).toEqual(order);
  expect(seen.length).toBeLessThan(120);
});

test('Tab leaves the editor in both directions, whatever was pressed before, and types nothing', async ({
  page,
}) => {
  await open(page);
  const code = await fullEditor(page);
  await expect(code).toHaveAccessibleDescription(/^Tab leaves the editor/);
  await code.focus();
  // What switches Tab in other editors of this kind, the palette and the list of shortcuts.
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog', { name: 'Command palette' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(code).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(code).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(code).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(code).not.toBeFocused();
  await expect(documentTab(page, 'Permissions policy')).not.toContainText('edited');
});

test('? opens the shortcuts outside of fields; Escape closes, and focus goes back', async ({ page }) => {
  await open(page);
  await button(page, 'Copy policy').focus();
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toContainText('Undo the last change of your answers');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button(page, 'Copy policy')).toBeFocused();

  await field(page, 'Function name').focus();
  await page.keyboard.type('a?');
  await expect(field(page, 'Function name')).toHaveValue('a?');
  await (await fullEditor(page)).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('?');
  await showsText(page, '}?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('every dialog gives the focus back to what opened it', async ({ page }) => {
  await open(page);
  for (const name of ['Share', 'How to add it']) {
    await button(page, name).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    for (let presses = 0; presses < 15; presses += 1) await page.keyboard.press('Tab');
    const within = await page.evaluate(
      () => document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
    );
    expect(within, 'focus stays in the dialog').toBe(true);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(button(page, name)).toBeFocused();
  }
});

test('Ctrl+Z and Ctrl+Shift+Z undo and redo answers, and in the editor the text', async ({ page }) => {
  await open(page);
  const code = await fullEditor(page);
  await answers(page).getByRole('radio', { name: 'Amazon EC2 instance' }).check();
  await step(page, 'What do you want to do?').click();
  await answers(page).getByRole('heading', { name: 'Bring your own weights' }).click();
  await answers(page).getByRole('radio', { name: 'Import a DeepSeek distill' }).check();
  await expect(documentTab(page, 'Deployer')).toBeVisible();

  await button(page, 'Copy policy').focus();
  await page.keyboard.press('Control+z');
  await expect(documentTab(page, 'Deployer')).toBeHidden();
  await step(page, 'Who uses the role?').click();
  await expect(answers(page).getByRole('radio', { name: 'Amazon EC2 instance' })).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(answers(page).getByRole('radio', { name: 'AWS Lambda function' })).toBeChecked();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await expect(answers(page).getByRole('radio', { name: 'Amazon EC2 instance' })).toBeChecked();
  await page.keyboard.press('Control+y');
  await expect(documentTab(page, 'Deployer')).toBeVisible();

  await code.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('x');
  await expect(openDocument(page)).toContainText('}x');
  await page.keyboard.press('Control+z');
  await expect(openDocument(page)).not.toContainText('}x');
  await expect(documentTab(page, 'Deployer')).toBeVisible();
});

test('typing in one field is one step back', async ({ page }) => {
  await open(page);
  await field(page, 'Function name').focus();
  await page.keyboard.type('chat-one');
  await page.keyboard.press('Control+z');
  await expect(field(page, 'Function name')).toHaveValue('');
  await page.keyboard.press('Control+Shift+z');
  await expect(field(page, 'Function name')).toHaveValue('chat-one');
});
