// The box: a sentence begins a role, and what is pasted leads to where it belongs.
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import { answers, banner, openFirstView, pasteAtFocus, say, showsText, startField, status } from './page.ts';
import { expect, test } from './test.ts';

const pastedTab = (page: Page, title: string) =>
  page.getByRole('tablist', { name: 'Pasted policies', exact: true }).getByRole('tab', { name: title });

async function begin(page: Page, text: string): Promise<void> {
  await openFirstView(page);
  await say(page, text);
}

test('a sentence begins what it states, and only the rest is asked', async ({ page }) => {
  await begin(page, 'EKS pod with IRSA calls R1 through our VPC endpoint with a guardrail');
  await expect(status(page)).toContainText('answers left');
  await expect(answers(page).getByRole('region', { name: /^Needed: / })).toBeVisible();
  await showsText(page, 'InvokeR1UsProfile');
  await expectAccessibleInBoth(page, 'a sentence that was understood', 'section[aria-label="Answers"]');
});

test('what is typed on the first view stands in the box, whatever has the focus', async ({ page }) => {
  await openFirstView(page);
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.type('call r1');
  await expect(page.getByRole('textbox', { name: 'What should DeepSeek do on AWS?' })).toHaveValue('call r1');
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
  await page.waitForFunction(() => performance.getEntriesByName('shell-ready').length > 0);
  await expect(startField(page)).toHaveValue('ECS task calls V3.1 in us-west-2');
  await expect(startField(page)).toBeFocused();
  await startField(page).press('Enter');
  await expect(answers(page)).toContainText('DeepSeek-V3.1');
});

test('words that say too little are answered with the closest, one click away', async ({ page }) => {
  await begin(page, 'scp');
  await expect(page.getByText('Closest:')).toBeVisible();
  const [first] = await page.locator('.say-choices button').all();
  const title = await first!.locator('strong').innerText();
  await first!.click();
  await expect(answers(page)).toContainText(title);
});

test('what a sentence contradicts is asked, with its words underlined', async ({ page }) => {
  await begin(page, 'Lambda or ECS calls V3.2 in us-west-2');
  await expect(page.locator('mark')).toHaveText(['Lambda', 'ECS']);
  // Lines break as in the field only where all of its text stands.
  await expect(page.locator('.grow-marks')).toHaveText('Lambda or ECS calls V3.2 in us-west-2');
  await expectAccessibleInBoth(page, 'a contradiction', '.say-box');
  await page.getByRole('button', { name: 'ECS', exact: true }).click();
  await expect(answers(page)).toContainText('us-west-2');
  await expect(answers(page)).toContainText('ECS');
});

test('of two models that a text compares, either can be meant, or both', async ({ page }) => {
  await begin(page, 'Staging: V3.1. Production: V3.2. ECS task role');
  await expect(page.locator('.say-choices button')).toHaveText(['V3.1', 'V3.2', 'V3.1 and V3.2']);
  await page.getByRole('button', { name: 'V3.1 and V3.2' }).click();
  await expect(answers(page)).toContainText('DeepSeek-V3.1');
  await expect(answers(page)).toContainText('DeepSeek-V3.2');
});

test('a place that is no Region leaves the Region to answer', async ({ page }) => {
  await begin(page, 'Lambda function faq-bot in account 444455556666 calls V3.2, our office is in London');
  await expect(answers(page)).toContainText('calls DeepSeek-V3.2 in needed');
  await expect(status(page)).toContainText('1 answer left: regions');
});

test('a second task that needs a role of its own is begun in a tab of its own', async ({ page }) => {
  await begin(
    page,
    'SageMaker fine tunes R1 distills in us-west-2, and GitHub Actions uploads the weights to s3://acme-w/',
  );
  const link = answers(page).getByRole('status', { name: 'Left out' }).getByRole('link');
  const [other] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  await expect(answers(other)).toContainText('Upload weights to S3');
});

test('what is not ours is said, and makes no role', async ({ page }) => {
  await begin(page, 'Claude on Bedrock for our Lambda');
  await expect(page.getByText('“Claude” is not a DeepSeek model.')).toBeVisible();
  await expect(page.locator('mark')).toHaveText('Claude');
  await expect(page.getByRole('region', { name: 'Your role' })).toHaveCount(0);
});

