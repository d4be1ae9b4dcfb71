// Kits without a role: an organization's policies, what they do not stop, and where to attach them.
import { strFromU8 } from 'fflate';
import type { Page } from '@playwright/test';
import {
  answers,
  button,
  cell,
  chooseScenario,
  command,
  documentTab,
  documentTabs,
  download,
  fullEditor,
  open,
  openCell,
  openClipboard,
  openStep,
  showsText,
  status,
} from './page.ts';
import { expect, test } from './test.ts';

const about = (page: Page) => page.getByRole('complementary', { name: /^About the policy/ });

test('a service control policy shows what it does not stop, and says nothing of trust', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await fullEditor(page);
  await openStep(page, 'Limits');
  await expect(answers(page)).toContainText('Only for your own account’s resources');
  await chooseScenario(page, 'Deny DeepSeek');
  await expect(documentTabs(page)).toHaveCount(1);
  await showsText(page, '"bedrock-mantle:CreateInference"');
  await expect(about(page)).toContainText('Attach to');
  await expect(about(page).getByRole('heading', { name: 'What it does not stop' })).toBeVisible();
  await expect(about(page)).toContainText('SageMaker');
  await expect(answers(page).getByRole('button', { name: /^Who: / })).toHaveCount(0);
  await expect(page).toHaveTitle(/Deny DeepSeek/);
  await expect(status(page)).toContainText(/^(Ready|\d+ answers? left|\d+ guess)/);
  await expect(status(page).getByRole('button', { name: 'Create these policies' })).toBeVisible();
  // What it leaves of everything is not what it allows.
  await expect(cell(page, 'Access')).toContainText('limits only');
  await expect(cell(page, 'Access').locator('progress')).toHaveCount(0);
  await expect(status(page)).not.toContainText('Allows');
  await openStep(page, 'Limits');
  await expect(answers(page)).not.toContainText('Only for your own account’s resources');

  // Notes are no problems.
  await expect(documentTab(page, 'has a problem')).toHaveCount(0);
  await openCell(page, 'Notes');
  expect(JSON.parse(await clipboard.copied(button(page, 'Copy policy')))).toMatchObject({
    Version: '2012-10-17',
  });
  const file = await download(page, button(page, 'Download policy'));
  expect(file.name).toBe('DenyDeepSeek.json');
  const zip = await download(page, await command(page, 'Download all (.zip)'));
  expect(zip.name).toBe('DenyDeepSeek.zip');
  expect(strFromU8(zip.bytes.slice(0, 2))).toBe('PK');

  await button(page, 'Copy policy').focus();
  await page.keyboard.press('Control+z');
  await expect(answers(page).getByRole('button', { name: /^Who: / })).toBeVisible();
  await expect(documentTab(page, 'Trust')).toBeVisible();
});

test('on a phone, what a policy does not stop is shown in full', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await chooseScenario(page, 'Deny DeepSeek');
  await expect(about(page)).toContainText('SageMaker');
  const hidden = await about(page).evaluate((box) => box.scrollHeight - box.clientHeight);
  expect(hidden).toBeLessThanOrEqual(1);
});

test('a guardrail to share asks for organization, partition and guardrails, by these names', async ({
  page,
}) => {
  await open(page);
  await chooseScenario(page, 'Share an enforced guardrail');
  for (const name of ['Organization', 'Partition', 'Guardrails', 'Names'])
    await expect(answers(page).getByRole('button', { name: new RegExp(`^${name}: `) })).toBeVisible();
});

for (const { width, height, all } of [
  { width: 1440, height: 900, all: true },
  { width: 1024, height: 800, all: false },
  { width: 390, height: 844, all: true },
]) {
  test(`every one of many documents is reached, at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    await chooseScenario(page, 'Only approved models and Regions');
    await openStep(page, 'Limits');
    for (const name of ['Require a guardrail', 'Require a VPC endpoint', 'Deny long-term Bedrock API keys'])
      await answers(page).getByRole('checkbox', { name }).check();
    if (all) await expect(documentTabs(page)).toHaveCount(5);
    else await expect(page.getByRole('button', { name: /^\d more policies$/ })).toBeVisible();
    await documentTabs(page).first().focus();
    for (const tab of (await documentTabs(page).all()).slice(1)) {
      await page.keyboard.press('ArrowRight');
      await expect(tab).toBeFocused();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      await expect(tab).toBeInViewport({ ratio: 0.9 });
    }
    await page.keyboard.press('ArrowRight');
    await expect(documentTabs(page).first()).toBeFocused();
    if (all) return;
    // The others stand in a menu, and the one that is opened gets a tab.
    const more = page.getByRole('button', { name: /^\d more policies$/ });
    await more.click();
    const item = page.getByRole('menuitem').first();
    const title = (await item.innerText()).split(' · ')[0] ?? '';
    await item.click();
    await expect(documentTabs(page).filter({ hasText: title }).last()).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });
}
