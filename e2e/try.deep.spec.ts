// Trying a request: from the list, by hand, with a token, and invalid ones.
import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import {
  chooseEntity,
  chooseScenario,
  documentTab,
  fullEditor,
  open,
  openCell,
  openCheck,
  openDocumentTab,
  part,
} from './page.ts';
import { expect, test } from './test.ts';

const SHEET = 'section[aria-label="Checks"]';

const request = (page: Page): Locator => page.getByRole('region', { name: 'Try a request', exact: true });
const outcome = (page: Page): Locator => page.getByRole('region', { name: 'Decision' });
const box = (page: Page, name: string): Locator => request(page).getByRole('combobox', { name, exact: true });

/** Opens the form behind the line of the request box. */
async function openTry(page: Page): Promise<void> {
  await openCell(page, 'Checks');
  // The first answer waits for the service reference.
  await expect(outcome(page)).toContainText('Allowed', { timeout: 20_000 });
  await request(page)
    .getByRole('button', { name: /^Try a request:/ })
    .click();
}

const showWhy = (page: Page): Promise<void> => outcome(page).getByRole('button', { name: 'Why?' }).click();

/** Picks a call in words, by the keyboard. */
async function pick(page: Page, words: string): Promise<void> {
  await box(page, 'Find a call').fill(words);
  await expect(request(page).getByRole('option').first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** The lit lines of the editor, as text. */
const litLines = (page: Page): Promise<number> => page.locator('.view-overlays .code-deciding').count();

test('calls are decided as the documents stand, and their statements are highlighted and shown', async ({
  page,
}) => {
  await open(page);
  await fullEditor(page);
  await openTry(page);
  await pick(page, 'converse streamed');
  await expect(box(page, 'Action')).toHaveValue('bedrock:InvokeModelWithResponseStream');
  await expect(outcome(page)).toContainText('Allowed, by InvokeDeepSeekV32');
  await expect(outcome(page)).toContainText(/Nothing denies it, given \d assumptions\./);
  await expect.poll(() => litLines(page)).toBeGreaterThan(0);
  await showWhy(page);
  await expect(outcome(page)).toContainText('How AWS decides');

  await test.step('a near miss is marked, and denied', async () => {
    await box(page, 'Find a call').fill('another region');
    const option = request(page).getByRole('option', { name: /in another Region/ });
    await expect(option).toContainText('must be denied');
    await option.click();
    await expect(outcome(page)).toContainText('Denied, because nothing allows it');
  });
  await test.step('another Region in the ARN is denied, with the reason and the closest statement', async () => {
    await box(page, 'Resource').fill('arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2');
    await expect(outcome(page)).toContainText('Denied, because nothing allows it');
    await expect(outcome(page)).toContainText('InvokeDeepSeekV32 is the closest match');
    await expect(outcome(page)).toContainText(
      'It applies to arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
    );
  });
  await test.step('a statement is shown in its document', async () => {
    await pick(page, 'lambda assumes the role');
    await expect(outcome(page)).toContainText('Allowed, by');
    await outcome(page)
      .getByRole('button', { name: /^Show statement/ })
      .first()
      .click();
    await expect(documentTab(page, 'Trust')).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => litLines(page)).toBeGreaterThan(0);
  });
  await test.step('a hand edit counts at once', async () => {
    await openDocumentTab(page, 'Permissions');
    await pick(page, 'converse streamed');
    await expect(outcome(page)).toContainText('Allowed');
    await page.getByRole('textbox', { name: /Permissions policy/ }).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await expect(outcome(page)).toContainText('is not valid JSON');
  });
});

const claims = (branch: string): string =>
  JSON.stringify({
    iss: 'https://token.actions.githubusercontent.com',
    aud: 'sts.amazonaws.com',
    sub: `repo:example-org/deepseek-app:ref:refs/heads/${branch}`,
    repository_id: '456789',
    run_id: '42',
  });

async function paste(page: Page, text: string): Promise<void> {
  await request(page).getByRole('button', { name: 'Paste a token’s claims' }).click();
  await request(page)
    .getByRole('textbox', { name: /^Web identity token/ })
    .fill(text);
  await request(page).getByRole('button', { name: 'Read the claims' }).click();
}

test('the claims of a token tell which key fails', async ({ page }) => {
  await open(page);
  await chooseEntity(page, 'GitHub Actions');
  await openTry(page);
  await paste(page, claims('main'));
  await expect(outcome(page)).toContainText('Allowed, by');
  await expect(request(page)).toContainText('read, not verified');
  await expect(request(page)).toContainText('Claims that policies cannot test: run_id');
  await paste(page, claims('dev'));
  await expect(outcome(page)).toContainText('Denied, because nothing allows it');
  await showWhy(page);
  const near = outcome(page).locator('.try-near');
  await expect(near).toContainText('token.actions.githubusercontent.com:sub');
  await expect(near).toContainText('the request has repo:example-org/deepseek-app:ref:refs/heads/dev');
  await expect(near).not.toContainText(':aud');
  await paste(page, 'no token');
  await expect(request(page)).toContainText('This is not a token. Paste the whole token');
});

test('an invalid request is refused at its field once the field is left, with what to write', async ({
  page,
}) => {
  await open(page);
  await openTry(page);
  const action = box(page, 'Action');
  await action.fill('bedrock:InvokeModl');
  await expect(outcome(page)).toContainText('No decision yet. Correct the action.');
  await expect(request(page)).not.toContainText('is not an action');
  await page.keyboard.press('Tab');
  await expect(request(page)).toContainText('bedrock:InvokeModl is not an action of Amazon Bedrock');
  await expect(action).toHaveAttribute('aria-invalid', 'true');
  await request(page).getByRole('button', { name: 'bedrock:InvokeModel', exact: true }).click();
  await expect(outcome(page)).toContainText('Allowed');
  await box(page, 'Resource').fill('deepseek');
  await page.keyboard.press('Tab');
  await expect(request(page)).toContainText(
    'deepseek is not an ARN. Write the resource as an ARN such as arn:aws:bedrock:',
  );
});

test('keys of the context have types, and may be unknown', async ({ page }) => {
  await open(page);
  await openTry(page);
  await box(page, 'Resource').fill('arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2');
  await box(page, 'Add a key').fill('aws:MultiFactorAuthAge');
  await page.keyboard.press('Enter');
  const age = box(page, 'aws:MultiFactorAuthAge');
  await expect(age).toBeFocused();
  await age.fill('an hour');
  await page.keyboard.press('Tab');
  await expect(request(page)).toContainText('takes a number, not an hour. Write digits');
  await request(page).getByRole('checkbox', { name: 'aws:MultiFactorAuthAge is unknown' }).check();
  await expect(outcome(page)).toContainText('Allowed');
  await request(page).getByRole('button', { name: 'Remove aws:MultiFactorAuthAge' }).click();
  await expect(age).toBeHidden();
});

test('actions are completed as they are typed', async ({ page }) => {
  await open(page);
  await openTry(page);
  await box(page, 'Action').fill('s3:geto');
  await request(page)
    .getByRole('option', { name: /^s3:GetObject Amazon S3$/ })
    .click();
  await expect(box(page, 'Action')).toHaveValue('s3:GetObject');
  await expect(request(page)).toContainText(/s3:GetObject does not act on arn:aws:bedrock:.*ObjectName/);
});

test('pasted policies all belong to one caller', async ({ page }) => {
  await open(page);
  await openCheck(page);
  await page.getByRole('button', { name: /article/ }).click();
  await openCell(page, 'Checks');
  await request(page)
    .getByRole('button', { name: /^Try a request:/ })
    .click();
  await expect(request(page).getByRole('combobox', { name: 'Who calls' })).toContainText(
    'A role or user with these policies',
  );
  await box(page, 'Action').fill('bedrock:InvokeModel');
  await box(page, 'Resource').fill('arn:aws:s3:::your-s3-bucket/a');
  await expect(outcome(page)).toContainText('Allowed');
});

test('what was tried for one scenario does not stay for another', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await openTry(page);
  await box(page, 'Resource').fill('arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2');
  await expect(outcome(page)).toContainText('Denied');
  await chooseScenario(page, 'Call DeepSeek-R1 on Bedrock');
  await expect(box(page, 'Resource')).not.toHaveValue(/deepseek\.v3\.2/);
  await expect(outcome(page)).toContainText('Allowed');
});

