// Pasted policies turned into the wizard's answers, with hand edits for the rest.
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import { button, checkPane, checkPolicies, handEdits, open, shownText, showsText } from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const pane = checkPane;
const offer = (page: Page) => page.getByRole('region', { name: 'In the wizard' });

const TRUST = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};
const MODEL = {
  Effect: 'Allow',
  Action: ['bedrock:InvokeModelWithResponseStream', 'bedrock:InvokeModel'],
  Resource: 'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2',
};
const LOGS = {
  Effect: 'Allow',
  Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
  Resource: 'arn:aws:logs:us-west-2:444455556666:log-group:/aws/lambda/tickets:*',
};
const TABLE = {
  Sid: 'ReadTickets',
  Effect: 'Allow',
  Action: 'dynamodb:GetItem',
  Resource: 'arn:aws:dynamodb:us-west-2:444455556666:table/tickets',
};
const policy = (...statements: readonly object[]) => ({ Version: '2012-10-17', Statement: statements });

const ROLE = {
  Role: { RoleName: 'TicketsRole', Path: '/', AssumeRolePolicyDocument: TRUST },
};

async function paste(page: Page, ...values: readonly object[]): Promise<void> {
  await checkPolicies(page, ...values.map((value) => JSON.stringify(value)));
}

test('a role that the wizard could have made opens with its answers, and Undo brings back what was there', async ({
  page,
}) => {
  await open(page);
  await paste(page, ROLE, policy(MODEL, LOGS));
  await expect(offer(page)).toContainText('creates all 3 statements');
  await expectAccessibleInBoth(page, 'policies that the wizard makes');
  await offer(page).getByRole('button', { name: 'Open in the wizard' }).click();
  await expect(pane(page)).toBeHidden();
  await page.getByRole('tab', { name: /Permissions policy/ }).click();
  await showsText(page, '/aws/lambda/tickets');
  await expect.poll(() => shownText(page)).toContain('us-west-2::foundation-model/deepseek.v3.2');
  await expect(page.locator('.verdict')).not.toContainText('edited by hand');
  await expect(page.getByText('TicketsRole').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(pane(page)).toBeVisible();
  await expect(offer(page)).toContainText('creates all 3 statements');
});

test('a statement that the wizard does not make is kept behind its own', async ({ page }) => {
  // All lines of the document have to fit: those out of sight are not there.
  await page.setViewportSize({ width: 1440, height: 1500 });
  await open(page);
  await paste(page, TRUST, policy(MODEL, TABLE, LOGS));
  await expect(offer(page)).toContainText('creates 3 of the 4 statements');
  await expect(offer(page)).toContainText('Permissions policy: ReadTickets');
  await offer(page).getByRole('button', { name: 'Open in the wizard' }).click();
  await page.getByRole('tab', { name: /Permissions policy/ }).click();
  await showsText(page, 'dynamodb:GetItem');
  await expect(page.locator('.verdict')).toContainText('edited by hand');
  await showsText(page, '/aws/lambda/tickets');
  await handEdits(page).click();
  await expect(page.getByRole('region', { name: 'Hand edits' })).toContainText(
    'Added the statement ReadTickets',
  );
});

test('policies that no task makes lead to the closest one, and stay', async ({ page }) => {
  await open(page);
  await button(page, 'Check a policy I have').click();
  await pane(page)
    .getByRole('button', { name: /article/ })
    .click();
  await expect(offer(page)).toContainText('No scenario in the wizard creates half of these statements');
  await offer(page)
    .getByRole('button', { name: /^Start from/ })
    .click();
  await showsText(page, 'your-s3-bucket');
  await expect(pane(page)).toBeHidden();
});
