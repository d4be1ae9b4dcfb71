// Jobs of a new user who brings something: a refused call, code, or a policy that allows too much. Each ends in what an
// evaluation of the documents allows, within so many interactions (a click, a choice, a filled field, a paste, a key).
import type { Page } from '@playwright/test';
import { decisionOn, policyOf } from './evaluate.ts';
import { allDocuments, answers, openClipboard, openFirstView, startField, status } from './page.ts';
import { Person } from './person.ts';
import { expect, test } from './test.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const ACCOUNT = '444455556666';
const role = (name: string): string => `arn:aws:iam::${ACCOUNT}:role/${name}`;
const model = (region: string, id: string): string => `arn:aws:bedrock:${region}::foundation-model/${id}`;

const asked = (page: Page, label: string) =>
  answers(page).getByRole('region', { name: `Needed: ${label}`, exact: true });

/** Fills the field that the card asks for. */
async function answer(person: Person, label: string, value: string): Promise<void> {
  await expect(asked(person.page, label)).toBeVisible();
  await person.paste(asked(person.page, label).getByRole('textbox'), value);
}

async function documentsOf(page: Page): Promise<readonly [permissions: object, trust: object]> {
  const documents = Object.entries(await allDocuments(page));
  const find = (isTrust: boolean): object => {
    const found = documents.find(([name]) => /trust/i.test(name) === isTrust);
    if (!found) throw new Error(`Not among ${documents.map(([name]) => name).join(', ')}`);
    return policyOf(found[1]);
  };
  return [find(false), find(true)];
}

const R1_REGIONS = ['us-east-1', 'us-east-2', 'us-west-2'];
const R1_PROFILE = `arn:aws:bedrock:us-west-2:${ACCOUNT}:inference-profile/us.deepseek.r1-v1:0`;

const DENIAL = `An error occurred (AccessDeniedException) when calling the Converse operation: User: arn:aws:sts::${ACCOUNT}:assumed-role/ChatRole/chat is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/deepseek.r1-v1:0 because no identity-based policy allows the bedrock:InvokeModel action`;

test('c: a refused call is explained, and its fixes allow what the fixed code calls', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await openFirstView(page);
  const person = new Person(page);
  await person.paste(startField(page), DENIAL);
  await person.press('Enter');
  await expect(status(page)).toContainText('Denied');
  const copy = status(page).getByRole('button', { name: 'Copy both fixes' });
  await expect(copy).toBeVisible();
  await clipboard.write('');
  await person.click(copy);
  await expect.poll(() => clipboard.read()).toContain('us.deepseek.r1-v1:0');
  person.expectWithin({ interactions: 4, seconds: 20 });
  await expect(page.getByText('the role’s policies allow the call')).toBeVisible();

  const copied = await clipboard.read();
  // What goes where is said over each.
  expect(copied).toContain('In the code:\nmodelId="us.deepseek.r1-v1:0"');
  expect(copied).toContain('In the permissions of ChatRole, add:\n{');
  await expect(page.getByText('AWS may have routed the call to us-west-2')).toBeVisible();
  // Statements, to be pasted behind those that the role has.
  const statements = copied.slice(copied.indexOf('{'));
  const identityPolicies = [policyOf(`{"Version": "2012-10-17", "Statement": [${statements}]}`)];
  const call = { principal: role('ChatRole'), action: 'bedrock:InvokeModel', identityPolicies };
  expect(decisionOn({ ...call, resource: R1_PROFILE })).toBe('allowed');
  for (const region of R1_REGIONS)
    expect(
      decisionOn({
        ...call,
        resource: model(region, 'deepseek.r1-v1:0'),
        context: { 'bedrock:InferenceProfileArn': R1_PROFILE },
      }),
    ).toBe('allowed');
  // Nothing of it is about other models, or the model without its profile.
  expect(decisionOn({ ...call, resource: model('us-west-2', 'deepseek.v3.2') })).toBe('implicitlyDenied');
});

const CODE = `import boto3, json

s3 = boto3.client("s3")
bedrock = boto3.client("bedrock-runtime", region_name="us-west-2")

MODEL = "us.deepseek.r1-v1:0"

def main():
    obj = s3.get_object(Bucket="acme-prompts", Key="daily/prompt.txt")
    prompt = obj["Body"].read().decode()
    r = bedrock.converse(
        modelId=MODEL,
        messages=[{"role": "user", "content": [{"text": prompt}]}],
    )
    print(r["output"]["message"]["content"][0]["text"])
`;

