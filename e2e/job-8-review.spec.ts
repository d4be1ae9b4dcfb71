// Job 8 of a new user: share a role with a colleague, who changes something, and see what changed.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import { Person } from './person.ts';
import {
  answers,
  banner,
  button,
  documentTabs,
  field,
  linkOf,
  open,
  openClipboard,
  openStep,
  status,
} from './page.ts';
import { expect, test } from './test.ts';

/** The button over the sentence that opens the changes of the person who made them. */
const badge = (page: Page, count: string): Locator => button(page, `${count} to the shared version`);
const review = (page: Page): Locator =>
  page.getByRole('region', { name: /changes? to (?:your|the shared) version$/ });
const change = (page: Page, name: string): Locator => review(page).getByRole('region', { name, exact: true });
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
  await expect(change(theirs, 'Stream answers')).toBeVisible();
  // What they changed themselves is not theirs to accept.
  await expect(theirs.getByRole('button', { name: /^Accept/ })).toHaveCount(0);
  await colleague.click(button(theirs, 'Copy link to send back'));
  await expect(status(theirs)).toContainText('Link copied.');

  await expect.poll(() => clipboard.read()).not.toBe(link);
  await page.goto(await clipboard.read());
  await expect(review(page)).toHaveAccessibleName('2 changes to your version');
  await expect(button(page, 'Copy link to send back')).toHaveCount(0);
  const changes = review(page).locator('.review-change');
  const [name, stream] = [changes.nth(0), changes.nth(1)];
  await expect(name).toContainText('Function name: removed: chat new: chat-2');
  await expect(stream).toContainText('Stream answers: removed: On new: Off');
  await expect(stream).toContainText('Permissions policy of DeepSeekInvoke');
  await expect(status(page)).toContainText('1 is gone, none is new');
  await expect(stream).toContainText('Narrows1 action is gone: bedrock:InvokeModelWithResponseStream.');
  const sentence = page.getByRole('region', { name: 'What they sent back' });
  await expect(sentence.getByRole('button', { name: 'chat-2, new' })).toBeVisible();
  await expect(sentence.getByRole('button', { name: 'chat, removed' })).toBeVisible();
  await expect(button(page, 'Model and Region: 1 change')).toBeVisible();
  await expect(button(page, /^What: unchanged/)).toBeVisible();
  await expect(page.locator('.button-primary:visible')).toHaveText(['Accept both']);

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
  const send = button(theirs, 'Copy link to send back');
  const place = await send.boundingBox();
  await expect(status(theirs)).toContainText(/\d (?:action )?(?:is|are) gone/);
  expect(await send.boundingBox(), 'the button while parts come').toEqual(place);
  await send.click();
  await expect(status(theirs)).toContainText('Link copied.');
  await theirs.reload();
  await expect(badge(theirs, '3 changes')).toBeVisible();

  await open(page);
  await field(page, 'Function name').fill('my-own-work');
  await expect.poll(() => clipboard.read()).not.toBe(link);
  await page.goto(await clipboard.read());
  await expect(review(page)).toHaveAccessibleName('3 changes to your version');
  await expectAccessibleInBoth(page, 'the review');
  await button(page, 'Accept Function name').click();
  await expect(review(page)).toHaveAccessibleName('2 changes to your version');
  await expect(button(page, 'Accept Stream answers')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(review(page)).toHaveAccessibleName('1 change to your version');
  await button(page, 'Revert AWS account').click();
  await expect(status(page)).toContainText('Your version and the shared version are the same.');
  await button(page, 'Undo').click();
  await expect(review(page)).toHaveAccessibleName('1 change to your version');
  await button(page, 'Revert it').click();
  await expect(status(page)).toContainText('Your version and the shared version are the same.');
  await page.keyboard.press('Enter');
  await expect(review(page)).toBeHidden();
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

test('a change with which calls fail says so before it is accepted, and after', async ({
  page,
  browser,
  baseURL,
}) => {
  const theirs = await (await browser.newContext()).newPage();
  const clipboard = await openClipboard(theirs, baseURL);
  const guardrail = 'arn:aws:bedrock:us-east-1:444455556666:guardrail/gr1a2b3c4d5e';
  await open(theirs, linkOf(`p=invoke&a=444455556666&e=ec2&gr=required&grs=${guardrail}&r=us-east-1`));
  await openStep(theirs, 'Model and Region');
  await answers(theirs).getByRole('checkbox', { name: 'us-west-2' }).check();
  const fails = 'Won’t work: no guardrail is in us-west-2, where calls start too';
  await badge(theirs, '1 change').click();
  await expect(status(theirs)).toContainText(fails);
  const copied = await clipboard.read();
  await button(theirs, 'Copy link to send back').click();
  await expect.poll(() => clipboard.read()).not.toBe(copied);

  await page.goto(await clipboard.read());
  await expect(review(page)).toHaveAccessibleName('1 change to your version');
  await expect(status(page).getByRole('heading')).toHaveText(fails);
  await expect(status(page)).toContainText('1 change to your version. 2 actions reach a second Region, ');
  await expect(page).toHaveTitle(/^Won’t work: .* 1 change to your version/);
  await expect(button(page, 'Accept it')).toBeVisible();
  await expect(page.locator('.button-primary:visible')).toHaveCount(0);
  const sentence = page.getByRole('region', { name: 'What they sent back' });
  await expect(sentence.getByRole('button', { name: /, (?:new|removed)$/ })).toHaveText(['and us-west-2']);
  await expectAccessibleInBoth(page, 'a review of what does not work');
  await button(page, 'Accept it').click();
  await expect(status(page).getByRole('heading')).toHaveText(fails);
  await expect(status(page)).toContainText('Your version and the shared version are the same.');
  await expect(button(page, 'See the policies')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(status(page).getByRole('heading')).toHaveText(fails);
});

const links = JSON.parse(readFileSync(new URL('links.json', import.meta.url), 'utf8')) as readonly {
  readonly fragment: string;
  readonly shared?: object;
}[];

test('hand edits and checks are reviewed too, and the result is an ordinary draft', async ({ page }) => {
  await open(page, links.find(({ shared }) => shared)?.fragment);
  await expect(review(page)).toHaveAccessibleName('4 changes to your version');
  await expect(status(page)).toContainText('3 actions reach a second Region, 1 is gone, 1 is new.');
  const edit = change(page, 'Added bedrock:GetFoundationModel to InvokeDeepSeekV32');
  await expect(edit).toContainText('WidensBy hand1 action is new: bedrock:GetFoundationModel.');
  await expect(
    edit.getByRole('region', { name: 'Text of Permissions policy of DeepSeekInvoke' }),
  ).toContainText('added: "bedrock:GetFoundationModel"');
  await button(page, 'Revert Added bedrock:GetFoundationModel to InvokeDeepSeekV32').click();
  await expect(review(page)).toHaveAccessibleName('3 changes to your version');
  // They are still there after a reload, and still to be decided here.
  await page.reload();
  await expect(review(page)).toHaveAccessibleName('3 changes to your version');
  await button(page, 'Accept check “No other Region”').click();
  await button(page, 'Accept both').click();
  await expect(status(page)).toContainText('Your version and the shared version are the same.');
  await expect(button(page, 'See the policies')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(review(page)).toBeHidden();
  await expect(documentTabs(page).filter({ hasText: 'edited' })).toHaveCount(0);
});

test('the policies are one key away, and the changes stay to be decided', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, links.find(({ shared }) => shared)?.fragment);
  // What changes do is known a moment later, and takes its room.
  await expect(review(page)).toContainText('added: "bedrock:GetFoundationModel"');
  await expect(review(page)).not.toContainText('Calculating…');
  await review(page)
    .getByRole('button', { name: /^Accept Stream/ })
    .focus();
  const [focused, bar] = await Promise.all([
    page.locator(':focus').boundingBox(),
    status(page).boundingBox(),
  ]);
  expect(focused!.y + focused!.height, 'what has the focus is not below the bar').toBeLessThan(bar!.y);
  await page.keyboard.press('Escape');
  await expect(review(page)).toBeHidden();
  await expect(documentTabs(page).first()).toBeVisible();
  await button(page, '4 changes to your version').click();
  await expect(review(page)).toHaveAccessibleName('4 changes to your version');
});
