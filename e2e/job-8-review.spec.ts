// Job 8 of a new user: share a role with a colleague, who changes something, and see what changed.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import { Person } from './person.ts';
import { answers, banner, button, documentTabs, field, open, openClipboard, openStep } from './page.ts';
import { expect, test } from './test.ts';

const badge = (page: Page, count: string): Locator => button(page, `${count} to the shared version`);
const review = (page: Page): Locator => page.getByRole('dialog', { name: /changes? to the shared version$/ });
const part = (page: Page, name: string): Locator => review(page).getByRole('region', { name, exact: true });
const streaming = (page: Page): Locator => answers(page).getByRole('checkbox', { name: 'Stream answers' });

/** Shares the role on the page; the link is copied at once. */
async function share(person: Person, baseURL: string | undefined): Promise<string> {
  const clipboard = await openClipboard(person.page, baseURL);
  await person.click(button(person.page, 'Share'));
  await expect(person.page.getByRole('dialog', { name: 'Share' })).toContainText('Copied');
  await expect.poll(() => clipboard.read()).toContain('#v=');
  return clipboard.read();
}

test('a colleague changes a shared role and sends it back: the first person sees what changed', async ({
  page,
  browser,
  baseURL,
}) => {
  // Counted are the interactions of comparing: to share, to see the changes, to send them back, to see them again.
  // Opening a link and the changes themselves are not.
  const first = new Person(page);
  await open(page);
  await field(page, 'Function name').fill('chat');
  const link = await share(first, baseURL);

  const theirs = await (await browser.newContext()).newPage();
  const colleague = new Person(theirs);
  const clipboard = await openClipboard(theirs, baseURL);
  await theirs.goto(link);
  await expect(banner(theirs)).toContainText('This came from a link');
  await expect(badge(theirs, '0 changes')).toBeHidden();
  await openStep(theirs, 'Who');
  await field(theirs, 'Function name').fill('chat-2');
  await openStep(theirs, 'Model and Region');
  await streaming(theirs).click();
  await colleague.click(badge(theirs, '2 changes'));
  await expect(part(theirs, 'Answers')).toContainText('Stream answers');
  await colleague.click(button(theirs, 'Send back'));
  await expect(review(theirs)).toContainText('Link copied.');

  await expect.poll(() => clipboard.read()).not.toBe(link);
  await page.goto(await clipboard.read());
  await expect(review(page)).toHaveAccessibleName('2 changes to the shared version');
  const changes = part(page, 'Answers').getByRole('listitem');
  const [name, stream] = [changes.nth(0), changes.nth(1)];
  await expect(name).toContainText('Function name');
  await expect(name).toContainText('Shared version: chatChanged version: chat-2');
  await expect(stream).toContainText('Stream answersShared version: OnChanged version: Off');
  await expect(part(page, 'Documents')).toContainText('Permissions policy of DeepSeekInvoke');
  await expect(part(page, 'Access')).toContainText('0 gained, 1 lost');
  await expect(part(page, 'Access')).toContainText('InvokeModelWithResponseStream');

  expect(first.interactions + colleague.interactions, 'interactions').toBeLessThanOrEqual(3);
  expect(first.seconds + colleague.seconds, 'seconds of practiced persons').toBeLessThanOrEqual(10);
});

test('each change is accepted or reverted, each is one step of undo, and own work comes back', async ({
  page,
  browser,
  baseURL,
}) => {
  const theirs = await (await browser.newContext()).newPage();
  const clipboard = await openClipboard(theirs, baseURL);
  await open(theirs);
  await field(theirs, 'Function name').fill('chat');
  const link = await share(new Person(theirs), baseURL);
  await theirs.goto(link);
  await expect(banner(theirs)).toContainText('This came from a link');
  await openStep(theirs, 'Who');
  await field(theirs, 'Function name').fill('chat-2');
  await openStep(theirs, 'Model and Region');
  await streaming(theirs).click();
  await openStep(theirs, 'Who');
  await field(theirs, 'AWS account').fill('444455556666');
  await badge(theirs, '3 changes').click();
  const place = await button(theirs, 'Send back').boundingBox();
  await expect(part(theirs, 'Access')).toContainText(/\d lost/);
  expect(await button(theirs, 'Send back').boundingBox(), 'the button while parts come').toEqual(place);
  await button(theirs, 'Send back').click();
  await expect(review(theirs)).toContainText('Link copied.');
  await theirs.reload();
  await expect(badge(theirs, '3 changes')).toBeVisible();

  await open(page);
  await field(page, 'Function name').fill('my-own-work');
  await expect.poll(() => clipboard.read()).not.toBe(link);
  await page.goto(await clipboard.read());
  await expect(review(page)).toHaveAccessibleName('3 changes to the shared version');
  await expectAccessibleInBoth(page, 'the review', 'dialog');
  await button(page, 'Accept Function name').click();
  await expect(review(page)).toHaveAccessibleName('2 changes to the shared version');
  await expect(button(page, 'Accept Stream answers')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(review(page)).toHaveAccessibleName('1 change to the shared version');
  await button(page, 'Undo').click();
  await expect(review(page)).toHaveAccessibleName('2 changes to the shared version');
  await button(page, 'Revert all').click();
  await expect(review(page)).toContainText('Your version and the shared version are the same.');
  await page.keyboard.press('Escape');
  await expect(badge(page, '1 change')).toBeHidden();
  await openStep(page, 'Who');
  await expect(field(page, 'Function name')).toHaveValue('chat-2');
  await expect(field(page, 'AWS account')).toHaveValue('');
  await openStep(page, 'Model and Region');
  await expect(streaming(page)).toBeChecked();
  await button(page, 'Restore my answers').click();
  await openStep(page, 'Who');
  await expect(field(page, 'Function name')).toHaveValue('my-own-work');
});

const links = JSON.parse(readFileSync(new URL('links.json', import.meta.url), 'utf8')) as readonly {
  readonly fragment: string;
  readonly shared?: object;
}[];

test('hand edits and expectations are reviewed too, and the result is an ordinary draft', async ({
  page,
}) => {
  await open(page, links.find(({ shared }) => shared)?.fragment);
  await expect(review(page)).toHaveAccessibleName('4 changes to the shared version');
  await expect(part(page, 'Documents')).toContainText(
    'Added bedrock:GetFoundationModel to InvokeDeepSeekV32',
  );
  await part(page, 'Documents').getByText('Compare the texts').click();
  await expect(
    page.getByRole('region', { name: 'Text of Permissions policy of DeepSeekInvoke' }),
  ).toContainText('added: ');
  await button(page, 'Revert Added bedrock:GetFoundationModel to InvokeDeepSeekV32').click();
  await expect(review(page)).toHaveAccessibleName('3 changes to the shared version');
  await button(page, 'Accept expectation “No other Region”').click();
  await button(page, 'Accept all').click();
  await expect(review(page)).toContainText('Your version and the shared version are the same.');
  await expect(button(page, 'Close').last()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(review(page)).toBeHidden();
  await expect(documentTabs(page).filter({ hasText: 'edited' })).toHaveCount(0);
});
