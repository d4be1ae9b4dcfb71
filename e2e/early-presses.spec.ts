// What is pressed and typed before the code of the page is there happens once it comes, in order and once.
import type { Page } from '@playwright/test';
import { answers, button, field, holdKit, open, openFirstView, startField } from './page.ts';
import { expect, test } from './test.ts';

/** Holds the first script of the page back, until the returned function is called. */
async function holdEntry(page: Page): Promise<() => void> {
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/assets\/index-[\w-]+\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  return letGo;
}

test('clicks wait for the code, and one that was repeated counts once', async ({ page }) => {
  const letGo = await holdEntry(page);
  await page.goto('/', { waitUntil: 'commit' });
  const theme = page.getByRole('button', { name: /^Theme: as the system/ });
  const goal = button(page, 'Import your weights');
  for (const control of [theme, goal]) {
    await control.click();
    await expect(control).toHaveAttribute('aria-busy', 'true');
  }
  // Pressed again because nothing seems to happen.
  await goal.click();
  letGo();
  await expect(page.getByRole('button', { name: /^Theme: light/ })).toBeVisible();
  await expect(
    answers(page).getByRole('option', { name: 'Import a DeepSeek distill', selected: true }),
  ).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
});

test('keys wait too, and go where the key before them leads', async ({ page }) => {
  const letGo = await holdEntry(page);
  await page.goto('/', { waitUntil: 'commit' });
  await button(page, 'History').focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('keyboard shortcuts');
  await page.keyboard.press('Backspace');
  letGo();
  const palette = page.getByRole('dialog').getByRole('combobox');
  await expect(palette).toHaveValue(/^keyboard shortcuts?$/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('what is typed first goes on with the Enter after it', async ({ page }) => {
  const letGo = await holdEntry(page);
  await page.goto('/', { waitUntil: 'commit' });
  await startField(page).fill('EKS pods with IRSA call R1 through our VPC endpoint');
  await startField(page).press('Enter');
  letGo();
  await expect(page.getByRole('region', { name: 'Your role' })).toContainText('R1');
  await expect(page.getByRole('region', { name: /^Needed: / })).toBeVisible();
});

test('the first view works while the rest waits for its code', async ({ page }) => {
  const letGo = await holdKit(page);
  await openFirstView(page);
  await startField(page).fill('A Lambda function named early calls DeepSeek-V3.2');
  await startField(page).press('Enter');
  await expect(page.getByText('Reading…')).toBeVisible();
  letGo();
  await expect(answers(page)).toContainText('early');
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
});

test('nothing is pressed that stands for something else by now', async ({ page }) => {
  await open(page);
  await field(page, 'Function name').fill('kept');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('rolewright.draft'))).toContain('kept');
  const letGo = await holdEntry(page);
  await page.reload({ waitUntil: 'commit' });
  // The first view stands there until the work is back. A goal would begin other work upon it.
  await button(page, 'Govern an organization').click();
  letGo();
  await expect(answers(page)).toContainText('kept');
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await expect(answers(page)).toContainText('Lambda function');
});
