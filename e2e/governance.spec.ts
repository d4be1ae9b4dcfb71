// Kits without a role: an organization's policies, what they do not stop, and where to attach them.
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from '@playwright/test';
import {
  answers,
  button,
  chooseScenario,
  documentTab,
  documentTabs,
  download,
  fullEditor,
  open,
  openPanel,
  openClipboard,
  openDocumentTab,
  openStep,
  panel,
  showsText,
  verdict,
  tool,
} from './page.ts';
import { expect, test } from './test.ts';

const about = (page: Page) => page.getByRole('complementary', { name: /^About the policy/ });

test('a service control policy shows what it does not stop, without a click', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await chooseScenario(page, 'Deny DeepSeek');
  await expect(documentTabs(page)).toHaveCount(1);
  await expect(verdict(page)).toContainText(/^(Ready|\d+ placeholders? left)/);
  await showsText(page, '"bedrock-mantle:CreateInference"');
  await expect(about(page)).toContainText('Attach to');
  await expect(about(page).getByRole('heading', { name: 'What it does not stop' })).toBeVisible();
  await expect(about(page).getByRole('listitem').first()).toBeInViewport();
  await expect(about(page)).toContainText('SageMaker');
});

test('a kit without a role does not mention trust', async ({ page }) => {
  await open(page);
  await openStep(page, 'Limits');
  await expect(answers(page)).toContainText('AWS documents this trust');
  for (const scenario of ['Deny DeepSeek', 'Only approved models and Regions', 'VPC endpoint policies']) {
    await chooseScenario(page, scenario);
    await openStep(page, 'Limits');
    await expect(answers(page).getByRole('button', { name: /^Next/ })).toBeVisible();
    await expect(answers(page)).not.toContainText('AWS documents this trust');
  }
});

test('a guardrail to share asks for organization, partition and guardrails, by these names', async ({
  page,
}) => {
  await open(page);
  await chooseScenario(page, 'Share an enforced guardrail');
  const steps = answers(page).getByRole('heading', { level: 2 });
  await expect(steps).toHaveText([
    'What do you want to do?',
    'Which organization?',
    'Which partition?',
    'Which guardrails?',
    'Name it',
    'Create it',
  ]);
  await expect(answers(page).getByText('nothing added')).toHaveCount(0);
});

test('notes are counted as notes, not as findings', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await chooseScenario(page, 'Deny DeepSeek');
  await expect(panel(page).getByRole('tab', { name: 'Findings 0 1 note' })).toBeVisible();
  await openPanel(page, /^Findings/);
  await expect(panel(page)).toContainText('No findings');
  await expect(panel(page).getByRole('heading', { name: 'Good to know' })).toBeVisible();
});

test('explains where to paste the policy, copies it, and saves it under its name', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await fullEditor(page);
  await chooseScenario(page, 'Deny DeepSeek');
  const copied = await clipboard.copied(button(page, 'Copy policy'));
  const outcome = page.getByRole('status').filter({ hasText: 'Copied: ' });
  await expect(outcome).toContainText('(DenyDeepSeek)');
  await expect(outcome).toContainText(
    'AWS Organizations › Policies › Service control policies › Create policy',
  );
  expect(JSON.parse(copied)).toMatchObject({ Version: '2012-10-17' });

  await outcome.getByRole('button', { name: 'Show the steps' }).click();
  const dialog = page.getByRole('dialog', { name: /^How to add/ });
  await expect(dialog.getByRole('listitem').filter({ hasText: 'management account' })).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: 'DenyDeepSeek' })).toBeVisible();
  const zip = await download(page, dialog.getByRole('button', { name: 'Download with a README (.zip)' }));
  expect(zip.name).toBe('DenyDeepSeek.zip');
  const packed = unzipSync(zip.bytes);
  expect(Object.keys(packed).toSorted()).toEqual(['DenyDeepSeek.json', 'README.md']);
  expect(strFromU8(packed['README.md'] ?? new Uint8Array())).toContain('It does not stop:');
  await page.keyboard.press('Escape');
  expect((await download(page, await tool(page, 'Download'))).name).toBe('DenyDeepSeek.json');
});

test('a kit without a role has no step on who uses it', async ({ page }) => {
  await open(page);
  await chooseScenario(page, 'Deny DeepSeek');
  await expect(answers(page).getByRole('button', { name: 'Who uses the role?' })).toHaveCount(0);
  // Some step is open, with its way on.
  await expect(answers(page).getByRole('button', { name: /^Next/ })).toBeVisible();
  await expect(page).toHaveTitle(/Deny DeepSeek/);
  await button(page, 'Copy policy').focus();
  await page.keyboard.press('Control+z');
  await expect(answers(page).getByRole('button', { name: 'Who uses the role?' })).toBeVisible();
  await expect(documentTab(page, 'Trust policy')).toBeVisible();
});

for (const { width, height } of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test(`arrow keys reach every one of many tabs and scroll it into view, at ${width} pixels`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await open(page);
    if (width > 899) await fullEditor(page);
    await chooseScenario(page, 'Only approved models and Regions');
    await openStep(page, 'Limits');
    for (const name of ['Require a guardrail', 'Require a VPC endpoint', 'Deny long-term Bedrock API keys'])
      await answers(page).getByRole('checkbox', { name }).check();
    if (width < 900)
      await page
        .getByRole('navigation', { name: 'Views' })
        .getByRole('button', { name: /^Policies 5/ })
        .click();
    await expect(documentTabs(page)).toHaveCount(5);
    await documentTabs(page).first().click();
    for (const tab of (await documentTabs(page).all()).slice(1)) {
      await page.keyboard.press('ArrowRight');
      await expect(tab).toBeFocused();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      await expect(tab).toBeInViewport({ ratio: 0.9 });
      await expect(verdict(page)).toContainText(/^(Ready|\d+ placeholders? left)/);
    }
    await page.keyboard.press('ArrowRight');
    await expect(documentTabs(page).first()).toBeFocused();
  });
}

test('a boundary goes on a role, and its admin’s policy to a person', async ({ page }) => {
  await open(page);
  await chooseScenario(page, 'Permissions boundary for app roles');
  await openDocumentTab(page, 'Permissions boundary');
  await (await tool(page, 'How to add it')).click();
  const dialog = page.getByRole('dialog', { name: 'How to add the permissions boundary in the AWS console' });
  await expect(dialog).toContainText('choose Set permissions boundary');
  await page.keyboard.press('Escape');
  await openDocumentTab(page, /Delegated admin.*Permissions policy/);
  await (await tool(page, 'How to add it')).click();
  await expect(
    page.getByRole('dialog', { name: 'How to add the permissions policy in the AWS console' }),
  ).toContainText('Entities attached › Attach');
});
