// Every scenario shows valid documents, and every kind of question is accessible in every step.
import '#core/answers/register-all.ts';
import type { Page } from '@playwright/test';
import { startAnswers } from '#core/answers/answers.ts';
import { askedFields, viewOf } from '#core/answers/answers-view.ts';
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import type { Scenario } from '#core/catalog/scenario.ts';
import { scenarios, type ScenarioId } from '#core/catalog/scenarios.ts';
import { expectAccessible, expectAccessibleInBoth } from './axe.ts';
import {
  answers,
  button,
  chooseScenario,
  documentTabs,
  fullEditor,
  open,
  openStep,
  panel,
  shownText,
  verdict,
  editAsText,
  tool,
  handEdits,
} from './page.ts';
import { expect, test } from './test.ts';

const steps = (page: Page) => answers(page).getByRole('heading', { level: 2 }).getByRole('button');

async function expectEveryStep(page: Page, title: string, check: typeof expectAccessible): Promise<void> {
  for (const name of await steps(page).allTextContents()) {
    await openStep(page, name);
    if (name !== 'Create it')
      await expect(answers(page).getByRole('button', { name: /^(Next|Create the)/ })).toBeVisible();
    await check(page, `${title}: ${name}`, 'section[aria-label="Answers"]');
  }
}

/** What decides how a question is drawn: its step and its control. */
function lookOf(id: FieldId): string {
  const field = fieldOf(id);
  return [field.step, field.kind, 'style' in field ? field.style : ''].join(' ');
}

/** Each goal counts too, as their kits have other documents. */
const looksOf = ({ id, family }: Scenario): readonly string[] => [
  family,
  ...new Set(askedFields(viewOf(startAnswers(id as ScenarioId))).map(lookOf)),
];

/** Few scenarios that together have every look: the one with the most new looks first. */
function everyLook(): readonly Scenario[] {
  const all = scenarios.all();
  const missing = new Set(all.flatMap(looksOf));
  const news = (scenario: Scenario): number => looksOf(scenario).filter((look) => missing.has(look)).length;
  const chosen: Scenario[] = [];
  while (missing.size > 0) {
    const best = all.reduce((most, each) => (news(each) > news(most) ? each : most));
    chosen.push(best);
    for (const look of looksOf(best)) missing.delete(look);
  }
  return chosen;
}

test('every scenario shows its documents without findings', async ({ page }) => {
  test.setTimeout(300_000);
  await open(page);
  await fullEditor(page);
  const documents = documentTabs(page);
  for (const { title } of scenarios.all()) {
    await chooseScenario(page, title);
    await expect(documents.first()).toBeVisible();
    for (const document of await documents.all()) await expect(document, title).toContainText('no findings');
    await expect(verdict(page), title).toContainText(/^(Ready|\d+ placeholders? left)/);
  }
});

for (const { title } of everyLook()) {
  test(`${title}: documents, steps and panels`, async ({ page }) => {
    test.setTimeout(120_000);
    await open(page);
    await fullEditor(page);
    await chooseScenario(page, title);
    const documents = documentTabs(page);
    await expect(documents.first()).toBeVisible();
    for (const document of await documents.all()) {
      await document.click();
      await expect(document).toHaveAttribute('aria-selected', 'true');
      await expect.poll(() => shownText(page)).toContain('"2012-10-17"');
    }
    await panel(page)
      .getByRole('tab', { name: /^Next steps/ })
      .click();
    await expectAccessibleInBoth(page, `${title}: the page with next steps`);
    await panel(page)
      .getByRole('tab', { name: /^Findings/ })
      .click();
    const about = 'section[aria-label="About the role kit"]';
    await expectAccessibleInBoth(page, `${title}: findings`, about);
    await panel(page).getByRole('tab', { name: 'Map' }).click();
    await expect(panel(page).getByRole('list', { name: 'Map of the kit' })).toBeVisible();
    await expectAccessibleInBoth(page, `${title}: the map`, about);
    await expectEveryStep(page, title, expectAccessibleInBoth);
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  // The colors are those of the wide page.
  for (const { title } of everyLook()) {
    test(`every step of ${title}`, async ({ page }) => {
      await open(page);
      await chooseScenario(page, title);
      await expectEveryStep(page, title, expectAccessible);
    });
  }

  test('documents and findings', async ({ page }) => {
    await open(page);
    const views = page.getByRole('navigation', { name: 'Views' });
    await views.getByRole('button', { name: /^Policies/ }).click();
    await expectAccessibleInBoth(page, 'documents');
    await (await editAsText(page)).fill('{ "Version": 1, }');
    await expectAccessibleInBoth(page, 'documents, edited as text');
    await views.getByRole('button', { name: /^Findings/ }).click();
    await expectAccessibleInBoth(page, 'findings');
  });
});

test('dialogs and banners', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  const code = await fullEditor(page);
  await code.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('x');
  await button(page, 'Copy policy').click();
  await button(page, 'Copy anyway').click();
  await expect(page.getByText('1 of 2 copied: ')).toBeVisible();
  await expectAccessibleInBoth(page, 'the page with a finding and an edited document');
  const openers: Record<string, string | RegExp> = {
    Share: 'Share',
    'How to add it': /^How to add/,
  };
  for (const [opener, name] of Object.entries(openers)) {
    await (await tool(page, opener)).click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await expectAccessibleInBoth(page, `the dialog ${opener}`, 'dialog');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await handEdits(page).click();
  await expect(page.getByRole('region', { name: 'Hand edits' })).toBeVisible();
  await expectAccessibleInBoth(page, 'the list of hand edits');
  await button(page, 'Compare line by line').click();
  await expect(page.getByRole('dialog', { name: /version and yours$/ })).toBeVisible();
  await expectAccessibleInBoth(page, 'the comparison of a hand edit', 'dialog');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessibleInBoth(page, 'the dialog of shortcuts', 'dialog');
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    location.hash = 'rubbish';
  });
  await expect(page.getByRole('alert').filter({ hasText: 'The link could not be opened.' })).toBeVisible();
  await expectAccessibleInBoth(page, 'the banner of a refused link');
});

test('errors under fields', async ({ page }) => {
  await open(page);
  await chooseScenario(page, 'Import a DeepSeek distill');
  await openStep(page, 'Which data?');
  const input = answers(page).getByRole('textbox', { name: 'Bucket with the model files' });
  await input.fill('Bad_Name..\nacme-models/folder/\nab');
  await input.blur();
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  await expectAccessibleInBoth(page, 'errors under fields');
});
