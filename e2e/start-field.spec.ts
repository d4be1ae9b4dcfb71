// The field of the first step: a sentence fills in answers, and pasted texts lead on.
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import {
  answers,
  banner,
  button,
  field,
  openFirstView,
  openStep,
  showsText,
  startField,
  holdKit,
} from './page.ts';
import { expect, test } from './test.ts';

const understood = (page: Page) => answers(page).getByRole('list', { name: 'Understood' });

const pastedTab = (page: Page, title: string) =>
  page.getByRole('tablist', { name: 'Pasted policies', exact: true }).getByRole('tab', { name: title });

async function say(page: Page, text: string): Promise<void> {
  await openFirstView(page);
  await startField(page).fill(text);
}

test('a sentence fills in what it states, shows it, and asks only for the rest', async ({ page }) => {
  await say(page, 'EKS pod with IRSA calls R1 through our VPC endpoint with a guardrail');
  await expect(understood(page).getByRole('listitem')).toContainText([
    'Call DeepSeek-R1 on Bedrock',
    'Trusted entity: EKS pods, with IRSA',
    'VPC endpoint',
    'guardrail',
  ]);
  await expectAccessibleInBoth(page, 'a sentence that was understood', 'section[aria-label="Answers"]');
  await showsText(page, 'InvokeR1UsProfile');
  await startField(page).press('Enter');
  await expect(field(page, 'AWS account')).toBeFocused();
  await field(page, 'VPC endpoint IDs').fill('vpce-0123456789abcdef0');
  await expect(field(page, 'VPC endpoint IDs')).toHaveValue('vpce-0123456789abcdef0');
  // The sentence is one step back, and what it stated goes with it.
  await startField(page).fill('');
  await showsText(page, 'InvokeDeepSeekV32');
});

test('what is typed before the code is there is read', async ({ page }) => {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/assets\/[\w-]+\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/', { waitUntil: 'commit' });
  await startField(page).pressSequentially('ECS task calls V3.1 in us-west-2');
  letGo();
  await expect(understood(page)).toContainText('Amazon ECS task');
  await expect(startField(page)).toHaveValue('ECS task calls V3.1 in us-west-2');
  await expect(startField(page)).toBeFocused();
});

test('what was understood wrongly is removed by one click, also after it was filled in', async ({ page }) => {
  await say(page, 'ECS task calls V3.1 without streaming in us-west-2');
  await understood(page).getByRole('button', { name: 'Remove “Stream answers: no”' }).click();
  await showsText(page, 'bedrock:InvokeModelWithResponseStream');
  await understood(page)
    .getByRole('button', { name: /^Remove “Trusted entity/ })
    .click();
  await openStep(page, 'Who');
  await expect(answers(page).getByRole('radio', { name: 'AWS Lambda function' })).toBeChecked();
});

test('words that no title has find scenarios', async ({ page }) => {
  await say(page, 'scp');
  await expect(answers(page).getByRole('radio', { name: 'Deny DeepSeek', exact: true })).toBeVisible();
  await expect(answers(page).getByRole('radio', { name: 'Only approved models and Regions' })).toBeVisible();
});

test('an article leads to its policies, each in a tab of its own', async ({ page }) => {
  const policy = (action: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
    });
  await say(
    page,
    `How to import a distill into Bedrock\n\nThis is the first of the two policies:\n\n${policy('s3:GetObject')}\n\nAnd here comes the second of them:\n\n${policy('s3:PutObject')}\n`,
  );
  await expect(answers(page).getByRole('radio', { name: 'Import a DeepSeek distill' })).toBeVisible();
  await answers(page).getByRole('button', { name: 'Check the policies' }).click();
  await expect(pastedTab(page, 'This is the first of the two policies')).toBeVisible();
  await expect(pastedTab(page, 'And here comes the second of them')).toBeVisible();
});

test('a share link is opened', async ({ page }) => {
  await say(
    page,
    'https://rolewright.example/#v=1&p=invoke&a=111122223333&cr=eu-central-1&e=ecs&ew=1&r=eu-north-1&c=DShu',
  );
  await answers(page).getByRole('link', { name: 'Open the link' }).click();
  await expect(banner(page)).toBeVisible();
  await expect(answers(page)).toContainText('Amazon ECS task');
});

test('“placeholders left” leads to the first question without an answer, also before its code is there', async ({
  page,
}) => {
  const letGo = await holdKit(page);
  await openFirstView(page);
  await button(page, '2 placeholders left').click();
  letGo();
  await expect(field(page, 'Function name')).toBeFocused();
});

test('pasted code fills in what its calls state', async ({ page }) => {
  await say(
    page,
    'import boto3\nclient = boto3.client("bedrock-runtime", region_name="eu-north-1")\nclient.converse(modelId="deepseek.v3-v1:0", messages=[])\n',
  );
  await expect(understood(page)).toContainText('DeepSeek-V3.1');
  await expect(understood(page)).toContainText('eu-north-1');
  await expect(understood(page)).toContainText('line 3');
  await showsText(page, 'foundation-model/deepseek.v3-v1:0');
});

test('what code leaves open is listed with its line', async ({ page }) => {
  await say(
    page,
    'import boto3\nclient = boto3.client("bedrock-runtime", region_name="us-east-1")\nclient.converse(modelId="us.deepseek.r1-v1:0", messages=[])\ndef chat(config):\n    client.converse(modelId=config.model, messages=[])\n',
  );
  await expect(answers(page).getByRole('region', { name: 'The code leaves open' })).toContainText(
    '`config.model`, line 5'.replaceAll('`', ''),
  );
  await expectAccessibleInBoth(page, 'code with open ends', 'section[aria-label="Answers"]');
});

test('policies that cannot be read say why, and the text stays', async ({ page }) => {
  await say(
    page,
    'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  Bucket:\n    Type: AWS::S3::Bucket\n',
  );
  await startField(page).press('Enter');
  await expect(answers(page).getByRole('status').filter({ hasText: /polic/ })).toBeVisible();
  await expect(startField(page)).toHaveValue(/AWSTemplateFormatVersion/);
});
