// The first view's goals, finding one scenario among many, and joining several tasks in one role.
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import {
  allDocuments,
  answers,
  button,
  chooseScenario,
  documentTabs,
  expectDocuments,
  fullEditor,
  open,
  openFirstView,
  openPanel,
  openStep,
  say,
  startField,
} from './page.ts';
import { expect, test } from './test.ts';

const search = (page: Page) => answers(page).getByRole('combobox', { name: 'What it does' });
const options = (page: Page) =>
  answers(page).getByRole('listbox', { name: 'What it does' }).getByRole('option');

test('a goal leads to its scenarios, and nothing else is answered for the person', async ({ page }) => {
  await openFirstView(page);
  await expectAccessibleInBoth(page, 'the first view');
  await button(page, 'Import your weights').click();
  await expect(options(page).filter({ hasText: 'Import a DeepSeek distill' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(search(page)).toBeFocused();
  await expect(documentTabs(page)).toHaveCount(3);
  // What nobody has looked at is assumed, until they have.
  const names = answers(page).getByRole('button', { name: /^Names: / });
  await expect(names).toHaveAccessibleName(/not answered$/);
  await openStep(page, 'Names');
  await openPanel(page).getByRole('button', { name: 'Done' }).click();
  await expect(names).toHaveAccessibleName(/, answered$/);
  // Undo leads back to the question.
  await button(page, 'New').click();
  await expect(startField(page)).toBeVisible();
});

test('the search takes words of titles and summaries, in any order, and arrows go on from it', async ({
  page,
}) => {
  await open(page);
  await openStep(page, 'What');
  const all = await options(page).count();
  await search(page).fill('S3 distill bedrock');
  await expect(options(page).filter({ hasText: 'Import a DeepSeek distill' })).toBeVisible();
  expect(await options(page).count()).toBeLessThan(all);
  await search(page).fill('mainframe');
  await expect(options(page)).toHaveCount(0);
  await expect(answers(page).getByText('Nothing matches “mainframe”.')).toBeVisible();
  await search(page).press('Escape');
  await expect(options(page)).toHaveCount(all);
  await search(page).pressSequentially('opensearch');
  await search(page).press('ArrowDown');
  await search(page).press('Enter');
  await expect(answers(page).getByRole('option', { selected: true })).toContainText('OpenSearch connector');
  await expect(search(page)).toHaveValue('');
});

test('a list shows the usual ones first; the rest comes when asked for, and what is chosen stays', async ({
  page,
}) => {
  await open(page);
  const list = answers(page).getByRole('listbox', { name: 'Who uses it' }).getByRole('option');
  const more = answers(page).getByRole('button', { name: /^\d+ more…$/ });
  const few = await list.count();
  const count = Number.parseInt(await more.innerText(), 10);
  const pods = list.filter({ hasText: 'EKS pods, with Pod Identity' });
  await expect(pods).toHaveCount(0);
  await more.click();
  await expect(list).toHaveCount(few + count);
  await pods.click();
  await expect(pods).toHaveAttribute('aria-selected', 'true');
  await expect(list).toHaveCount(few + count);
  await page.reload();
  await openStep(page, 'Who');
  await expect(pods).toHaveAttribute('aria-selected', 'true');
  await expect(list).toHaveCount(few + 1);
});

test('joined tasks are merged into one role; taken away they leave no trace', async ({ page }) => {
  await openFirstView(page);
  await say(page, 'A Lambda function named chat in account 444455556666 calls DeepSeek-V3.2 in us-east-1');
  await fullEditor(page);
  const before = await allDocuments(page);
  await button(page, 'Add another task').click();
  const also = answers(page).locator('details', { hasText: 'Other tasks of this role' });
  const task = also.getByRole('checkbox', { name: 'Call DeepSeek-R1 on Bedrock' });
  if (!(await task.isVisible())) await also.locator('summary').click();
  await task.check();
  await expectAccessibleInBoth(page, 'joined tasks', 'section[aria-label="Answers"]');
  const joined = await allDocuments(page);
  expect(Object.keys(joined)).toEqual(Object.keys(before));
  expect(Object.values(joined).join('')).toContain('us.deepseek.r1-v1:0');
  expect(Object.values(joined).join('')).toContain('foundation-model/deepseek.v3.2');
  await openPanel(page).getByRole('button', { name: 'Close' }).click();
  await expect(answers(page).getByRole('button', { name: /^What: .*R1/ })).toBeVisible();
  await openStep(page, 'What');
  await task.uncheck();
  await expectDocuments(page, before);
});

test('steps are called after what they ask, and a scenario that stands alone offers nothing to join', async ({
  page,
}) => {
  await open(page);
  await chooseScenario(page, 'Import a DeepSeek distill');
  await expect(button(page, 'Add another task')).toHaveCount(0);
  await openStep(page, 'Region');
  await expect(openPanel(page).getByRole('heading', { level: 2 })).toHaveText('In which Region?');
});
