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
  openCell,
  openDocument,
  openStep,
  pasteOver,
  shownText,
  showsText,
  WHOLE_DOCUMENT,
  answers,
} from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: WHOLE_DOCUMENT });

/** The edits of the documents, in the notes. */
async function openEdits(page: Page): Promise<Locator> {
  await openCell(page, 'Notes');
  await expect(handEdits(page)).toBeVisible();
  return handEdits(page).locator('.edit-list');
}
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
  await expect(documentTab(page, 'Permissions')).toContainText('edited');
  await expect(documentTab(page, 'Trust')).not.toContainText('edited');

  // An answer changes the document around the edits.
  await field(page, 'Function name').fill('changed-later');
  await chooseRegion(page, 'us-east-1', 'us-west-2');
  await showsText(page, 'us-west-2::foundation-model/deepseek.v3.2');
  await showsText(page, 'changed-later');
  await showsText(page, 'bedrock:GetFoundationModel');
  await expect(lane(page)).toContainText('Edited by hand, so this explanation may no longer apply.');

  const edits = await openEdits(page);
  await expect(edits.getByRole('listitem')).toHaveCount(2);
  await expect(edits).toContainText(ADDED);
  await expect(handEdits(page)).toContainText('Added by hand: bedrock:GetFoundationModel');
  await edits
    .getByRole('button', { name: 'Undo: Added logs:DescribeLogStreams to WriteFunctionLogs' })
    .click();
  await expect(edits.getByRole('listitem')).toHaveCount(1);
  await expect.poll(() => shownText(page)).not.toContain('logs:DescribeLogStreams');
  await edits.getByRole('button', { name: `Show: ${ADDED}` }).click();
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
  await expect((await openEdits(theirs)).getByRole('listitem')).toHaveCount(1);
  await handEdits(theirs)
    .getByRole('button', { name: /^Undo all/ })
    .click();
  await expect(documentTab(theirs, 'Permissions')).not.toContainText('edited');
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
  await chooseRegion(page, 'us-east-1', 'us-west-2');
  await showsText(page, 'eu-north-1::foundation-model');
  const edits = await openEdits(page);
  await expectAccessibleInBoth(page, 'a hand edit to decide');
  await expect(handEdits(page)).toContainText('1 edit to decide');
  await expect(edits).toContainText('Both you and the answers changed the resource in InvokeDeepSeekV32.');
  await page.keyboard.press('Escape');

  // Beside its statement too.
  const choice = lane(page).getByRole('group', {
    name: 'Choose a version of the resource in InvokeDeepSeekV32',
  });
  await expect(choice).toContainText('arn:aws:bedrock:eu-north-1::');
  await expect(choice).toContainText('arn:aws:bedrock:us-west-2::');
  await choice.getByRole('button', { name: 'Keep mine' }).click();
  await expect(choice).toBeHidden();
  await showsText(page, 'eu-north-1::foundation-model');

  await chooseRegion(page, 'us-west-2', 'us-east-1');
  await choice.getByRole('button', { name: 'Use the answers’' }).click();
  await showsText(page, 'us-east-1::foundation-model');
  await expect(documentTab(page, 'Permissions')).not.toContainText('edited');
  await page.getByRole('button', { name: 'Share' }).focus();
  await page.keyboard.press('Control+z');
  await expect(choice).toBeVisible();
});
