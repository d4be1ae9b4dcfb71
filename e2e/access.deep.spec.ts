// “What this role can do”: counts, risks, the table of actions, the effect of edits, and the download.
import { strFromU8 } from 'fflate';
import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import {
  checkAnother,
  checkPolicies,
  download,
  editor,
  fullEditor,
  linkOf,
  open,
  openCell,
  openClipboard,
  part,
  pasteOver,
  undoHandEdits,
} from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: { width: 1440, height: 900 } });

const PAGE = 'section[aria-label="What it allows"]';
const panel = (page: Page) => part(page, 'Access');
const openAccess = (page: Page) => openCell(page, 'Access');
const service = (of: Locator, prefix: string) =>
  of.getByRole('rowheader').getByRole('button', { name: new RegExp(` ${prefix}$`) });

const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
const ADMINISTRATOR = policy({ Effect: 'Allow', Action: '*', Resource: '*' });

test('the initial role has a few allowed actions, each with its resources and statement', async ({
  page,
}) => {
  await open(page);
  // The tabs are drawn before their code is there; the editor comes with or after it.
  await fullEditor(page);
  await openAccess(page);
  await expect(panel(page)).toContainText('4 actions in 2 services');
  await expect(panel(page)).toContainText('No known risk:');
  const row = panel(page)
    .getByRole('row', { name: /^Bedrock/ })
    .first();
  await expect(row.getByRole('cell').first()).toHaveText(/^Read 2 of \d+$/);
  await expect(row).toContainText('DeepSeek-V3.2 in us-east-1');
  await expect(row).toContainText('InvokeDeepSeekV32');
  await expectAccessibleInBoth(page, 'what the starting role can do', PAGE);
  await panel(page).getByRole('button', { name: 'WriteFunctionLogs of Permissions policy' }).click();
  await expect(editor(page)).toBeFocused();
  await expect(panel(page)).toBeHidden();
});

test('a hand edit shows the access it adds, risky actions first, and undoing it clears the list', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  // The tabs are drawn before their code is there; the editor comes with or after it.
  await fullEditor(page);
  await pasteOver(
    page,
    clipboard,
    policy({ Effect: 'Allow', Action: ['s3:*', 'iam:PassRole'], Resource: '*' }),
  );
  await openAccess(page);
  const changes = panel(page).getByRole('region', { name: 'Changes' });
  await expect(changes).toContainText('Compared with what the answers make');
  await expect(changes.getByRole('status')).toHaveText(
    /^\d+ gained \(\d+ risky\), 4 lost, 0 changed, 0 unchanged$/,
  );
  await expect(changes.getByRole('listitem').first()).toContainText('Gained in iam');
  await expect(changes.getByRole('listitem').first()).toContainText('PassRole');
  const risks = panel(page).getByRole('region', { name: 'Risks' });
  await expect(risks).toContainText('pass roles to services');
  await expectAccessibleInBoth(page, 'changes and risks', PAGE);
  const { name, bytes } = await download(
    page,
    changes.getByRole('button', { name: 'Download the changes as CSV' }),
  );
  expect(name).toBe('DeepSeekInvoke-changes.csv');
  expect(strFromU8(bytes)).toContain('gained,iam:PassRole,Write,no,all: *\r\n');
  await panel(page).getByRole('combobox', { name: 'Compared with' }).selectOption('Nothing');
  await expect(changes).toBeHidden();
  await undoHandEdits(page);
  await openAccess(page);
  await expect(panel(page)).toContainText('4 actions');
  await expect(panel(page).getByRole('combobox', { name: 'Compared with' })).toBeHidden();
});

test('a service control policy shows the access that it removes', async ({ page }) => {
  await open(page, linkOf('p=deny-deepseek'));
  await fullEditor(page);
  await openAccess(page);
  const changes = panel(page).getByRole('region', { name: 'Changes' });
  await expect(changes).toContainText('Compared with Anyone with AdministratorAccess');
  await expect(changes.getByRole('status')).toContainText(/^0 gained, 0 lost, [1-9]\d* changed/, {
    timeout: 20_000,
  });
  await expect(changes.getByRole('listitem').first()).toContainText('bedrock');
});

