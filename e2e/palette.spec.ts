// Ctrl+K finds everything there is on the page, and goes there.
import { expectAccessibleInBoth } from './axe.ts';
import { answers, documentTab, field, fullEditor, open, openDocument, part, status } from './page.ts';
import { expect, test } from './test.ts';

test('Ctrl+K finds tasks, questions, documents, ways to create it and actions, and goes there', async ({
  page,
}) => {
  await open(page);
  const code = await fullEditor(page);
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  const input = palette.getByRole('combobox', { name: 'Find anything' });
  const find = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    await expect(input).toBeFocused();
    await input.fill(words);
    await expect(palette.getByRole('option', { selected: true })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(palette).toHaveCount(0);
  };
  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await expectAccessibleInBoth(page, 'the command palette', '.palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(input).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);

  // From the editor too, whose text stays as it is.
  await code.focus();
  await find('aws account');
  await expect(field(page, 'AWS account')).toBeFocused();
  await find('trust policy');
  await expect(documentTab(page, 'Trust')).toHaveAttribute('aria-selected', 'true');
  await expect(documentTab(page, 'Trust')).not.toContainText('edited');
  await find('kubernetes');
  await expect(answers(page).getByRole('combobox', { name: 'Who uses it' })).toBeVisible();
  await find('distill');
  await expect(answers(page)).toContainText('Import a DeepSeek distill');
  await find('undo the last');
  await expect(openDocument(page)).toBeVisible();
  await find('who reaches what');
  await expect(part(page, 'Map')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(status(page)).toBeVisible();
  await find('share');
  await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible();
  await page.keyboard.press('Escape');
  await find('cldfrm');
  await expect(page.getByRole('tab', { name: 'CloudFormation', selected: true })).toBeVisible();
});
