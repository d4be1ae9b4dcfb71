// Rarely used options are behind “more”; a chosen one is always visible.
import { answers, button, fullEditor, open, openStep, showsText } from './page.ts';
import { expect, test } from './test.ts';

test('more trusted entities come when they are asked for', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  const more = answers(page).getByRole('button', { name: /^\d+ more…$/ });
  await expect(more).toHaveAttribute('aria-expanded', 'false');
  await expect(answers(page).getByRole('radio').first()).toBeVisible();
  const count = Number.parseInt((await more.textContent()) ?? '', 10);
  const radios = answers(page).getByRole('radio');
  const few = await radios.count();
  await expect(answers(page).getByRole('radio', { name: 'EKS pods, with Pod Identity' })).toHaveCount(0);
  await more.click();
  await expect(radios).toHaveCount(few + count);
  const fewer = answers(page).getByRole('button', { name: 'Fewer' });
  await expect(fewer).toHaveAttribute('aria-expanded', 'true');
  await fewer.click();
  await expect(radios).toHaveCount(few);
});

test('a chosen option stays visible and in place, also after a reload', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await answers(page)
    .getByRole('button', { name: /more…$/ })
    .click();
  const chosen = answers(page).getByRole('radio', { name: 'EKS pods, with Pod Identity' });
  await chosen.check();
  await expect(chosen).toBeFocused();
  await answers(page).getByRole('button', { name: 'Fewer' }).click();
  await expect(chosen).toBeChecked();
  await openStep(page, 'Names');
  await openStep(page, 'Who');
  await expect(chosen).toBeVisible();
  await page.reload();
  await fullEditor(page);
  await expect(chosen).toBeChecked();
  // By arrow key to another and back: it did not vanish.
  await chosen.focus();
  await page.keyboard.press('ArrowUp');
  await expect(chosen).not.toBeChecked();
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toBeChecked();
  await expect(chosen).toBeFocused();
});

test('by keyboard: the new options follow the button', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  const more = answers(page).getByRole('button', { name: /more…$/ });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(answers(page).getByRole('button', { name: 'Fewer' })).toBeFocused();
  await answers(page).getByRole('radio', { name: 'IAM user with MFA' }).check();
  await button(page, 'Copy policy').focus();
  await page.keyboard.press('Control+z');
  await expect(answers(page).getByRole('radio', { name: 'AWS Lambda function' })).toBeChecked();
  await showsText(page, '"WriteFunctionLogs"');
});