test('the subject chosen last is shown, however quickly the choice changes', async ({ page }) => {
  await open(page, linkOf('p=import'));
  await fullEditor(page);
  await openAccess(page);
  await expect(panel(page)).toContainText('2 actions');
  const who = panel(page).getByRole('combobox', { name: 'Who' });
  await who.evaluate((select: HTMLSelectElement) => {
    const choose = (index: number): void => {
      select.selectedIndex = index;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    choose(1);
    setTimeout(() => choose(0));
  });
  // The worker answers in turn: with this, the answer about the other has come.
  await download(page, panel(page).getByRole('button', { name: 'Download the table as CSV' }));
  await expect(panel(page).locator('.access')).toHaveAttribute('aria-busy', 'false');
  await expect(panel(page)).toContainText('2 actions');
  await expect(panel(page).getByRole('table')).toContainText('GetObject');
});

test('an administrator’s policy shows everything, to search, filter and open', async ({ page }) => {
  await open(page);
  await checkPolicies(page, ADMINISTRATOR);
  const found = panel(page);
  await openAccess(page);
  await expect(found).toContainText(/2\d,\d{3} actions in 4\d\d services/);
  await expect(found).toContainText('Actions that AWS adds later are also allowed if they match *');
  await expect(found.getByText('the figures may change')).toBeHidden({ timeout: 20_000 });
  await expect(found.getByRole('rowheader')).toHaveCount(40);
  await found.getByRole('button', { name: /^Show 160 of 416 more services/ }).click();
  await expect(found.getByRole('rowheader')).toHaveCount(200);
  const search = found.getByRole('searchbox', { name: 'Search services and actions' });
  await search.fill('s3:GetObject*');
  await expect(found.getByRole('rowheader')).toHaveCount(1);
  await expect(found).toContainText(/\d+ actions in 1 service found/);
  await expect(found).toContainText('GetObjectTagging');
  await found.getByRole('checkbox', { name: 'Risky only' }).check();
  await expect(found).not.toContainText('GetObjectTagging');
  await expect(found.getByRole('table')).toContainText('GetObject');
  await search.fill('');
  await found.getByRole('combobox', { name: 'Level' }).selectOption('Permissions management');
  await expect(found).toContainText(/\d+ actions in \d+ services found/);
  await search.fill('kms:nothing');
  await expect(found).toContainText('No allowed action matches');
  await search.fill('kms');
  await expect(found).toContainText('The key policy must allow it as well.');
});

test('one pasted policy against another, and all of them together', async ({ page }) => {
  await open(page);
  await checkPolicies(
    page,
    policy({ Effect: 'Allow', Action: ['sqs:SendMessage', 'sqs:ListQueues'], Resource: '*' }),
    policy({ Effect: 'Allow', Action: ['sqs:SendMessage', 's3:PutBucketPolicy'], Resource: '*' }),
  );
  const found = panel(page);
  await openAccess(page);
  const whose = found.getByRole('combobox', { name: 'Policy' });
  await expect(whose.getByRole('option')).toHaveCount(3);
  await whose.selectOption({ index: 0 });
  await expect(found).toContainText('2 actions in one service');
  await found.getByRole('combobox', { name: 'Compared with' }).selectOption({ index: 1 });
  await expect(found.getByRole('region', { name: 'Changes' }).getByRole('status')).toHaveText(
    '1 gained, 1 lost, 0 changed, 1 unchanged',
  );
  await whose.selectOption('All identity policies together');
  await expect(found).toContainText('3 actions in 2 services');
  const { name, bytes } = await download(
    page,
    found.getByRole('button', { name: 'Download the table as CSV' }),
  );
  expect(name).toBe('All-identity-policies-together-access.csv');
  expect(strFromU8(bytes).split('\r\n').slice(1)).toEqual([
    's3,PutBucketPolicy,Permissions management,all,*,,,,,permissions',
    'sqs,ListQueues,Read,all,*,,,,,',
    'sqs,SendMessage,Write,all,*,,,,,',
    '',
  ]);
  const markdown = await download(
    page,
    found.getByRole('button', { name: 'Download the table as Markdown' }),
  );
  expect(markdown.name).toBe('All-identity-policies-together-access.md');
  expect(strFromU8(markdown.bytes)).toMatch(/3 of 2\d,\d{3} actions: 3 on all resources/);
});

test('each role of a kit, and what a fix changes in a pasted policy', async ({ page }) => {
  await open(page, linkOf('p=import'));
  await fullEditor(page);
  await openAccess(page);
  await expect(panel(page)).toContainText('2 actions in one service');
  await panel(page).getByRole('combobox', { name: 'Who' }).selectOption('DeepSeekImportOperator');
  await expect(panel(page)).toContainText('7 actions in 2 services');
  await checkPolicies(
    page,
    policy({ Effect: 'Allow', Action: 's3:GetObjekt', Resource: 'arn:aws:s3:::b/*' }),
  );
  const found = panel(page);
  const notes = await openCell(page, 'Notes');
  await notes
    .getByRole('button', { name: /^Why\?/ })
    .first()
    .click();
  await expect(notes).toContainText('Also allows: s3:GetObject');
  await notes
    .getByRole('button', { name: /^Fix: .*s3:GetObject/ })
    .first()
    .click();
  await openAccess(page);
  const changes = found.getByRole('region', { name: 'Changes' });
  await expect(changes).toContainText('Compared with the policy as pasted');
  await expect(changes.getByRole('status')).toHaveText(/^1 gained/);
});

test('explains why there is no access to show: no identity policy, or a text that cannot be read', async ({
  page,
}) => {
  await open(page);
  await checkPolicies(
    page,
    policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
  );
  const found = panel(page);
  await openAccess(page);
  await expect(found).toContainText('Paste an identity policy');
  await checkAnother(page, ADMINISTRATOR.slice(0, -12));
  await openAccess(page);
  await expect(found).toContainText('is not valid JSON');
  await expect(found).not.toContainText(/\d actions/);
});

test('when AWS’s list of actions does not load, the page says so and offers another try', async ({
  page,
}) => {
  let failing = true;
  // The worker's requests are not the page's.
  await page
    .context()
    .route(/\/reference-[^/]+\/index\.json$/, (route) =>
      failing ? route.fulfill({ status: 404, body: '' }) : route.continue(),
    );
  await open(page);
  // The tabs are drawn before their code is there; the editor comes with or after it.
  await fullEditor(page);
  await openAccess(page);
  const alert = panel(page).getByRole('alert').filter({ hasText: 'AWS’s actions' });
  await expect(alert).toContainText('could not be loaded');
  failing = false;
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(panel(page)).toContainText('4 actions');
  await expect(alert).toBeHidden();
});

test('by keyboard: a service opens, focus stays, and Escape goes back', async ({ page }) => {
  await open(page);
  await checkPolicies(page, policy({ Effect: 'Allow', Action: ['s3:*', 'sqs:*'], Resource: '*' }));
  await openAccess(page);
  const s3 = service(panel(page), 's3');
  // A service with so many actions stands closed.
  await expect(s3).toHaveAttribute('aria-expanded', 'false');
  await s3.focus();
  await page.keyboard.press('Enter');
  await expect(s3).toHaveAttribute('aria-expanded', 'true');
  await expect(s3).toBeFocused();
  await page.keyboard.press('Space');
  await expect(s3).toHaveAttribute('aria-expanded', 'false');
  await expect(s3).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
});

test('at 390 and at 320 pixels the table fits', async ({ page }) => {
  await open(page);
  await checkPolicies(page, ADMINISTRATOR);
  await page.setViewportSize({ width: 390, height: 844 });
  const found = panel(page);
  await openAccess(page);
  await expect(found.getByText('the figures may change')).toBeHidden({ timeout: 20_000 });
  await found.getByRole('searchbox', { name: 'Search services and actions' }).fill('iam:*Role*');
  await service(found, 'iam').click();
  const wide = () =>
    found.evaluate((element) =>
      [...element.querySelectorAll('.access *')]
        .filter((inner) => !inner.closest('.visually-hidden, thead'))
        .filter((inner) => inner.getBoundingClientRect().right > innerWidth)
        .map((inner) => inner.outerHTML.slice(0, 80)),
    );
  await expect.poll(wide).toEqual([]);
  await page.setViewportSize({ width: 320, height: 844 });
  await expect.poll(wide).toEqual([]);
  await expectAccessibleInBoth(page, 'what an administrator can do, narrow', PAGE);
});
