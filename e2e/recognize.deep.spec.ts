// Pasted policies turned into the wizard's answers, with hand edits for the rest.
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import {
  answers,
  checkPane,
  checkPolicies,
  documentTab,
  open,
  openCell,
  openCheck,
  part,
  shownText,
  showsText,
} from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const pane = checkPane;
const offer = (page: Page) => pane(page).getByRole('button', { name: /^(?:Open in the wizard|Start from)/ });

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
  await expect(offer(page)).toContainText('creates all 3');
  await expectAccessibleInBoth(page, 'policies that the wizard makes');
  await offer(page).click();
  await expect(answers(page)).toBeVisible();
  await documentTab(page, 'Permissions').click();
  await showsText(page, '/aws/lambda/tickets');
  // A long line is on several of the screen.
  await expect
    .poll(async () => (await shownText(page)).replaceAll(/\n\s*/g, ''))
    .toContain('us-west-2::foundation-model/deepseek.v3.2');
  await expect(documentTab(page, 'Permissions')).not.toContainText('edited');
  await expect(page.getByText('TicketsRole').first()).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(pane(page)).toBeVisible();
  await expect(offer(page)).toContainText('creates all 3');
});

test('a statement that the wizard does not make is kept behind its own', async ({ page }) => {
  // All lines of the document have to fit: those out of sight are not there.
  await page.setViewportSize({ width: 1440, height: 1500 });
  await open(page);
  await paste(page, TRUST, policy(MODEL, TABLE, LOGS));
  await expect(offer(page)).toContainText('creates 3 of 4');
  await pane(page).getByText('What changes').click();
  await expect(pane(page)).toContainText('Permissions policy: ReadTickets');
  await offer(page).click();
  await documentTab(page, 'Permissions').click();
  await showsText(page, 'dynamodb:GetItem');
  await expect(documentTab(page, 'Permissions')).toContainText('edited');
  await showsText(page, '/aws/lambda/tickets');
  await openCell(page, 'Notes');
  await expect(part(page, 'Notes')).toContainText('Added the statement ReadTickets');
});

test('policies that no task makes lead to the closest one, and stay', async ({ page }) => {
  await open(page);
  await openCheck(page);
  await pane(page)
    .getByRole('button', { name: /article/ })
    .click();
  await expect(offer(page)).toContainText(/^Start from/);
  await offer(page).click();
  await expect(answers(page)).toBeVisible();
  await showsText(page, 'your-s3-bucket');
});
