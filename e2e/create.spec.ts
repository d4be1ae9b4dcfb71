// The last step: how to create the kit, with ticks that are kept, and how to check it.
import type { Locator } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expectAccessibleInBoth } from './axe.ts';
import {
  answers,
  button,
  chooseScenario,
  documentTab,
  download,
  expectNoSideways,
  field,
  open,
  openClipboard,
  openStep,
  panel,
} from './page.ts';
import { expect, test } from './test.ts';

test('in the console: each document with its screen and names, what comes first, and ticks that are kept', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await openStep(page, 'Names');
  await answers(page).getByRole('button', { name: 'Create the role', exact: true }).click();
  const step = answers(page);
  await expect(step.getByRole('button', { name: 'Create it', exact: true })).toBeFocused();
  const first = step.getByRole('region', { name: 'Before you start' });
  await expect(first.getByRole('checkbox', { name: 'Create the log group' })).toBeVisible();

  const account = step.getByRole('region', { name: 'In your account' });
  const itemOf = (title: string): Locator =>
    account.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: title }) });
  const policy = itemOf('Create the policy DeepSeekInvokePolicy');
  await expect(policy.getByRole('link', { name: /^IAM › Create policy/ })).toHaveAttribute(
    'href',
    'https://console.aws.amazon.com/iam/home#/policies/create',
  );
  await policy.getByRole('button', { name: /^Copy Permissions policy/ }).click();
  await expect(policy.getByRole('status')).toContainText('Copied, but not ready: 2 placeholders left');
  await expect.poll(() => clipboard.read()).toContain('"bedrock:InvokeModel"');
  await policy.getByRole('button', { name: 'Copy Policy name: DeepSeekInvokePolicy' }).click();
  await expect.poll(() => clipboard.read()).toBe('DeepSeekInvokePolicy');

  const role = itemOf('Create the role DeepSeekInvoke');
  await role.getByRole('button', { name: /^Copy Trust policy/ }).click();
  await expect(role.getByRole('status')).toHaveText('Copied');
  await expect(documentTab(page, 'Trust policy')).toHaveAttribute('aria-selected', 'true');

  await policy.getByRole('checkbox').check();
  await role.getByRole('checkbox').check();
  await expect(step.getByText('2 of 4 done')).toBeVisible();
  await page.reload();
  await step.getByRole('button', { name: 'Create it', exact: true }).click();
  await expect(step.getByText('2 of 4 done')).toBeVisible();

  await openStep(page, 'Model and Region');
  await field(page, 'AWS account').fill('444455556666');
  await openStep(page, 'Create it');
  await expect(step.getByText('1 of 4 done, 1 changed since')).toBeVisible();
  const changed = step.getByRole('region', { name: 'In account 444455556666' });
  await expect(changed.getByText('Changed since you ticked it')).toHaveCount(1);
  await expect(changed.getByRole('checkbox', { name: /^Create the policy/ })).not.toBeChecked();
});

test('with files: what to fill in, the commands, the files, and the way on to checks', async ({ page }) => {
  await open(page);
  const step = answers(page);
  await step.getByRole('button', { name: 'Create it', exact: true }).click();
  await step.getByRole('radio', { name: 'Terraform' }).check();
  const files = step.getByRole('region', { name: 'Create everything with the files' });
  const zip = await download(page, files.getByRole('button', { name: /^Download \d+ files \(\.zip\)$/ }));
  expect(zip.name).toBe('DeepSeekInvoke-terraform.zip');
  expect(Object.keys(unzipSync(zip.bytes))).toContain('main.tf');
  await expect(files.getByText('terraform apply', { exact: true })).toBeVisible();
  await expect(files.getByText('function_name', { exact: true })).toBeVisible();

  const check = step.getByRole('region', { name: 'Check that it works' });
  await expect(
    check.getByText('converse --region us-east-1 --model-id deepseek.v3.2', { exact: false }).first(),
  ).toBeVisible();
  const verify = step.getByRole('region', { name: 'Verify in your account' });
  const script = await download(page, verify.getByRole('button', { name: 'Download verify.sh' }));
  expect(strFromU8(script.bytes)).toContain('accessanalyzer validate-policy');
  await check.getByRole('button', { name: 'Paste the message' }).first().click();
  await expect(panel(page).getByRole('tab', { name: 'Try a request' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.reload();
  await step.getByRole('button', { name: 'Create it', exact: true }).click();
  await expect(step.getByRole('radio', { name: 'Terraform' })).toBeChecked();
});

test('a policy of an organization: its console, its account, and calls that must be refused', async ({
  page,
}) => {
  await open(page);
  await chooseScenario(page, 'Deny DeepSeek');
  const step = answers(page);
  await openStep(page, 'Create it');
  const items = step.getByRole('region', { name: 'In the management account of the organization' });
  await expect(items.getByRole('link', { name: /^AWS Organizations/ })).toHaveAttribute(
    'href',
    /^https:\/\/console\.aws\.amazon\.com\/organizations\//,
  );
  await expect(items.getByText('With the AWS CLI instead: Create the policies')).toBeVisible();
  await expect(
    step
      .getByRole('region', { name: 'Check that it works' })
      .getByRole('heading', { name: 'These must be refused' }),
  ).toBeVisible();
});

test('at 390 px, in both themes', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await openStep(page, 'Create it');
  await answers(page).getByRole('checkbox', { name: 'Create the log group' }).check();
  await expect(button(page, 'Clear ticks')).toBeVisible();
  await expectNoSideways(page);
  await expectAccessibleInBoth(page, 'the last step');
});
