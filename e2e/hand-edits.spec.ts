// Answers and hand edits live together: both are in the document, and where they meet, a person chooses.
import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import {
  button,
  documentTab,
  field,
  fullEditor,
  handEdits,
  open,
  openClipboard,
  openDocument,
  openStep,
  pasteOver,
  shownText,
  showsText,
  verdict,
  WHOLE_DOCUMENT,
  answers,
} from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: WHOLE_DOCUMENT });

const list = (page: Page): Locator => page.getByRole('region', { name: 'Hand edits' });
const lane = (page: Page): Locator =>
  page.getByRole('complementary', { name: 'Why each statement is there' });
const ADDED = 'Added bedrock:GetFoundationModel to InvokeDeepSeekV32';

async function chooseRegion(page: Page, old: string, region: string): Promise<void> {
  await openStep(page, 'Model and Region');
  await answers(page).getByRole('checkbox', { name: region }).check();
  await answers(page).getByRole('checkbox', { name: old }).uncheck();
}

test('hand edits and answers are both in the document, one by one, after a reload and behind a link', async ({
  page,
  browser,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await fullEditor(page);
  const composed = await shownText(page);
  await pasteOver(
    page,
    clipboard,
    composed
      .replace('"bedrock:InvokeModel",', '"bedrock:InvokeModel", "bedrock:GetFoundationModel",')
      .replace('"logs:PutLogEvents"', '"logs:PutLogEvents", "logs:DescribeLogStreams"'),
  );
  await expect(documentTab(page, 'Permissions policy')).toContainText('edited');
  await expect(documentTab(page, 'Trust policy')).not.toContainText('edited');

  // An answer changes the document around the edits.
  await field(page, 'Function name').fill('changed-later');
  await chooseRegion(page, 'us-east-1', 'us-west-2');
  await showsText(page, 'us-west-2::foundation-model/deepseek.v3.2');
  await showsText(page, 'changed-later');
  await showsText(page, 'bedrock:GetFoundationModel');
  await expect(lane(page)).toContainText('Edited by hand, so this explanation may no longer apply.');

  await handEdits(page).click();
  await expect(list(page).getByRole('listitem')).toHaveCount(2);
  await expect(list(page)).toContainText(ADDED);
  await list(page)
    .getByRole('button', { name: 'Undo: Added logs:DescribeLogStreams to WriteFunctionLogs' })
    .click();
  await expect(list(page).getByRole('listitem')).toHaveCount(1);
  await expect.poll(() => shownText(page)).not.toContain('logs:DescribeLogStreams');
  await list(page)
    .getByRole('button', { name: `Show: ${ADDED}` })
    .click();
  await expect(list(page)).toBeHidden();
  await expect(openDocument(page).locator('.active-line-number')).toHaveText('8');

  await page.reload();
  await fullEditor(page);
  await showsText(page, 'bedrock:GetFoundationModel');
  await showsText(page, 'us-west-2::foundation-model/deepseek.v3.2');

  await button(page, 'Share').click();
  const link = await page.getByRole('dialog', { name: 'Share' }).getByRole('textbox', { name: 'Link' });
  await expect(link).not.toHaveValue('');
  const address = await link.inputValue();
  const theirs = await (await browser.newContext({ viewport: WHOLE_DOCUMENT })).newPage();
  await theirs.goto(address);
  await showsText(theirs, 'bedrock:GetFoundationModel');
  await chooseRegion(theirs, 'us-west-2', 'us-east-1');
  await showsText(theirs, 'us-east-1::foundation-model/deepseek.v3.2');
  await handEdits(theirs).click();
  await expect(list(theirs).getByRole('listitem')).toHaveCount(1);
  await button(theirs, 'Undo all').click();
  await expect(documentTab(theirs, 'Permissions policy')).not.toContainText('edited');
  await theirs.context().close();
});

test('where an answer changes what was edited, both versions are shown, and the person’s stays until they choose', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await fullEditor(page);
  const composed = await shownText(page);
  await pasteOver(page, clipboard, composed.replace('us-east-1::', 'eu-north-1::'));
  await expect(handEdits(page)).toHaveAccessibleName('1 hand edit');
  await chooseRegion(page, 'us-east-1', 'us-west-2');
  await expect(handEdits(page)).toHaveAccessibleName('1 hand edit, 1 to decide');
  await showsText(page, 'eu-north-1::foundation-model');
  await expect(verdict(page)).toContainText('1 hand edit to decide');
  await handEdits(page).click();
  await expectAccessibleInBoth(page, 'a hand edit to decide');
  await expect(list(page)).toContainText(
    'You and the wizard both changed the resource in InvokeDeepSeekV32.',
  );
  await page.keyboard.press('Escape');

  // Beside its statement too.
  const choice = lane(page).getByRole('group', {
    name: 'Choose a version of the resource in InvokeDeepSeekV32',
  });
  await expect(choice).toContainText('arn:aws:bedrock:eu-north-1::');
  await expect(choice).toContainText('arn:aws:bedrock:us-west-2::');
  await choice.getByRole('button', { name: 'Keep mine' }).click();
  await expect(handEdits(page)).toHaveAccessibleName('1 hand edit');
  await expect(choice).toBeHidden();
  await showsText(page, 'eu-north-1::foundation-model');

  await chooseRegion(page, 'us-west-2', 'us-east-1');
  await choice.getByRole('button', { name: 'Use the wizard’s' }).click();
  await showsText(page, 'us-east-1::foundation-model');
  await expect(documentTab(page, 'Permissions policy')).not.toContainText('edited');
  await page.getByRole('button', { name: 'Share' }).focus();
  await page.keyboard.press('Control+z');
  await expect(handEdits(page)).toHaveAccessibleName('1 hand edit, 1 to decide');
});
