// Every scenario shows valid documents, and every kind of question is accessible in every step.
import '#deepseek/answers/register-all.ts';
import type { Page } from '@playwright/test';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { askedFields, viewOf } from '#deepseek/answers/answers-view.ts';
import { STEPS, type StepId } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import type { Scenario } from '#deepseek/catalog/scenario.ts';
import { scenarios, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { expectAccessible, expectAccessibleInBoth } from './axe.ts';
import {
  answers,
  banner,
  button,
  goTo,
  linkOf,
  openPanel,
  openStep,
  dismissBanner,
  documentTab,
  documentTabs,
  editAsText,
  fullEditor,
  open,
  openCell,
  openCreate,
  shownText,
  status,
} from './page.ts';
import { expect, test } from './test.ts';

const documentsOfKit = (id: string): number => documentsOf(compose(startAnswers(id as ScenarioId))).length;

/** A scenario, and those of its steps that look like none before. */
interface Sight {
  readonly scenario: Scenario;
  readonly steps: readonly StepId[];
}

/** What decides how a question is drawn: its step and its control. */
function lookOf(id: FieldId): string {
  const field = fieldOf(id);
  return [field.step, field.kind, 'style' in field ? field.style : ''].join(' ');
}

/** The looks of each step. The first one looks the same for every scenario. */
function looksOf({ id }: Scenario): readonly (readonly [step: StepId, looks: readonly string[]])[] {
  const asked = askedFields(viewOf(startAnswers(id as ScenarioId)));
  return STEPS.map(({ id: step }) => {
    const looks = asked.filter((field) => fieldOf(field).step === step).map(lookOf);
    return [step, step === 'scenario' ? [...looks, 'scenarios'] : looks] as const;
  });
}

const allLooksOf = (scenario: Scenario): readonly string[] => looksOf(scenario).flatMap(([, looks]) => looks);

/** Few scenarios that together have every look: the one with the most new looks first. */
function everyLook(): readonly Sight[] {
  const all = scenarios.all();
  const missing = new Set(all.flatMap(allLooksOf));
  const news = (scenario: Scenario): number =>
    new Set(allLooksOf(scenario).filter((look) => missing.has(look))).size;
  const chosen: Sight[] = [];
  while (missing.size > 0) {
    const best = all.reduce((most, each) => (news(each) > news(most) ? each : most));
    const steps = looksOf(best)
      .filter(([, looks]) => looks.some((look) => missing.has(look)))
      .map(([step]) => step);
    chosen.push({ scenario: best, steps });
    for (const look of allLooksOf(best)) missing.delete(look);
  }
  return chosen;
}

/** Opens a step by what it is, whatever it is called for these answers. */
async function openStepOf(page: Page, step: StepId): Promise<void> {
  const row = page.locator(`#step-${step}`);
  const heading = page.locator(`#step-${step}-head`);
  const folded = answers(page).getByRole('button', { name: /^Steps \d to \d/ });
  await expect(row.or(heading).or(folded).first()).toBeVisible();
  if (await heading.isVisible()) return;
  while (!(await row.isVisible())) await folded.first().click();
  await row.click();
  await expect(heading).toBeVisible();
}

async function expectSteps(
  page: Page,
  { scenario, steps }: Sight,
  check: typeof expectAccessible,
): Promise<void> {
  for (const step of steps) {
    await openStepOf(page, step);
    await expect(openPanel(page).getByRole('button', { name: /^(Next|Done)/ })).toBeVisible();
    await check(page, `${scenario.title}: ${step}`, 'section[aria-label="Answers"]');
  }
}

/** Opens a scenario by its link in the page as it stands. */
async function goToScenario(page: Page, { id, title }: Scenario): Promise<void> {
  await goTo(page, linkOf(`p=${id}`));
  await expect(banner(page)).toContainText(`“${title}”`);
}

/** All of them: what has no tab stands in a menu. */
async function documentCount(page: Page): Promise<number> {
  const more = button(page, /^\d+ more policies$/);
  const rest = (await more.count()) > 0 ? Number.parseInt(await more.innerText(), 10) : 0;
  return (await documentTabs(page).count()) + rest;
}

test('every scenario shows its documents, and no problem in them', async ({ page }) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 1920, height: 1000 });
  await open(page);
  for (const scenario of scenarios.all()) {
    await test.step(scenario.title, async () => {
      await goToScenario(page, scenario);
      await expect.poll(() => documentCount(page)).toBe(documentsOfKit(scenario.id));
      await expect(documentTab(page, 'has a problem')).toHaveCount(0);
      await expect(status(page)).toContainText(/^(Ready|\d+ answers? left|\d+ guess|Won’t work)/);
      // Where a task cannot work without an answer, a click leads on.
      const best = status(page).locator('.cures').getByRole('button').first();
      await expect(status(page).filter({ hasNotText: 'Won’t work' }).or(best).first()).toBeVisible();
    });
  }
});

