// The jobs of a new user, each to its end: documents whose calls an evaluation of what was saved allows, within so many
// interactions (a click, a choice, a filled field, a paste, a key).
import type { Page } from '@playwright/test';
import { decisionOn, policyOf } from './evaluate.ts';
import { allDocuments, answers, openFirstView, startField, status } from './page.ts';
import { Person } from './person.ts';
import { expect, test } from './test.ts';

/** Says what is wanted, as a new user: one field and Enter. */
async function say(person: Person, text: string): Promise<void> {
  await person.paste(startField(person.page), text);
  await person.press('Enter');
}

const asked = (page: Page, label: string) =>
  answers(page).getByRole('region', { name: `Needed: ${label}`, exact: true });

/** Answers the question that the card asks: the field has the focus. */
async function answer(person: Person, label: string, value: string): Promise<void> {
  const field = asked(person.page, label).getByRole('textbox');
  await expect(field).toBeVisible();
  await person.paste(field, value);
  await field.press('Enter');
}

const expectReady = (page: Page) => expect(status(page)).toContainText('Ready', { timeout: 30_000 });

/** The finish: every step with its values. */
async function create(person: Person): Promise<void> {
  await person.click(status(person.page).getByRole('button', { name: /^Create th/ }));
  await expect(person.page.getByRole('tab', { name: 'Console' })).toBeVisible();
}

/** The permissions policies of the kit that name an action. */
async function permissions(page: Page, action: string): Promise<readonly object[]> {
  const texts = Object.values(await allDocuments(page));
  return texts.filter((text) => text.includes(`"${action}"`) && !text.includes('"Principal"')).map(policyOf);
}

const ACCOUNT = '444455556666';
const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;

test('a: a Lambda function calls DeepSeek-V3.2 in us-east-1', async ({ page }) => {
  await openFirstView(page);
  const person = new Person(page);
  await say(person, 'My Lambda function chat-fn calls DeepSeek-V3.2 in us-east-1');
  await answer(person, 'AWS account', ACCOUNT);
  await expectReady(page);
  await create(person);
  person.expectWithin({ interactions: 7, seconds: 30 });

  const call = {
    principal: role('DeepSeekInvoke'),
    action: 'bedrock:InvokeModel',
    identityPolicies: await permissions(page, 'bedrock:InvokeModel'),
  };
  const model = (region: string): string => `arn:aws:bedrock:${region}::foundation-model/deepseek.v3.2`;
  expect(await decisionOn({ ...call, resource: model('us-east-1') })).toBe('allowed');
  expect(await decisionOn({ ...call, resource: model('us-west-2') })).toBe('implicitlyDenied');
});

test('a: the same with the keyboard alone', async ({ page }) => {
  await openFirstView(page);
  await startField(page).focus();
  await page.keyboard.type('My Lambda function chat-fn calls DeepSeek-V3.2 in us-east-1');
  await page.keyboard.press('Enter');
  await expect(asked(page, 'AWS account').getByRole('textbox')).toBeFocused();
  await page.keyboard.type(ACCOUNT);
  await page.keyboard.press('Enter');
  await expectReady(page);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('tab', { name: 'Console' })).toBeVisible();
});

test('b: a distill is imported from S3 with a KMS key of another Region than the first', async ({ page }) => {
  await openFirstView(page);
  const person = new Person(page);
  const key = `arn:aws:kms:us-west-2:${ACCOUNT}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
  await say(person, `Import a DeepSeek distill from s3://acme-models/r1/ encrypted with the KMS key ${key}`);
  await expect(status(page)).toContainText('Won’t work');
  await person.click(status(page).getByRole('button', { name: /us-west-2$/ }));
  await answer(person, 'AWS account', ACCOUNT);
  await expectReady(page);
  await create(person);
  person.expectWithin({ interactions: 8, seconds: 40 });

  const identityPolicies = await permissions(page, 's3:GetObject');
  const principal = role('DeepSeekModelImportRole');
  expect(
    await decisionOn({
      principal,
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::acme-models/r1/model.safetensors',
      resourceAccount: ACCOUNT,
      context: { 'aws:ResourceAccount': ACCOUNT },
      identityPolicies,
    }),
  ).toBe('allowed');
  expect(
    await decisionOn({
      principal,
      action: 'kms:Decrypt',
      resource: key,
      context: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' },
      identityPolicies,
      // As AWS makes keys: IAM policies of the account decide.
      resourcePolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
            Action: 'kms:*',
            Resource: '*',
          },
        ],
      },
    }),
  ).toBe('allowed');
});

