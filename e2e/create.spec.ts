// Create: the steps of each way, with ticks that are kept, and how to check it.
import type { Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expectAccessibleInBoth } from './axe.ts';
import {
  answers,
  button,
  chooseScenario,
  download,
  expectNoSideways,
  field,
  open,
  openClipboard,
  openCreate,
  openFirstView,
  openStep,
  runCommand,
  say,
} from './page.ts';
import { expect, test } from './test.ts';

const SAID = 'My Lambda function chat-fn in account 444455556666 calls DeepSeek-V3.2 in us-east-1';

const create = (page: Page): Locator => page.getByRole('region', { name: 'Create', exact: true });
const progress = (page: Page): Locator => create(page).locator('.status');
const stepOf = (page: Page, title: string): Locator =>
  create(page)
    .locator('.create-step')
    .filter({ has: page.getByRole('heading', { level: 2, name: title, exact: true }) });
const tickOf = (page: Page, title: string): Locator =>
  page.getByRole('checkbox', { name: title, exact: true });
const filled = (page: Page): Locator => page.locator('.button-primary:visible');

async function openReady(page: Page, way?: string): Promise<void> {
  await openFirstView(page);
  await say(page, SAID);
  await expect(page.locator('.sheet > .status')).toContainText('Ready');
  await openCreate(page, way);
}

test('in the console: each step has one action, what is copied is ticked, and ticks are kept', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await openReady(page);
  await expect(create(page)).toBeFocused();
  await expect(progress(page)).toContainText('Create DeepSeekInvoke');
  await expect(progress(page)).toContainText('In account 444455556666. 0 of 5 steps done.');
  await expect(filled(page)).toHaveText('Open CloudWatch');

  await test.step('the number ticks a step, and the next one is filled', async () => {
    await page.locator('.create-step', { hasText: 'Create the log group' }).locator('.step-tick').click();
    await expect(tickOf(page, 'Create the log group')).toBeChecked();
    await expect(filled(page)).toHaveText('Copy and open IAM');
    await expect(progress(page)).toContainText('1 of 5 steps done');
  });

  await test.step('copies the policy and opens its screen', async () => {
    const policy = stepOf(page, 'Create the policy');
    const link = policy.getByRole('link', { name: 'Copy and open IAM, Permissions policy' });
    await expect(link).toHaveAttribute('href', 'https://console.aws.amazon.com/iam/home#/policies/create');
    await expect(link).toHaveAttribute('target', '_blank');
    // Nothing is asked of AWS.
    await page.evaluate(() => addEventListener('click', (event) => event.preventDefault(), { once: true }));
    await link.click();
    await expect.poll(() => clipboard.read()).toContain('"bedrock:InvokeModel"');
    await expect(tickOf(page, 'Create the policy')).toBeChecked();
    await policy.getByRole('button', { name: 'Copy Policy name: DeepSeekInvokePolicy' }).click();
    await expect.poll(() => clipboard.read()).toBe('DeepSeekInvokePolicy');
    await expect(progress(page)).toContainText('2 of 5 steps done');
    await expect(filled(page)).toHaveCount(1);
  });

  await test.step('a reload keeps the ticks, and a change makes those stale that it is about', async () => {
    await page.reload();
    await openCreate(page);
    await expect(progress(page)).toContainText('2 of 5 steps done');
    await openStep(page, 'Model and Region');
    await answers(page).getByRole('checkbox', { name: 'us-west-2' }).check();
    await expect(stepOf(page, 'Create the policy')).toContainText('Changed since you did it');
    await expect(tickOf(page, 'Create the policy')).not.toBeChecked();
    await expect(progress(page)).toContainText('0 of 5 steps done');
  });
});

test('Terraform: the module with its files, the commands, and the check', async ({ page }) => {
  await openReady(page, 'Terraform');
  await tickOf(page, 'Create the log group').check({ force: true });
  await expect(filled(page)).toHaveText('Download module (.zip)');
  const zip = await download(page, filled(page));
  expect(zip.name).toBe('DeepSeekInvoke-terraform.zip');
  expect(Object.keys(unzipSync(zip.bytes))).toContain('main.tf');
  await expect(tickOf(page, 'Get the module')).toBeChecked();
  await expect(filled(page)).toHaveText('Copy commands');

  const module = stepOf(page, 'Get the module');
  await module.getByRole('tab', { name: 'variables.tf', exact: true }).click();
  await expect(module.locator('.create-code')).toContainText('variable "app_role_name"');
  await module.getByRole('button', { name: /^All \d+ lines$/ }).click();
  await expect(module.locator('.create-code')).toContainText('exclusive_attachments');
  await expect(stepOf(page, 'Apply it')).toContainText('terraform apply');

  await test.step('the last step says what must answer and what must be refused', async () => {
    const check = stepOf(page, 'Check that it works');
    const works = check.getByRole('region', { name: 'Must answer' });
    await expect(works).toContainText('aws lambda invoke --region us-east-1 --function-name chat-fn');
    await expect(works).toContainText('--query FunctionError');
    await expect(check.getByRole('region', { name: 'Must be refused' })).toContainText('amazon.nova');
    await check.getByRole('button', { name: 'Paste another answer' }).click();
    const box = page.getByRole('textbox', { name: 'Your role as text' });
    await expect(box).toBeFocused();
    await expect(box).toHaveValue('');
  });
});

