// Everything by keyboard: focus is never trapped or lost, and returns to where it came from.
import type { Locator, Page } from '@playwright/test';
import {
  answers,
  banner,
  button,
  cell,
  documentTab,
  documentTabs,
  field,
  fullEditor,
  open,
  openFirstView,
  openClipboard,
  openDocument,
  openPanel,
  openStep,
  part,
  say,
  showsText,
  startField,
  status,
} from './page.ts';
import { expect, test } from './test.ts';

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement).catch(() => false);

/** Presses Tab (or Shift+Tab) until `target` has the focus. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeAttached();
  for (let presses = 0; presses < 80; presses += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

const chosen = (page: Page, name: string): Locator =>
  answers(page).getByRole('option', { name, selected: true });

test('where the last answer makes calls fail, Enter takes the cure and creates nothing', async ({ page }) => {
  await openFirstView(page);
  await say(page, 'EKS pods call DeepSeek-V3.2 in us-east-1, only with a guardrail');
  const typed = [
    ['EKS cluster ARN', 'arn:aws:eks:us-east-1:444455556666:cluster/chat'],
    ['Namespace of the pods', 'chat'],
    ['Service account of the pods', 'chat'],
    ['ARNs of the required guardrails', 'arn:aws:bedrock:eu-west-2:444455556666:guardrail/abc123def456'],
  ] as const;
  for (const [label, value] of typed) {
    await expect(field(page, label)).toBeFocused();
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  }
  await expect(status(page)).toContainText('Won’t work: the guardrail is in eu-west-2');
  await expect(button(page, 'Call from eu-west-2')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(status(page)).not.toContainText('Won’t work');
  await expect(page.getByRole('region', { name: 'Create', exact: true })).toHaveCount(0);
});

test('from the first look to the copied policy and the shared link, without a mouse', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await openFirstView(page);
  await tabTo(page, startField(page));
  await page.keyboard.type('import a distill from S3 in us-west-2');
  await page.keyboard.press('Enter');
  // What is needed asks for itself.
  await expect(field(page, 'Bucket with the model files')).toBeFocused();
  await page.keyboard.type('acme-models');
  await page.keyboard.press('Enter');
  await expect(field(page, 'AWS account')).toBeFocused();
  await page.keyboard.type('444455556666');
  await page.keyboard.press('Enter');
  await expect(status(page)).not.toContainText('left');
  await expect(button(page, 'Create this role')).toBeFocused();

  await tabTo(page, documentTabs(page).first());
  await page.keyboard.press('ArrowRight');
  await expect(documentTabs(page).nth(1)).toBeFocused();
  await expect(documentTabs(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await tabTo(page, button(page, 'Copy policy'));
  await page.keyboard.press('Enter');
  await expect(button(page, 'Copy policy')).toContainText('Copied 1 of 3');
  await expect.poll(() => clipboard.read()).toContain('"2012-10-17"');

  await tabTo(page, button(page, 'Share'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await tabTo(page, dialog.getByRole('button', { name: 'Copy link' }));
  await page.keyboard.press('Space');
  await expect(dialog.getByRole('status')).toContainText('Copied: ');
  await expect.poll(() => clipboard.read()).toMatch(/#v=\d&p=import&/);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button(page, 'Share')).toBeFocused();
  await expect(banner(page)).toBeHidden();
});

test('a chip opens its question, arrows pick in its list, J and K move between steps', async ({ page }) => {
  await openFirstView(page);
  await say(page, 'A Lambda function named chat calls DeepSeek-V3.2 in us-east-1');
  const chip = answers(page).getByRole('button', { name: /^Lambda function/ });
  await chip.focus();
  await page.keyboard.press('Enter');
  const list = answers(page).getByRole('combobox', { name: 'Who uses it' });
  await expect(list).toBeFocused();
  await page.keyboard.type('ecs');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(chosen(page, 'Amazon ECS task')).toBeVisible();
  await expect(list).toBeFocused();
  await expect(answers(page).getByRole('button', { name: /^ECS task/ })).toBeVisible();

  await openPanel(page).getByRole('button', { name: 'Next: Model and Region' }).focus();
  await page.keyboard.press('Enter');
  await expect(openPanel(page).getByRole('heading', { level: 2 })).toBeFocused();
  const search = answers(page).getByRole('searchbox', { name: 'Search Regions' });
  await tabTo(page, search);
  await page.keyboard.type('oregon');
  await page.keyboard.press('ArrowDown');
  const region = answers(page).getByRole('checkbox', { name: 'us-west-2' });
  await expect(region).toBeFocused();
  await page.keyboard.press('Space');
  await expect(region).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(search).toBeFocused();

  await button(page, 'Copy policy').focus();
  await page.keyboard.press('j');
  await expect(openPanel(page).getByRole('heading', { level: 2, name: 'Which data?' })).toBeVisible();
  await page.keyboard.press('k');
  await expect(openPanel(page).getByRole('heading', { level: 2, name: /models?/ })).toBeVisible();
});

test('Tab goes through the whole page, the editor too, and comes out at the end', async ({ page }) => {
  await open(page);
  const code = await fullEditor(page);
  // From the corner, where nothing is, Tab begins at the top.
  await page.mouse.click(2, 2);
  const seen: string[] = [];
  const order: Locator[] = [
    button(page, 'Share'),
    answers(page).getByRole('button', { name: /^What: / }),
    documentTabs(page).first(),
    button(page, 'Copy policy'),
    code,
    cell(page, 'Notes'),
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
  await expect(documentTab(page, 'Permissions')).not.toContainText('edited');
});

test('shortcuts of one key can be turned off, and stay off', async ({ page }) => {
  await open(page);
  await button(page, 'Copy policy').focus();
  await page.keyboard.press('?');
  const closed = () => expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('checkbox', { name: 'Shortcuts of one key' }).uncheck();
  await page.keyboard.press('Escape');
  await closed();
  await page.keyboard.press('4');
  await page.reload();
  await button(page, 'Copy policy').focus();
  await page.keyboard.press('4');
  await expect(cell(page, 'Notes')).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Shortcuts of one key' }).check();
  await page.keyboard.press('Escape');
  await closed();
  await page.keyboard.press('4');
  await expect(cell(page, 'Notes')).toHaveAttribute('aria-expanded', 'true');
});

test('dialogs, sheets and pages close with Escape and give the focus back; ? stays a letter in fields', async ({
  page,
}) => {
  await open(page);
  await button(page, 'Copy policy').focus();
  await page.keyboard.press('?');
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(shortcuts).toContainText('Undo the last change of your answers');
  await page.keyboard.press('Escape');
  await expect(shortcuts).toBeHidden();
  await expect(button(page, 'Copy policy')).toBeFocused();

  for (const name of ['Share', 'History']) {
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
  for (const name of ['Checks', 'Access', 'Map', 'Notes'] as const) {
    await cell(page, name).focus();
    await page.keyboard.press('Enter');
    await expect(part(page, name)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(part(page, name)).toBeHidden();
    await expect(cell(page, name)).toBeFocused();
  }

  await openStep(page, 'Who');
  await field(page, 'Function name').focus();
  await page.keyboard.type('a?');
  await expect(field(page, 'Function name')).toHaveValue('a?');
  await (await fullEditor(page)).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('?');
  await showsText(page, '}?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a cure hands the focus to the question that it opens', async ({ page }) => {
  await openFirstView(page);
  await say(page, 'Deploy DeepSeek-R1 on SageMaker in us-east-1 with my own image and weights named x');
  // While the sentence is still being worked out, the cures are drawn anew.
  await expect(async () => {
    await button(page, 'Use a JumpStart model').press('Enter', { timeout: 2000 });
    await expect(button(page, 'Use a JumpStart model')).toBeHidden({ timeout: 5000 });
  }).toPass();
  await expect(field(page, 'AWS account')).toBeFocused();
  await page.keyboard.type('444455556666');
  await page.keyboard.press('Enter');
  await expect(status(page)).toContainText('Ready');
  await expect(button(page, 'Create this role')).toBeFocused();
});

test('Escape closes a step and gives the focus back to what opened it', async ({ page }) => {
  await openFirstView(page);
  await say(page, 'A Lambda function named chat calls DeepSeek-V3.2 in us-east-1');
  const chip = answers(page).getByRole('button', { name: /^Lambda function/ });
  await chip.focus();
  await page.keyboard.press('Enter');
  await expect(answers(page).getByRole('combobox', { name: 'Who uses it' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(openPanel(page)).toBeHidden();
  await expect(chip).toBeFocused();
  const row = answers(page).getByRole('button', { name: /^Model and Region: / });
  await row.focus();
  await page.keyboard.press('Enter');
  const search = answers(page).getByRole('searchbox', { name: 'Search Regions' });
  await search.focus();
  await page.keyboard.type('ore');
  await page.keyboard.press('Escape');
  await expect(openPanel(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(openPanel(page)).toBeHidden();
  await expect(row).toBeFocused();
});

test('Ctrl+Z and Ctrl+Shift+Z undo and redo answers, and in the editor the text', async ({ page }) => {
  await open(page);
  const code = await fullEditor(page);
  const use = (name: string): Promise<void> =>
    answers(page).getByRole('option').getByText(name, { exact: true }).click();
  await use('Amazon EC2 instance');
  await openStep(page, 'What');
  await use('Import a DeepSeek distill');
  await expect(documentTabs(page)).toHaveCount(3);

  await button(page, 'Copy policy').focus();
  await page.keyboard.press('Control+z');
  await expect(documentTabs(page)).toHaveCount(2);
  await openStep(page, 'Who');
  await expect(chosen(page, 'Amazon EC2 instance')).toBeVisible();
  await button(page, 'Copy policy').focus();
  await page.keyboard.press('Control+z');
  await expect(chosen(page, 'AWS Lambda function')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(chosen(page, 'Amazon EC2 instance')).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(documentTabs(page)).toHaveCount(3);

  await code.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('x');
  await expect(openDocument(page)).toContainText('}x');
  await page.keyboard.press('Control+z');
  await expect(openDocument(page)).not.toContainText('}x');
  await expect(documentTabs(page)).toHaveCount(3);
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