test('e: a workflow of GitHub deploys a SageMaker endpoint with an R1 distill', async ({ page }) => {
  await openFirstView(page);
  const person = new Person(page);
  await say(person, 'our CI in GitHub repo acme/llm deploys a SageMaker endpoint with an R1 distill');
  await expect(status(page)).toContainText('Won’t work: no image');
  await person.click(status(page).getByRole('button', { name: /^Use / }).first());
  for (let asks = 0; asks < 6; asks += 1) {
    const card = answers(page).getByRole('region', { name: /^Needed: / });
    if ((await card.count()) === 0) break;
    const label = (await card.getAttribute('aria-label'))!.replace('Needed: ', '');
    await answer(person, label, VALUES[label] ?? '1234');
    await expect(asked(page, label)).toHaveCount(0);
  }
  await expect(status(page)).toContainText('1 guess to confirm: us-east-1');
  await person.click(status(page).getByRole('button', { name: 'Keep it' }));
  await expectReady(page);
  await create(person);
  person.expectWithin({ interactions: 10, seconds: 60 });
  const all = Object.values(await allDocuments(page)).join('\n');
  for (const part of [
    'repo:acme@1234/llm@5678:ref:refs/heads/main',
    'sagemaker:CreateEndpoint',
    'iam:PassRole',
  ])
    expect(all).toContain(part);
});

const VALUES: Readonly<Record<string, string>> = {
  'AWS account': ACCOUNT,
  'GitHub owner ID of the deployer': '1234',
  'GitHub repository ID of the deployer': '5678',
};

test('f: pods call R1 through a VPC endpoint with a guardrail, which has to be of the Region of the calls', async ({
  page,
}) => {
  await openFirstView(page);
  const person = new Person(page);
  const guardrail = `arn:aws:bedrock:us-east-1:${ACCOUNT}:guardrail/ab12cd34ef56`;
  await say(
    person,
    `EKS pods in account ${ACCOUNT} call R1 in us-east-1 through our VPC endpoint vpce-0123456789abcdef0 with guardrail ${guardrail}`,
  );
  await answer(person, 'EKS cluster ARN', `arn:aws:eks:us-east-1:${ACCOUNT}:cluster/prod`);
  await answer(person, 'Namespace of the pods', 'chat');
  await answer(person, 'Service account of the pods', 'api');
  await expectReady(page);
  await create(person);
  person.expectWithin({ interactions: 9, seconds: 60 });

  const call = {
    principal: role('DeepSeekR1Invoke'),
    action: 'bedrock:InvokeModel',
    resource: `arn:aws:bedrock:us-east-1:${ACCOUNT}:inference-profile/us.deepseek.r1-v1:0`,
    identityPolicies: await permissions(page, 'bedrock:InvokeModel'),
  };
  const context = { 'bedrock:GuardrailIdentifier': guardrail, 'aws:SourceVpce': 'vpce-0123456789abcdef0' };
  expect(await decisionOn({ ...call, context })).toBe('allowed');
  expect(await decisionOn({ ...call, context: { 'aws:SourceVpce': 'vpce-0123456789abcdef0' } })).not.toBe(
    'allowed',
  );
});

test('g: DeepSeek is denied in an organization, except to one role', async ({ page }) => {
  await openFirstView(page);
  const person = new Person(page);
  await say(person, `Deny DeepSeek in the whole organization except role ${role('BedrockAdmin')}`);
  await expectReady(page);
  await create(person);
  person.expectWithin({ interactions: 6, seconds: 30 });

  const documents = Object.values(await allDocuments(page)).map(policyOf);
  const everything = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  };
  const call = (name: string) =>
    decisionOn({
      principal: role(name),
      action: 'bedrock:InvokeModel',
      resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
      identityPolicies: [everything],
      scps: [[everything, ...documents]],
    });
  expect(await call('App')).toBe('explicitlyDenied');
  expect(await call('BedrockAdmin')).toBe('allowed');
});