test('d: code says all but where it runs, and its role allows what it calls and no more', async ({
  page,
}) => {
  await openFirstView(page);
  const person = new Person(page);
  await person.paste(startField(page), CODE);
  await person.press('Enter');
  await expect(status(page)).toContainText('2 answers left: where it runs, AWS account');
  const notes = page.getByRole('complementary', { name: 'What the code needs' });
  await expect(notes).toContainText('R1, from us-west-2');
  await expect(notes).toContainText('Reads one object');
  await expect(notes).toContainText('Calls Converse');
  // Nobody is assumed to use the role.
  await expect(answers(page).getByText('Lambda', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Your code needs' })).not.toContainText('Lambda');
  await person.click(
    asked(page, 'Where does this code run?').getByRole('option', { name: /^Amazon EC2 instance/ }),
  );
  await answer(person, 'AWS account', ACCOUNT);
  await expect(status(page)).toContainText('Ready', { timeout: 30_000 });
  await person.click(status(page).getByRole('button', { name: 'Create this role' }));
  await expect(page.getByRole('tab', { name: 'Console' })).toBeVisible();
  person.expectWithin({ interactions: 5, seconds: 30 });

  const [permissions, trust] = await documentsOf(page);
  const call = { principal: role('DeepSeekR1Invoke'), identityPolicies: [permissions] };
  const read = {
    ...call,
    action: 's3:GetObject',
    resourceAccount: ACCOUNT,
    context: { 'aws:ResourceAccount': ACCOUNT },
  };
  expect(decisionOn({ ...read, resource: 'arn:aws:s3:::acme-prompts/daily/prompt.txt' })).toBe('allowed');
  expect(decisionOn({ ...read, resource: 'arn:aws:s3:::acme-prompts/daily/other.txt' })).toBe(
    'implicitlyDenied',
  );
  expect(decisionOn({ ...read, action: 's3:ListBucket', resource: 'arn:aws:s3:::acme-prompts' })).toBe(
    'implicitlyDenied',
  );
  expect(decisionOn({ ...call, action: 'bedrock:InvokeModel', resource: R1_PROFILE })).toBe('allowed');
  for (const region of R1_REGIONS)
    expect(
      decisionOn({
        ...call,
        action: 'bedrock:InvokeModel',
        resource: model(region, 'deepseek.r1-v1:0'),
        context: { 'bedrock:InferenceProfileArn': R1_PROFILE },
      }),
    ).toBe('allowed');
  expect(
    decisionOn({
      ...call,
      action: 'bedrock:InvokeModelWithResponseStream',
      resource: R1_PROFILE,
    }),
  ).toBe('implicitlyDenied');
  expect(JSON.stringify(trust)).toContain('ec2.amazonaws.com');
});

test('d: words next to the code say where it runs, and are asked about where they contradict it', async ({
  page,
}) => {
  await openFirstView(page);
  await startField(page).fill(`${CODE}\nIt runs on Fargate in account ${ACCOUNT}, role chat-task`);
  await startField(page).press('Enter');
  const needs = page.getByRole('region', { name: 'Your code needs' });
  await expect(needs).toContainText('An ECS task in account 444455556666');
  await expect(status(page)).toContainText('Ready', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Change the code' }).click();
  const box = page.getByRole('textbox', { name: 'Your role as text' });
  await box.fill(`make it for us-east-1\n\n${CODE}`);
  await box.press('Enter');
  const answer = page
    .getByRole('status')
    .filter({ hasText: 'Regions: us-west-2, line 6, or “us-east-1”, line 1?' });
  await expect(answer).toBeVisible();
  await expect(page.locator('.grow-marks mark')).toHaveText(['us-east-1', 'us-west-2']);
  await answer.getByRole('button', { name: 'us-east-1' }).click();
  await expect(page.getByRole('region', { name: 'Your role' })).toContainText('us-east-1');
});

test('h: words next to a policy make a role of it, and the policy stays', async ({ page }) => {
  await openFirstView(page);
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: model('us-west-2', 'deepseek.v3.2') },
    ],
  });
  await startField(page).fill(
    `${policy}\n\nmake the whole role for this, it's attached to a Glue job called acme_x`,
  );
  await startField(page).press('Enter');
  await expect(page.getByRole('region', { name: 'Your role' })).toContainText('A Glue job in account');
  await expect(page.getByRole('status', { name: 'Left out' })).toContainText('acme_x');
});

