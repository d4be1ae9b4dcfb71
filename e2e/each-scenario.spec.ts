// Every scenario shows valid documents, and every kind of question is accessible in every step.
import '#core/answers/register-all.ts';
import type { Page } from '@playwright/test';
import { startAnswers } from '#core/answers/answers.ts';
import { askedFields, viewOf } from '#core/answers/answers-view.ts';
import { STEPS } from '#core/answers/field.ts';
import { fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import type { Scenario } from '#core/catalog/scenario.ts';
import { scenarios, type ScenarioId } from '#core/catalog/scenarios.ts';
import { compose } from '#core/compose/compose.ts';
import { documentsOf } from '#core/compose/role-kit.ts';
import { expectAccessible, expectAccessibleInBoth } from './axe.ts';
import {
  answers,
  banner,
  button,
  goTo,
  linkOf,
  openPanel,
  dismissBanner,
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
const documentsOfKit = (id: string): number => documentsOf(compose(startAnswers(id as ScenarioId))).length;

/** A scenario, and the places of its steps that look like none before. */
interface Sight {
  readonly scenario: Scenario;
  readonly places: readonly number[];
}

/** What decides how a question is drawn: its step and its control. */
function lookOf(id: FieldId): string {
  const field = fieldOf(id);
  return [field.step, field.kind, 'style' in field ? field.style : ''].join(' ');
}

/** The looks of each step, in the order of the page. Each goal counts too: its first step lists other tasks. */
function looksOf({ id, family }: Scenario): readonly (readonly string[])[] {
  const asked = askedFields(viewOf(startAnswers(id as ScenarioId)));
  return STEPS.map(({ id: step }) => {
    const looks = asked.filter((field) => fieldOf(field).step === step).map(lookOf);
    return step === 'scenario' ? [...looks, family] : looks;
  }).filter((looks) => looks.length > 0);
}

/** Few scenarios that together have every look: the one with the most new looks first. */
function everyLook(): readonly Sight[] {
  const all = scenarios.all();
  const missing = new Set(all.flatMap(looksOf).flat());
  const news = (scenario: Scenario): number =>
    new Set(
      looksOf(scenario)
        .flat()
        .filter((look) => missing.has(look)),
    ).size;
  const chosen: Sight[] = [];
  while (missing.size > 0) {
    const best = all.reduce((most, each) => (news(each) > news(most) ? each : most));
    const looks = looksOf(best);
    const places = [...looks.keys()].filter((place) => looks[place]?.some((look) => missing.has(look)));
    chosen.push({ scenario: best, places });
    for (const look of looks.flat()) missing.delete(look);
  }
  return chosen;
}

async function expectSteps(
  page: Page,
  { scenario, places }: Sight,
  check: typeof expectAccessible,
): Promise<void> {
  for (const place of places) {
    const step = steps(page).nth(place);
    if ((await step.getAttribute('aria-expanded')) !== 'true') await step.click();
    await expect(step).toHaveAttribute('aria-expanded', 'true');
    await expect(answers(page).getByRole('button', { name: /^(Next|Create the)/ })).toBeVisible();
    await check(page, `${scenario.title}: step ${place + 1}`, 'section[aria-label="Answers"]');
  }
}

/** Opens a scenario by its link in the page as it stands. */
async function goToScenario(page: Page, { id, title }: Scenario): Promise<void> {
  await goTo(page, linkOf(`p=${id}`));
  await expect(banner(page)).toContainText(`“${title}”`);
}

test('every scenario shows its documents without findings', async ({ page }) => {
  test.setTimeout(180_000);
  await open(page);
  for (const scenario of scenarios.all()) {
    await test.step(scenario.title, async () => {
      await goToScenario(page, scenario);
      const documents = documentTabs(page);
      await expect(documents).toHaveCount(documentsOfKit(scenario.id));
      for (const document of await documents.all()) await expect(document).toContainText('no findings');
      await expect(verdict(page)).toContainText(/^(Ready|\d+ placeholders? left)/);
    });
  }
});

for (const [index, sight] of everyLook().entries()) {
  const { id, title } = sight.scenario;
  test(`${title}: documents, steps and panels`, async ({ page }) => {
    test.setTimeout(120_000);
    await open(page, linkOf(`p=${id}`));
    await fullEditor(page);
    const documents = documentTabs(page);
    await expect(documents).toHaveCount(documentsOfKit(id));
    for (const document of await documents.all()) {
      await document.click();
      await expect(document).toHaveAttribute('aria-selected', 'true');
      await expect.poll(() => shownText(page)).toMatch(/"2012-10-17"|"bedrock": /);
    }
    await panel(page)
      .getByRole('tab', { name: /^Next steps/ })
      .click();
    const about = 'section[aria-label="About the role kit"]';
    await expectAccessibleInBoth(page, `${title}: next steps`, index === 0 ? 'body' : about);
    // The same for every kit that the wizard composes.
    if (index === 0) {
      await openPanel(page, /^Findings/);
      await expectAccessibleInBoth(page, 'findings', about);
    }
    await openPanel(page, 'Map');
    await expect(panel(page).getByRole('list', { name: 'Map of the kit' })).toBeVisible();
    await expectAccessibleInBoth(page, `${title}: the map`, about);
    await expectSteps(page, sight, expectAccessibleInBoth);
    if (index > 0) return;
    await openStep(page, 'Create it');
    await expectAccessibleInBoth(page, 'the last step', 'section[aria-label="Answers"]');
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  // The colors are those of the wide page.
  test('every look of the questions', async ({ page }) => {
    test.setTimeout(180_000);
    await open(page);
    for (const sight of everyLook()) {
      await test.step(sight.scenario.title, async () => {
        await goToScenario(page, sight.scenario);
        await dismissBanner(page, `“${sight.scenario.title}”`);
        await expectSteps(page, sight, expectAccessible);
      });
    }
  });

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
  await open(page, linkOf('p=import'));
  await openStep(page, 'Data');
  const input = answers(page).getByRole('textbox', { name: 'Bucket with the model files' });
  await input.fill('Bad_Name..\nacme-models/folder/\nab');
  await input.blur();
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  await expectAccessibleInBoth(page, 'errors under fields');
});
