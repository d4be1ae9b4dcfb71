// The diagram of the role and everything around it, and the same as a list of sentences.
import type { Page } from '@playwright/test';
import { expectAccessibleInBoth } from './axe.ts';
import { answers, chooseScenario, field, fullEditor, open, openStep, panel } from './page.ts';
import { expect, test } from './test.ts';

const tab = (page: Page) => panel(page).getByRole('tab', { name: 'Map' });
const sentence = (page: Page, text: string) =>
  panel(page)
    .getByRole('listitem')
    .filter({ hasText: new RegExp(`^${text}$`) });

test('reads as a list of sentences, and follows the answers', async ({ page }) => {
  await open(page);
  await tab(page).click();
  await expect(panel(page).getByRole('list', { name: 'To DeepSeekInvoke' })).toBeVisible();
  await expect(sentence(page, 'Lambda assumes DeepSeekInvoke')).toBeVisible();
  await expect(sentence(page, 'DeepSeekInvoke calls DeepSeek-V3\\.2 in us-east-1')).toBeVisible();
  await field(page, 'Function name').fill('chat');
  await expect(sentence(page, 'DeepSeekInvoke writes log group /aws/lambda/chat')).toBeVisible();
  await answers(page).getByRole('radio', { name: 'Amazon EC2 instance' }).check();
  await expect(sentence(page, 'EC2 assumes DeepSeekInvoke')).toBeVisible();
  await expect(panel(page)).not.toContainText('Lambda');
});

test('says who passes the role, and what the service reads with it', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await chooseScenario(page, 'Import a DeepSeek distill');
  await tab(page).click();
  await expect(sentence(page, 'Bedrock assumes DeepSeekModelImportRole')).toBeVisible();
  await expect(sentence(page, 'Deployer passes DeepSeekModelImportRole')).toBeVisible();
  await openStep(page, 'Which data?');
  await field(page, 'Bucket with the model files').fill('acme-models');
  await expect(sentence(page, 'DeepSeekModelImportRole reads bucket acme-models')).toBeVisible();
  await expectAccessibleInBoth(page, 'the map', 'section[aria-label="About the role kit"]');
});

test('an organization’s policies have a diagram too', async ({ page }) => {
  await open(page);
  await chooseScenario(page, 'Deny DeepSeek');
  await tab(page).click();
  await expect(sentence(page, 'DenyDeepSeek denies every DeepSeek model in every Region')).toBeVisible();
});

test('the arrow keys reach it', async ({ page }) => {
  await open(page);
  // The tabs are drawn before their code is there; the editor comes with or after it.
  await fullEditor(page);
  await panel(page)
    .getByRole('tab', { name: /^Findings/ })
    .focus();
  await page.keyboard.press('ArrowLeft');
  await expect(tab(page)).toBeFocused();
  await expect(tab(page)).toHaveAttribute('aria-selected', 'true');
  await expect(sentence(page, 'Lambda assumes DeepSeekInvoke')).toBeVisible();
});

test('is printed if it is open', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await page.emulateMedia({ media: 'print' });
  await expect(panel(page)).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await tab(page).click();
  await expect(sentence(page, 'Lambda assumes DeepSeekInvoke')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(sentence(page, 'Lambda assumes DeepSeekInvoke')).toBeVisible();
  await expect(tab(page)).toBeHidden();
});

for (const width of [390, 320]) {
  test(`long names fit at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page);
    await chooseScenario(page, 'Import a DeepSeek distill');
    await openStep(page, 'Which data?');
    await field(page, 'Bucket with the model files').fill(`a-long-bucket-name-${'x'.repeat(44)}`);
    await openStep(page, 'Name it');
    await field(page, 'Role name').fill('R'.repeat(64));
    await page
      .getByRole('navigation', { name: 'Views' })
      .getByRole('button', { name: /^Findings/ })
      .click();
    await tab(page).click();
    const list = panel(page).getByRole('list', { name: 'Map of the kit' });
    await expect(list).toBeVisible();
    const wide = await list.evaluate((element) =>
      [...element.querySelectorAll('*')]
        .filter((inner) => !inner.matches('.visually-hidden'))
        .filter((inner) => inner.getBoundingClientRect().right > innerWidth)
        .map((inner) => inner.outerHTML.slice(0, 80)),
    );
    expect(wide).toEqual([]);
  });
}
