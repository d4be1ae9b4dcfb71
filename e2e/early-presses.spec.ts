// What is pressed and typed before the code of the page is there happens once it comes, in order and once.
import type { Page } from '@playwright/test';
import { answers, button, documentTab, holdKit, open, openDocument, panel, startField } from './page.ts';
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

const panelTab = (page: Page, name: string) => panel(page).getByRole('tab', { name, exact: true });
const step = (page: Page, name: string) => answers(page).getByRole('button', { name, exact: true });

test('clicks on every part of the page wait for its code', async ({ browser, baseURL }) => {
  // With a touch screen the text can be edited without the full editor.
  const context = await browser.newContext({
    ...(baseURL ? { baseURL } : {}),
    isMobile: true,
    hasTouch: true,
  });
  const page = await context.newPage();
  const letGo = await holdEntry(page);
  await page.goto('/', { waitUntil: 'commit' });
  const trust = documentTab(page, /Trust policy/);
  const asText = button(page, 'Edit as text');
  const toggled = [trust, panelTab(page, 'Export'), step(page, 'Which models, where?'), asText];
  for (const control of toggled) {
    await control.click();
    await expect(control).toHaveAttribute('aria-busy', 'true');
  }
  // Pressed again because nothing seems to happen: it counts once.
  await asText.click();
  // A goal opens by itself, and a link-like button waits.
  await answers(page).locator('summary').first().click();
  await button(page, 'More actions').click();

  letGo();
  await expect(trust).toHaveAttribute('aria-selected', 'true');
  await expect(panelTab(page, 'Export')).toHaveAttribute('aria-selected', 'true');
  await expect(step(page, 'Which models, where?')).toHaveAttribute('aria-expanded', 'true');
  await expect(step(page, 'What do you want to do?')).toHaveAttribute('aria-expanded', 'false');
  await expect(page.getByRole('menu')).toBeVisible();
  await expect(openDocument(page).getByRole('textbox')).toBeEditable();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await context.close();
});

test('keys wait too, and go where the key before them leads', async ({ page }) => {
  const letGo = await holdEntry(page);
  await page.goto('/', { waitUntil: 'commit' });
  // From the second tab of the documents to the first.
  await documentTab(page, /Permissions policy/).press('ArrowLeft');
  await panel(page)
    .getByRole('tab', { name: /Findings/ })
    .focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('keyboard shortcuts');
  await page.keyboard.press('Backspace');

  letGo();
  const palette = page.getByRole('dialog').getByRole('combobox');
  await expect(palette).toHaveValue(/^keyboard shortcuts?$/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(documentTab(page, /Trust policy/)).toHaveAttribute('aria-selected', 'true');
  await expect(panelTab(page, 'What this role can do')).toHaveAttribute('aria-selected', 'true');
});

test('what is typed first goes on with the Enter after it', async ({ page }) => {
  const letGo = await holdEntry(page);
  await page.goto('/', { waitUntil: 'commit' });
  await startField(page).fill('EKS pod with IRSA calls R1 through our VPC endpoint');
  await startField(page).press('Enter');
  letGo();
  await expect(startField(page)).toHaveValue('EKS pod with IRSA calls R1 through our VPC endpoint');
  await expect(page.getByRole('textbox', { name: 'AWS account', exact: true })).toBeFocused();
});

test('the first step works while the rest waits for its code', async ({ page }) => {
  const letGo = await holdKit(page);
  await page.goto('/');
  await panelTab(page, 'Proof').click();
  await expect(panelTab(page, 'Proof')).toHaveAttribute('aria-busy', 'true');
  await button(page, 'Check a policy I have').click();
  await expect(page.getByRole('region', { name: 'Check a policy I have' })).toBeVisible();
  letGo();
  await expect(page.getByRole('region', { name: 'Pasted policies', exact: true })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
});

test('nothing is pressed that stands for something else by now', async ({ page }) => {
  await open(page);
  await button(page, 'Next: which models, where').click();
  await expect(step(page, 'Which models, where?')).toHaveAttribute('aria-expanded', 'true');
  await panelTab(page, 'Map').click();
  // Until it is kept.
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).length)).toBeGreaterThan(0);

  const letGo = await holdEntry(page);
  await page.reload({ waitUntil: 'commit' });
  // On the example these are closed. The kept draft opens them by itself: a click then would close them.
  await panelTab(page, 'Map').click();
  await step(page, 'Who uses the role?').click();
  await documentTab(page, /Trust policy/).click();
  letGo();
  await expect(documentTab(page, /Trust policy/)).toHaveAttribute('aria-selected', 'true');
  await expect(panelTab(page, 'Map')).toHaveAttribute('aria-selected', 'true');
  await expect(step(page, 'Who uses the role?')).toHaveAttribute('aria-expanded', 'true');
});
