// Step 1: finding a scenario among many, and joining several tasks in one role.
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import {
  allDocuments,
  answers,
  button,
  chooseScenario,
  fullEditor,
  open,
  openStep,
  showsText,
  startField,
} from './page.ts';
import { expect, test } from './test.ts';

const step = 'What do you want to do?';
const radios = (page: Page) => answers(page).getByRole('radio');

test('the families are visible, and the one of the current scenario is open', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await openStep(page, step);
  for (const family of ['Call a DeepSeek model', 'Import your own weights', 'Govern an organization'])
    await expect(answers(page).getByRole('heading', { name: family })).toBeAttached();
  await expect(answers(page).getByRole('radio', { name: 'Call DeepSeek-V3 on Bedrock' })).toBeVisible();
  await expect(answers(page).getByRole('radio', { name: 'Import a DeepSeek distill' })).toBeHidden();
  await answers(page).getByRole('heading', { name: 'Import your own weights' }).click();
  await expect(answers(page).getByRole('radio', { name: 'Import a DeepSeek distill' })).toBeVisible();
});

test('the filter takes words of titles and summaries, in any order', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await openStep(page, step);
  await startField(page).fill('S3 distill');
  await expect(radios(page)).toHaveCount(1);
  await expect(answers(page).getByRole('radio', { name: 'Import a DeepSeek distill' })).toBeVisible();
  await expect(answers(page).getByRole('status').first()).toContainText(/^1 of \d+$/);
  await startField(page).fill('mainframe');
  await expect(radios(page)).toHaveCount(0);
  await expect(answers(page).getByRole('status').first()).toContainText('Nothing matches “mainframe”.');
  await startField(page).fill('');
  await expect(answers(page).getByRole('radio', { name: 'Call DeepSeek-V3 on Bedrock' })).toBeChecked();
});

test('by keyboard: down from the filter, on with the arrows', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await openStep(page, step);
  await startField(page).focus();
  await page.keyboard.type('opensearch');
  await page.keyboard.press('ArrowDown');
  await expect(radios(page).first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(radios(page).first()).toBeChecked();
});

test('“Start from…” has the filter too, and arrows between its buttons', async ({ page }) => {
  await open(page);
  await button(page, 'Start from…').click();
  const dialog = page.getByRole('dialog', { name: 'Start from…' });
  await dialog.getByRole('searchbox', { name: 'Filter scenarios' }).fill('distill s3');
  await page.keyboard.press('ArrowDown');
  const wanted = dialog.getByRole('button', { name: /^Import a DeepSeek distill/ });
  await expect(wanted).toBeFocused();
  await expectAccessibleInBoth(page, 'the filtered scenarios', 'dialog');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await showsText(page, '"ReadWeights"');
});

test('joined tasks are merged into one role; switched off they leave no trace', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  const before = await allDocuments(page);
  await openStep(page, step);
  const also = answers(page).locator('details', { hasText: 'Also in this role…' });
  await expect(also).toContainText('nothing else');
  await also.locator('summary').click();
  const task = also.getByRole('checkbox', { name: 'Call DeepSeek-R1 on Bedrock' });
  await task.check();
  await expect(also.locator('summary')).toContainText('Call DeepSeek-R1 on Bedrock');
  await expectAccessibleInBoth(page, 'joined tasks', 'section[aria-label="Answers"]');
  const joined = await allDocuments(page);
  expect(Object.keys(joined)).toEqual(Object.keys(before));
  expect(Object.values(joined).join('')).toContain('us.deepseek.r1-v1:0');
  expect(Object.values(joined).join('')).toContain('foundation-model/deepseek.v3.2');

  await openStep(page, 'Who uses the role?');
  await expect(answers(page)).toContainText(
    'Call DeepSeek-V3 on Bedrock · also: Call DeepSeek-R1 on Bedrock',
  );
  await openStep(page, step);
  await expect(also.locator('summary')).toContainText('Call DeepSeek-R1 on Bedrock');
  await also.locator('summary').click();
  await task.uncheck();
  expect(await allDocuments(page)).toEqual(before);
});

test('a scenario that stands alone offers nothing to join', async ({ page }) => {
  await open(page);
  await chooseScenario(page, 'Import a DeepSeek distill');
  await expect(answers(page).getByText('Also in this role…')).toHaveCount(0);
});

test('where only account and Region are asked, the step says so', async ({ page }) => {
  await open(page);
  await chooseScenario(page, 'Import a DeepSeek distill');
  await openStep(page, 'Who uses the role?');
  await answers(page).getByRole('button', { name: 'Next: account and Region' }).click();
  await expect(answers(page).getByRole('button', { name: 'Account and Region' })).toBeFocused();
  await expect(page).toHaveTitle(/^Account and Region/);
});