test('no button to copy lies over what it copies', async ({ page }) => {
  await openFirstView(page);
  await say(page, 'Another account 777788889999 calls DeepSeek-V3.2 in us-east-1 with an external ID');
  await openCreate(page, 'Terraform');
  const check = stepOf(page, 'Check that it works');
  const copy = check.getByRole('button', { name: 'Copy How to get there' });
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await expect(copy).toBeVisible();
    const below = await copy.evaluate((button) => {
      const over = button.getBoundingClientRect();
      const texts = document.createTreeWalker(
        button.closest('.create-well')!.querySelector('pre')!,
        NodeFilter.SHOW_TEXT,
      );
      const range = document.createRange();
      const found: (string | null)[] = [];
      while (texts.nextNode()) {
        range.selectNodeContents(texts.currentNode);
        const lies = [...range.getClientRects()].some(
          ({ left, right, top, bottom, width: wide }) =>
            wide > 0 && right > over.left && left < over.right && bottom > over.top && top < over.bottom,
        );
        if (lies) found.push(texts.currentNode.textContent);
      }
      return found;
    });
    expect(below, `text below the button at ${width} pixels`).toEqual([]);
  }
});

test('the AWS CLI has the scripts that compare and undo as steps', async ({ page }) => {
  await openReady(page, 'AWS CLI');
  await expect(stepOf(page, 'Run the script')).toContainText('bash apply.sh');
  await expect(stepOf(page, 'Compare with your account')).toContainText('bash verify.sh');
  await expect(stepOf(page, 'Undo it')).toContainText('bash undo.sh');
  // Undoing is no part of creating.
  await expect(stepOf(page, 'Undo it').getByRole('checkbox')).toHaveCount(0);
  const script = await download(page, button(page, 'Download scripts (.zip)'));
  const files = unzipSync(script.bytes);
  expect(strFromU8(files['verify.sh'] ?? new Uint8Array())).toContain('accessanalyzer validate-policy');
});

test('a kit that is not ready says so, and its files have the answers left as parameters', async ({
  page,
}) => {
  await openFirstView(page);
  await say(page, 'My Lambda calls DeepSeek-V3.2 in us-east-1');
  await openCreate(page, 'Terraform');
  await expect(progress(page)).toContainText('2 answers left: function name, AWS account.');
  await expect(stepOf(page, 'Get the module')).toContainText('Function name is a variable.');
  await field(page, 'Function name').fill('chat-fn');
  await field(page, 'Function name').press('Enter');
  await expect(stepOf(page, 'Get the module')).not.toContainText('Function name is a variable.');
});

test('a policy of an organization: its console, its account, and calls that must be refused', async ({
  page,
}) => {
  await open(page);
  await chooseScenario(page, 'Deny DeepSeek');
  await openCreate(page);
  await expect(progress(page)).toContainText('In the management account of the organization.');
  const link = create(page).getByRole('link', { name: /^Copy and open AWS Organizations/ });
  await expect(link.first()).toHaveAttribute('href', /^https:\/\/console\.aws\.amazon\.com\/organizations\//);
  await expect(create(page).getByText('With the AWS CLI: Create the policies.')).toHaveCount(1);
  await expect(create(page).getByRole('region', { name: 'Must be refused' })).toBeVisible();
});

test('each command of the check says what it is, and no word of an answer is broken', async ({ page }) => {
  await openFirstView(page);
  await say(page, 'Deny DeepSeek in the whole organization, except for the role MLPlatform');
  await openCreate(page);
  const works = create(page).getByRole('region', { name: 'Must answer' });
  await works.getByText('2 more').click();
  await expect(works.getByText('Call DeepSeek-V3.2 as MLPlatform', { exact: true })).toBeVisible();
  await create(page).getByText('What each answer means').click();
  const answer = create(page)
    .locator('dt')
    .filter({ hasText: /^AccessDeniedException$/ });
  const { lines } = await answer.evaluate((dt) => {
    const range = document.createRange();
    range.selectNodeContents(dt);
    return { lines: new Set([...range.getClientRects()].map(({ top }) => top)).size };
  });
  expect(lines).toBe(1);
});

test('a way that is chosen in the palette is shown, also while another one is', async ({ page }) => {
  await openReady(page, 'Terraform');
  await runCommand(page, 'Create: CDK');
  await expect(page.getByRole('tab', { name: 'CDK', exact: true })).toHaveAttribute('aria-selected', 'true');
  await expect(stepOf(page, 'Get the app')).toContainText('bin/app.ts');
});

test('Escape closes it, and the focus returns to what opened it', async ({ page }) => {
  await openReady(page);
  await expect(create(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(create(page)).toBeHidden();
  await expect(
    page.locator('.sheet > .status').getByRole('button', { name: 'Create this role' }),
  ).toBeFocused();
});

test('at 390 px what comes next stands in the bar, in both themes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openReady(page, 'Terraform');
  await expect(filled(page)).toHaveCount(1);
  await expect(progress(page).getByRole('button', { name: /^Copy code/ })).toBeVisible();
  await expect(stepOf(page, 'Get the module').locator('.create-code')).toBeVisible();
  await expectNoSideways(page);
  await expectAccessibleInBoth(page, 'Create');
  await page.setViewportSize({ width: 320, height: 844 });
  await expectNoSideways(page);
  await button(page, 'Policies').first().click();
  await expect(create(page)).toBeHidden();
});
