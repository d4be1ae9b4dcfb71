// Invalid answers: each field says what to type instead once it is left, and keeps what was typed.
import type { Page } from '@playwright/test';
import { allDocuments, answers, chooseEntity, field, goTo, linkOf, open, openStep, status } from './page.ts';
import { expect, test } from './test.ts';

interface Bad {
  readonly what: string;
  readonly scenario: string;
  readonly step: string;
  /** A radio to choose first. */
  readonly choose?: string;
  /** Who uses the role. */
  readonly user?: string;
  readonly label: string;
  readonly typed: string;
  readonly said: string | RegExp;
  /** What a person then types. */
  readonly better: string;
}

const importing = { scenario: 'import', step: 'Data' };
const bucket = { ...importing, label: 'Bucket with the model files', better: 'acme-models' };
const pasting = {
  scenario: 'invoke-arns',
  step: 'Model and Region',
  label: 'ARNs of what the app calls',
  better: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
};
const trusting = {
  scenario: 'invoke',
  step: 'Who',
  user: 'Another AWS account',
  label: 'Account, role or user that can assume the role',
  better: 'arn:aws:iam::444455556666:role/PartnerApp',
};

const cases: readonly Bad[] = [
  {
    what: 'an ARN of another partition',
    ...importing,
    choose: 'A KMS key',
    label: 'KMS key ARN',
    typed: 'arn:aws-cn:kms:cn-north-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    said: 'This key is in partition aws-cn, but the chosen Region is in aws. Use one partition for both.',
    better: 'arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  },
  {
    what: 'an alias in place of a key',
    ...importing,
    choose: 'A KMS key',
    label: 'KMS key ARN',
    typed: 'arn:aws:kms:us-east-1:444455556666:alias/weights',
    said: /An alias does not work.*\barn:aws:kms:/,
    better: 'arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab',
  },
  {
    what: 'a bucket of another partition',
    ...bucket,
    typed: 'arn:aws-us-gov:s3:::acme-models',
    said: 'This bucket is in partition “aws-us-gov”, but the chosen Region is in aws.',
  },
  {
    what: 'a role with a wildcard',
    ...trusting,
    typed: 'arn:aws:iam::444455556666:role/*',
    said: 'A wildcard would also allow things you do not know about yet. Type the exact value.',
  },
  {
    what: 'a session in place of a role',
    ...trusting,
    typed: 'arn:aws:sts::444455556666:assumed-role/App/session',
    said: 'Paste the ARN of the role itself',
  },
  {
    what: 'a letter that only looks Latin',
    ...pasting,
    typed: 'arn:aws:bedrock:us-east-1::foundation-model/deepse\u0435k.v3.2',
    said: /does not belong here \(U\+0435\).*Type the text again/,
  },
  {
    what: 'a character that turns the direction',
    ...pasting,
    typed: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2\u202E',
    said: 'U+202E',
  },
  {
    what: 'a profile where it cannot be called',
    ...pasting,
    typed: 'arn:aws:bedrock:eu-west-1:444455556666:inference-profile/us.deepseek.r1-v1:0',
    said: /can be called from us-east-1, .* only, not from eu-west-1/,
  },
  {
    what: 'too few digits',
    scenario: 'invoke',
    step: 'Who',
    label: 'AWS account',
    typed: '1234567890',
    said: 'An account ID has 12 digits; this one has 10. Keep leading zeros.',
    better: '001234567890',
  },
];

/** Types what is wrong, leaves the field, and states what is said. */
async function expectRefused(
  page: Page,
  { choose, user, label, typed, said }: Bad,
  isFirst: boolean,
): Promise<void> {
  if (user) await chooseEntity(page, user);
  if (choose) await answers(page).getByRole('radio', { name: choose, exact: true }).check();
  const input = field(page, label);
  await input.pressSequentially(typed);
  if (isFirst) {
    await expect(input).not.toHaveAttribute('aria-invalid', 'true');
    await expect(answers(page).getByText(said)).toBeHidden();
  }
  await input.blur();
  await expect(answers(page).getByText(said)).toBeVisible();
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  const tied = () =>
    input.evaluate((element) =>
      (element.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' '),
    );
  await expect.poll(tied).toMatch(said);
  await expect(status(page)).not.toContainText(/^Ready/);
}

/** Nothing is lost: not what was typed, not the documents, not on a reload. */
async function expectKept(page: Page, { step, label, typed, said }: Bad): Promise<void> {
  const documents = Object.values(await allDocuments(page)).join('');
  expect(documents).not.toContain(typed);
  await page.reload();
  await openStep(page, step);
  await expect(field(page, label)).toHaveValue(typed);
  await expect(answers(page).getByText(said)).toBeVisible();
}

async function expectMended(page: Page, { label, said, better }: Bad): Promise<void> {
  const input = field(page, label);
  await input.fill(better);
  await expect(answers(page).getByText(said)).toBeHidden();
  await expect(input).not.toHaveAttribute('aria-invalid', 'true');
  await input.fill('');
}

const places = new Set(cases.map(({ scenario, step }) => `${scenario}, ${step}`));
for (const place of places) {
  test(`${place}: what is wrong says what to type instead`, async ({ page }) => {
    const group = cases.filter(({ scenario, step }) => `${scenario}, ${step}` === place);
    const { scenario, step } = group[0]!;
    await open(page, linkOf(`p=${scenario}`));
    await openStep(page, step);
    for (const each of group) {
      await test.step(each.what, async () => {
        await expectRefused(page, each, each === group[0]);
        if (each === group.at(-1)) await expectKept(page, each);
        await expectMended(page, each);
      });
    }
  });
}

test('bucket names that break the rules of S3', async ({ page }) => {
  await open(page, linkOf(`p=${bucket.scenario}`));
  await openStep(page, bucket.step);
  const input = field(page, bucket.label);
  const rules: Record<string, string> = {
    ab: 'Bucket names have 3 to 63 characters; this one has 2.',
    '192.168.0.1': 'A bucket name cannot look like an IP address.',
    'acme..models': 'A bucket name cannot have two dots in a row.',
    'xn--models': 'AWS reserves names that start with xn--.',
    'models-s3alias': 'This is the alias of an access point',
    '-models': 'A bucket name must start and end with a letter or digit.',
    'acme models': '(U+0020)',
    'acme-*': 'Type the exact value.',
    'acme-models/deepseek-*/': 'Remove the wildcard',
    '${aws:PrincipalAccount}-models': 'A policy variable cannot be used here.',
    'arn:aws:s3:us-east-1:111122223333:accesspoint/a': 'This is not the ARN of an S3 bucket',
  };
  for (const [name, said] of Object.entries(rules)) {
    await input.fill(name);
    await input.blur();
    await expect(answers(page).getByText(said)).toBeVisible();
    await expect(input).toHaveValue(name);
  }
  // In us-east-1 there are old buckets with such names, which a job of Bedrock cannot name.
  await input.fill('Acme_Models');
  await input.blur();
  await expect(answers(page).getByText('no capitals or _ in buckets')).toBeVisible();
});

test('Regions that cannot be chosen say why, and a search without a match says what to type', async ({
  page,
}) => {
  await open(page);
  await openStep(page, 'Model and Region');
  const search = answers(page).getByRole('searchbox', { name: 'Search Regions' });
  await search.fill('ca-west');
  const without = answers(page).getByRole('checkbox', { name: 'ca-west-1' });
  await expect(without).toHaveAccessibleDescription(/DeepSeek-V3\.2 is not offered in these Regions/);
  await expect(without).toBeDisabled();
  await without.focus();
  await page.keyboard.press('Space');
  await expect(without).not.toBeChecked();
  await expect(answers(page).getByRole('button', { name: /^Remove/ })).toHaveCount(1);
  await search.fill('atlantis');
  await expect(answers(page).getByRole('status')).toContainText('Nothing matches “atlantis”.');

  await goTo(page, linkOf('p=host-ec2'));
  // The role before has the same question.
  await expect(page.getByRole('region', { name: 'Your role' })).toContainText('EC2');
  await openStep(page, 'Region');
  await search.fill('beijing');
  const apart = answers(page).getByRole('checkbox', { name: 'cn-north-1' });
  await expect(apart).toHaveAccessibleDescription(/A policy covers one partition/);
  await expect(apart).toBeDisabled();
});
