// The full editor on a slow line: a person is told, and edits the text meanwhile.
import { button, editAsText, open, openDocument, showsText } from './page.ts';
import { expect, test } from './test.ts';

test('while the full editor is on its way the text can be edited, and it shows what was', async ({
  page,
}) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/monaco-editor-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await open(page);
  await expect(page.getByText('The full editor is still loading.')).toBeVisible();
  const box = await editAsText(page);
  await box.fill(`${await box.inputValue()}\n`.replace('"2012-10-17"', '"2008-10-17"'));
  release();
  // It takes nothing away from who types.
  await expect(page.getByText('The full editor is still loading.')).toBeHidden();
  await expect(box).toBeFocused();
  await button(page, 'Open full editor').click();
  await expect(page.locator('.code-view-full')).toBeVisible();
  await showsText(page, '2008-10-17');
  await expect(openDocument(page).getByRole('button', { name: 'Edit the JSON' })).toBeHidden();
});