for (const [index, sight] of everyLook().entries()) {
  const { id, title } = sight.scenario;
  test(`${title}: documents, steps and what belongs to them`, async ({ page }) => {
    test.setTimeout(120_000);
    await open(page, linkOf(`p=${id}`));
    await fullEditor(page);
    for (const document of await documentTabs(page).all()) {
      await document.click();
      await expect(document).toHaveAttribute('aria-selected', 'true');
      await expect.poll(() => shownText(page)).toMatch(/"2012-10-17"|"bedrock": /);
    }
    await expectAccessibleInBoth(page, `${title}: the page`);
    await expectSteps(page, sight, expectAccessibleInBoth);
    if ((await page.getByRole('button', { name: /^Map / }).count()) > 0) {
      await openCell(page, 'Map');
      await expectAccessibleInBoth(page, `${title}: the map`, '.sheet');
      await page.keyboard.press('Escape');
    }
    // The same for every kit.
    if (index > 0) return;
    for (const name of ['Notes', 'Checks', 'Access'] as const) {
      await openCell(page, name);
      await expectAccessibleInBoth(page, name, '.sheet');
    }
    await openCreate(page);
    await expectAccessibleInBoth(page, 'the steps to create it', '.sheet');
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

  test('documents, edited as text', async ({ page }) => {
    await open(page);
    await (await editAsText(page)).fill('{ "Version": 1, }');
    await expect(status(page)).toContainText('Won’t work');
    await expectAccessibleInBoth(page, 'documents, edited as text');
  });
});

test('dialogs, banners and errors', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  await (await fullEditor(page)).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('x');
  await expect(documentTab(page, 'Permissions')).toContainText('edited');
  await expectAccessibleInBoth(page, 'the page with a problem and an edited document');
  await button(page, 'Share').click();
  await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible();
  await expectAccessibleInBoth(page, 'the dialog Share', 'dialog');
  await page.keyboard.press('Escape');
  await button(page, 'History').click();
  await expect(page.getByRole('dialog', { name: 'Recent versions' })).toBeVisible();
  await expectAccessibleInBoth(page, 'the dialog of versions', 'dialog');
  await page.keyboard.press('Escape');
  // A key goes to a dialog until it is gone, which is a moment after it is hidden.
  await expect(page.locator('dialog')).toHaveCount(0);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessibleInBoth(page, 'the dialog of shortcuts', 'dialog');
  await page.keyboard.press('Escape');
  await page.evaluate(() => {
    location.hash = 'rubbish';
  });
  await expect(page.getByRole('alert').filter({ hasText: 'The link could not be opened.' })).toBeVisible();
  await expectAccessibleInBoth(page, 'the banner of a refused link');
  await goTo(page, linkOf('p=import'));
  await openStep(page, 'Data');
  const input = answers(page).getByRole('textbox', { name: 'Bucket with the model files' });
  await input.fill('Bad_Name..\nacme-models/folder/\nab');
  await input.blur();
  await expect(input).toHaveAttribute('aria-invalid', 'true');
  await expectAccessibleInBoth(page, 'errors under fields');
});