test('next to a caller that is not ours the rest of the task is offered', async ({ page }) => {
  await begin(page, 'Azure DevOps pipeline uploads the distill weights to s3://granite-weights/');
  await expect(page.getByText('“Azure DevOps” is none of the callers these roles trust')).toBeVisible();
  await page.getByRole('button', { name: 'Upload weights to S3' }).click();
  await showsText(page, 'granite-weights');
  await expect(answers(page).getByRole('status', { name: 'Left out' })).toContainText('Azure DevOps');
});

const ROLE = 'arn:aws:iam::444455556666:role/PlatformAdmin';

test('what a sentence exempts is exempt', async ({ page }) => {
  await begin(page, `block deepseek for everyone but ${ROLE}`);
  await showsText(page, ROLE);
  await expect(answers(page).getByRole('status', { name: 'Left out' })).toHaveCount(0);
});

test('what finds no place is said before and after the choice', async ({ page }) => {
  await begin(page, `scp ${ROLE}`);
  const choice = page.locator('.say-choices button').filter({ hasText: 'Deny DeepSeek' });
  await expect(choice).toContainText(`Leaves out “${ROLE}”`);
  await choice.click();
  const left = answers(page).getByRole('status', { name: 'Left out' });
  await expect(left).toContainText(ROLE);
  await left.getByRole('button', { name: 'Close' }).click();
  await expect(left).toHaveCount(0);
});

test('what no answer follows stands next to “Ready”, until it is meant', async ({ page }) => {
  const left = 'transcripts older than 30 days must vanish';
  await begin(page, `Lambda function faq-bot in account 444455556666 calls V3.2 in us-west-2; ${left}`);
  const leftOut = answers(page).getByRole('status', { name: 'Left out' });
  await expect(leftOut).toContainText(`Left out: “${left}”`);
  await expect(status(page)).toContainText('Ready, but 1 thing you wrote is left out');
  await expectAccessibleInBoth(page, 'what is left out', '.sheet > .status');
  await page.getByRole('button', { name: 'Continue without' }).click();
  await expect(leftOut).toHaveCount(0);
  await expect(status(page)).not.toContainText('left out');
  await expect(status(page)).toContainText('Ready');
});

test('an article leads to its policies, each in a tab of its own', async ({ page }) => {
  const policy = (action: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
    });
  await begin(
    page,
    `How to import a distill into Bedrock\n\nThis is the first of the two policies:\n\n${policy('s3:GetObject')}\n\nAnd here comes the second of them:\n\n${policy('s3:PutObject')}\n`,
  );
  await expect(pastedTab(page, 'This is the first of the two policies')).toBeVisible();
  await expect(pastedTab(page, 'And here comes the second of them')).toBeVisible();
});

test('a share link is opened', async ({ page }) => {
  await begin(
    page,
    'https://rolewright.example/#v=1&p=invoke&a=111122223333&cr=eu-central-1&e=ecs&ew=1&r=eu-north-1&c=DShu',
  );
  await expect(banner(page)).toBeVisible();
  await expect(answers(page)).toContainText('ECS');
});

test('what code leaves open stands beside its line', async ({ page }) => {
  await begin(
    page,
    'import boto3\nclient = boto3.client("bedrock-runtime", region_name="us-east-1")\nclient.converse(modelId="us.deepseek.r1-v1:0", messages=[])\ndef chat(config):\n    client.converse(modelId=config.model, messages=[])\n',
  );
  const notes = page.getByRole('complementary', { name: 'What the code needs' });
  await expect(notes.getByRole('listitem').filter({ hasText: 'Left open' })).toContainText(
    'config.model, line 5',
  );
  await expectAccessibleInBoth(page, 'code with open ends');
});

test('code pasted anywhere stands in the box, and Enter reads it', async ({ page }) => {
  await openFirstView(page);
  await pasteAtFocus(
    page,
    'import boto3\nclient = boto3.client("bedrock-runtime", region_name="eu-north-1")\nclient.converse(modelId="deepseek.v3-v1:0", messages=[])\n',
  );
  await expect(startField(page)).toHaveValue(/deepseek\.v3-v1/);
  await startField(page).press('Enter');
  await expect(page.getByRole('region', { name: 'Your code needs' })).toContainText('eu-north-1');
});

test('policies that cannot be read say why, and the text stays', async ({ page }) => {
  await begin(
    page,
    'AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  Bucket:\n    Type: AWS::S3::Bucket\n',
  );
  await expect(page.getByRole('status').filter({ hasText: /polic/ }).first()).toBeVisible();
  await expect(startField(page)).toHaveValue(/AWSTemplateFormatVersion/);
});