test('the page says that a service control policy allows nothing by itself', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await chooseScenario(page, 'Deny DeepSeek');
  await openCell(page, 'Checks');
  await expect(outcome(page)).toContainText('if the caller’s own policies allow it');
});

test('a request is kept as a check, and the focus stays', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await openTry(page);
  await box(page, 'Resource').fill('arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2');
  await expect(outcome(page)).toContainText('Denied');
  const keep = outcome(page).getByRole('button', { name: 'Keep as a check' });
  await keep.click();
  await expect(keep).toBeFocused();
  await expect(
    part(page, 'Checks')
      .getByRole('region', { name: 'Must be denied' })
      .getByRole('button', { name: /^Passes: bedrock:InvokeModel on arn:aws:bedrock:us-west-2/ }),
  ).toBeVisible();
});

test('is accessible: a denial, with the list of calls open', async ({ page }) => {
  await open(page);
  await openTry(page);
  await pick(page, 'another model');
  await expect(outcome(page)).toContainText('Denied');
  await box(page, 'Find a call').click();
  await expect(request(page).getByRole('listbox')).toBeVisible();
  await expectAccessibleInBoth(page, 'a denied request, the list of calls open', SHEET);
});

test('is accessible: an error, a context key and a token', async ({ page }) => {
  await open(page);
  await openTry(page);
  await box(page, 'Add a key').fill('aws:SourceVpc');
  await page.keyboard.press('Enter');
  await request(page).getByRole('button', { name: 'Paste a token’s claims' }).click();
  await box(page, 'Action').fill('bedrock:Nothing');
  await page.keyboard.press('Tab');
  await expect(request(page)).toContainText('is not an action');
  await expectAccessibleInBoth(page, 'a fault, a key and a token', SHEET);
});

test('fits on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 700 });
  await open(page);
  await openTry(page);
  await box(page, 'Resource').fill(`arn:aws:s3:::${'x'.repeat(60)}/${'y'.repeat(60)}`);
  await expect(outcome(page)).toContainText('Denied');
  const wide = () =>
    page.locator('.request-box').evaluate((element) =>
      [...element.querySelectorAll('*')]
        .filter((inner) => !inner.matches('.visually-hidden'))
        .filter((inner) => inner.getBoundingClientRect().right > innerWidth)
        .map((inner) => inner.outerHTML.slice(0, 80)),
    );
  await expect.poll(wide).toEqual([]);
});

test('a pasted denial is explained in place of the decision on another call', async ({ page }) => {
  await open(page);
  await openTry(page);

  await box(page, 'Find a call').fill(
    'User: arn:aws:sts::111122223333:assumed-role/DeepSeekInvoke/app is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2 because no identity-based policy allows the bedrock:InvokeModel action',
  );
  const why = part(page, 'Checks').getByRole('region', { name: 'Why it was denied' });
  await expect(why.getByRole('button', { name: 'Add us-west-2' })).toBeVisible();
  await expect(outcome(page)).toHaveCount(0);
  await why.getByRole('button', { name: 'Add us-west-2' }).click();
  await expect(why).toContainText('These documents allow');
});