test('c: words next to an error message are a role to build', async ({ page }) => {
  await openFirstView(page);
  await startField(page).fill(
    `${DENIAL}\n\n-> role for importing DeepSeek-R1-Distill-Llama-8B from s3://acme-distill/8b/ pls`,
  );
  await startField(page).press('Enter');
  await expect(status(page)).toContainText('Denied');
  await page.getByRole('button', { name: 'Build a new role instead' }).click();
  await expect(page.getByRole('region', { name: 'Your role' })).toContainText('acme-distill');
});

test('d: changed code keeps what was answered beside it', async ({ page }) => {
  await openFirstView(page);
  const person = new Person(page);
  await person.paste(startField(page), CODE);
  await person.press('Enter');
  await asked(page, 'Where does this code run?')
    .getByRole('option', { name: /^Amazon EC2/ })
    .click();
  await answer(person, 'AWS account', ACCOUNT);
  await expect(status(page)).toContainText('Ready', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Change the code' }).click();
  const box = page.getByRole('textbox', { name: 'Your role as text' });
  await box.fill(CODE.replace('daily/prompt.txt', 'nightly.txt'));
  await box.press('Enter');
  // The box itself has the new text, too, until it is read.
  await expect(box).toBeHidden();
  await expect(page.getByRole('region', { name: 'Your code needs' })).toContainText('nightly.txt');
  await expect(status(page)).toContainText('Ready', { timeout: 30_000 });
  const [permissions] = await documentsOf(page);
  expect(JSON.stringify(permissions)).toContain('acme-prompts/nightly.txt');
});

const BROAD = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'bedrock:*', Resource: '*' }],
});

test('h: a policy that allows everything of Bedrock becomes that of its task, as Terraform', async ({
  page,
}) => {
  await openFirstView(page);
  const person = new Person(page);
  await person.pasteHere(BROAD);
  await expect(status(page)).toContainText('Too broad: allows 262 actions on everything');
  await person.click(status(page).getByRole('button', { name: 'Tighten it' }));
  const change = page.getByRole('region', { name: 'Before and after' });
  await expect(change).toContainText('260 actions stop');
  await expect(change.getByRole('region', { name: 'What stops' })).toContainText('and 257 more');
  await expect(page.getByRole('option', { name: /^Call DeepSeek-V3 on Bedrock/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await person.click(status(page).getByRole('button', { name: 'Use this policy' }));
  // A policy does not say who uses it.
  const sentence = page.getByRole('region', { name: 'Your role' });
  await expect(sentence).toContainText('A role used by needed');
  await expect(status(page)).toContainText('who uses it');
  await person.click(
    asked(page, 'Who uses this role?').getByRole('option', { name: /^Amazon EC2 instance/ }),
  );
  await expect(sentence).toContainText('EC2');
  await answer(person, 'AWS account', ACCOUNT);
  await expect(status(page)).not.toContainText('left');
  await person.click(status(page).getByRole('button', { name: 'Create this role' }));
  await person.click(page.getByRole('tab', { name: 'Terraform' }));
  await expect(page.getByText('terraform apply').first()).toBeVisible();
  person.expectWithin({ interactions: 8, seconds: 30 });

  const [permissions, trust] = await documentsOf(page);
  const call = { principal: role('DeepSeekInvoke'), identityPolicies: [permissions] };
  const resource = model('us-east-1', 'deepseek.v3.2');
  expect(decisionOn({ ...call, action: 'bedrock:InvokeModel', resource })).toBe('allowed');
  expect(
    decisionOn({
      ...call,
      action: 'bedrock:DeleteCustomModel',
      resource: `arn:aws:bedrock:us-east-1:${ACCOUNT}:custom-model/a.b/abcdefghijkl`,
    }),
  ).toBe('implicitlyDenied');
  expect(JSON.stringify(trust)).toContain('ec2.amazonaws.com');
});
