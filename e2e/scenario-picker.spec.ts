// Step 1: five goals with their scenarios, finding one among many, and joining several tasks in one role.
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import {
  allDocuments,
  answers,
  button,
  chooseScenario,
  documentTab,
  expectDocuments,
  fullEditor,
  open,
  openFirstView,
  openStep,
  startField,
} from './page.ts';
import { expect, test } from './test.ts';

const step = 'What do you want to do?';
const radios = (page: Page) => answers(page).getByRole('radio');
const kit = (page: Page) => page.getByRole('region', { name: 'Role kit', exact: true });
const goal = (page: Page, name: string) => answers(page).getByRole('heading', { level: 3, name });

test('a first visit begins at the first step, and nothing is answered for the person', async ({ page }) => {
  await openFirstView(page);
  await expect(button(page, step)).toHaveAttribute('aria-expanded', 'true');
  for (const name of [
    'Call a model',
    'Bring your own weights',
    'Host a model',
    'Search with OpenSearch',
    'Govern an organization',
  ])
    await expect(goal(page, name)).toBeVisible();
  await expect(radios(page)).toHaveCount(0);
  for (const title of ['Who uses the role?', 'Which models, where?', 'Lock it down', 'Name it'])
    await expect(button(page, title)).toHaveAccessibleDescription(/^Defaults\. /);
  await expect(answers(page).getByText('Defaults', { exact: true })).toHaveCount(4);
  await expect(kit(page)).toContainText('Example: App role');
  await expectAccessibleInBoth(page, 'the first view');

  await goal(page, 'Bring your own weights').click();
  await expect(radios(page).first()).not.toBeChecked();
  await answers(page).getByRole('radio', { name: 'Import a DeepSeek distill' }).check();
  await expect(documentTab(page, 'Deployer')).toBeVisible();
  await expect(kit(page)).not.toContainText('Example');
  await answers(page).getByRole('button', { name: 'Next: who uses the role' }).click();
  await expect(button(page, step)).toHaveAccessibleDescription(/^Answered\. Import a DeepSeek distill/);
  await expect(button(page, 'Name it')).toHaveAccessibleDescription(/^Defaults\. /);
  await openStep(page, 'Names');
  await openStep(page, step);
  await expect(button(page, 'Name it')).toHaveAccessibleDescription(/^Answered\. /);
  await expect(answers(page).getByRole('radio', { name: 'Import a DeepSeek distill' })).toBeChecked();
});

test('who goes on without a choice takes the example, after a reload too', async ({ page }) => {
  await openFirstView(page);
  await button(page, 'Go on with the example').click();
  await expect(button(page, 'Who uses the role?')).toBeFocused();
  await expect(button(page, step)).toHaveAccessibleDescription(/^Answered\. Call DeepSeek-V3 on Bedrock/);
  await page.reload();
  await expect(button(page, step)).toHaveAccessibleDescription(/^Answered\. Call DeepSeek-V3 on Bedrock/);
});

test('the filter takes words of titles and summaries, in any order', async ({ page }) => {
  await openFirstView(page);
  await startField(page).fill('S3 distill');
  await expect(radios(page)).toHaveCount(1);
  await expect(answers(page).getByRole('radio', { name: 'Import a DeepSeek distill' })).toBeVisible();
  await startField(page).fill('mainframe');
  await expect(radios(page)).toHaveCount(0);
  await expect(
    answers(page).getByRole('status').filter({ hasText: 'Nothing matches “mainframe”.' }),
  ).toBeVisible();
  await startField(page).fill('');
  await expect(goal(page, 'Host a model')).toBeVisible();
});

test('by keyboard: down from the filter, on with the arrows', async ({ page }) => {
  await openFirstView(page);
  await startField(page).focus();
  await page.keyboard.type('opensearch');
  await expect(radios(page)).not.toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(radios(page).first()).toBeFocused();
  await page.keyboard.press('Space');
  await expect(radios(page).first()).toBeChecked();
});

test('joined tasks are merged into one role; switched off they leave no trace', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await chooseScenario(page, 'Call DeepSeek-V3 on Bedrock');
  const before = await allDocuments(page);
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

  await openStep(page, 'Who');
  await expect(answers(page)).toContainText(
    'Call DeepSeek-V3 on Bedrock · also: Call DeepSeek-R1 on Bedrock',
  );
  await openStep(page, step);
  await expect(also.locator('summary')).toContainText('Call DeepSeek-R1 on Bedrock');
  await also.locator('summary').click();
  await task.uncheck();
  await expectDocuments(page, before);
});

test('a scenario that stands alone offers nothing to join', async ({ page }) => {
  await open(page);
  await chooseScenario(page, 'Import a DeepSeek distill');
  await expect(answers(page).getByText('Also in this role…')).toHaveCount(0);
});

test('where only account and Region are asked, the step says so', async ({ page }) => {
  await open(page);
  await chooseScenario(page, 'Import a DeepSeek distill');
  await openStep(page, 'Who');
  await answers(page).getByRole('button', { name: 'Next: account and Region' }).click();
  await expect(answers(page).getByRole('button', { name: 'Account and Region' })).toBeFocused();
  await expect(page).toHaveTitle(/Account and Region/);
});
