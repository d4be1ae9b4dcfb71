// Job 6: is my policy right? An article, then own mistakes: fixed, exported as Terraform, and opened in the wizard.
import type { Page } from '@playwright/test';
import { ARTICLE_POLICIES } from '#app/check/article-sample.ts';
import { answers, button, checkPane, checkPolicies, open, showsText, verdict } from './page.ts';
import { Person } from './person.ts';
import { expect, test } from './test.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const tabs = (page: Page) =>
  page.getByRole('tablist', { name: 'Pasted policies', exact: true }).getByRole('tab');
const about = (page: Page) => page.getByRole('region', { name: 'About the pasted policies' });
const state = (page: Page) => page.locator('.verdict');
const offer = (page: Page) => page.getByRole('region', { name: 'In the wizard' });

const [permissions, openSearch, ec2] = ARTICLE_POLICIES.map(({ original }) => original);
const ARTICLE = `What permissions should be included in the IAM role for DeepSeek

To create an IAM role for DeepSeek, you need to ensure the role includes specific permissions.

Example policy snippet for Bedrock and S3 access:

json
${permissions}

1. Trust Policy: Ensure the IAM role has a trust policy that allows the service to assume the role.

Example Trust Policy for OpenSearch

json
${openSearch}

Example Trust Policy for EC2

json
${ec2}

Additional Considerations
- Least Privilege Principle: grant only the necessary permissions.
`;

test('an article is three policies: fixed, exported as Terraform and opened in the wizard', async ({
  page,
}) => {
  await open(page);
  const person = new Person(page);
  await person.pasteHere(ARTICLE);
  await expect(tabs(page)).toHaveCount(3);
  await expect(tabs(page)).toContainText(['Bedrock and S3 access', 'OpenSearch', 'EC2']);
  await expect(state(page)).toContainText('IAM will refuse this');

  await person.click(about(page).getByRole('button', { name: /^Fix all \(\d+\)$/ }));
  await showsText(page, 'bedrock:CreateModelImportJob');

  await person.click(checkPane(page).getByRole('button', { name: 'Terraform', exact: true }));
  // The state is the same everywhere, and each trust policy is a role.
  const files = about(page).getByRole('region', { name: 'Terraform' });
  await expect(files).toContainText('IAM will refuse this');
  await expect(files.locator('pre')).toContainText('resource "aws_iam_role"');
  await expect(files).toContainText('OpenSearchRole gets the permissions, EC2Role has none');

  await person.click(offer(page).getByRole('button', { name: /^(Open in|Start from)/ }));
  await expect(answers(page)).toBeVisible();
  await showsText(page, 'your-s3-bucket');
  person.expectWithin({ interactions: 4, seconds: 30 });
});

const policy = (...statements: readonly object[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
const MISTAKES = policy({
  Effect: 'Allow',
  Action: ['bedrock:InvokeModle', 'bedrock:InvokeModelWithResponseStream'],
  Resource: 'arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2',
});
const TRUST = policy({
  Effect: 'Allow',
  Principal: { Service: 'ecs-tasks.amazonaws.com' },
  Action: 'sts:AssumeRole',
});

test('own mistakes: nothing is green before there is something, all is fixed, and the wizard has the rest', async ({
  page,
}) => {
  await open(page);
  await button(page, 'Check a policy I have').click();
  await expect(state(page)).toHaveText('Nothing to check yet');
  await expect(page.locator('.kit .severity-ok, .kit .count-ok')).toHaveCount(0);
  await checkPane(page).getByRole('button', { name: 'Back to the wizard' }).click();

  await checkPolicies(page, MISTAKES, TRUST);
  await expect(state(page)).toContainText(/\b1 error/);
  await about(page)
    .getByRole('button', { name: /^Fix all/ })
    .first()
    .click();
  await expect(state(page)).toContainText('Ready');
  await expect(page).toHaveTitle(/^Ready · Check a policy/);

  await checkPane(page).getByRole('button', { name: 'CloudFormation', exact: true }).click();
  const files = about(page).getByRole('region', { name: 'CloudFormation' });
  await expect(files.locator('pre')).toContainText('AWS::IAM::Role');
  await expect(files.getByText(/^Names:/)).toBeVisible();
  await files.getByRole('textbox', { name: /^Role name/ }).fill('ChatRole');
  await expect(files.locator('pre')).toContainText('ChatRole');

  await expect(offer(page)).toContainText('Call DeepSeek-V3 on Bedrock');
  await offer(page).getByRole('button', { name: 'Open in the wizard' }).click();
  await expect(answers(page)).toContainText('Amazon ECS task');
  await expect(verdict(page)).toContainText('placeholder');
});

test('a plain call opens as a caller, and replacing it by an article makes a tab of each policy', async ({
  page,
}) => {
  await open(page);
  const PLAIN = policy({
    Effect: 'Allow',
    Action: ['bedrock:InvokeModel'],
    Resource: ['arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2'],
  });
  await checkPolicies(page, PLAIN);
  await expect(offer(page)).toContainText('Call DeepSeek-V3 on Bedrock creates the statement');
  await page.keyboard.press('Control+a');
  await new Person(page).pasteHere(ARTICLE);
  await expect(tabs(page)).toHaveCount(3);
});
