// The jobs of a new user, each to its end: documents whose calls an evaluation of what was copied allows, within so many
// interactions (a click, a choice, a filled field, a paste, a key).
import type { Page } from '@playwright/test';
import { allows } from './evaluate.ts';
import { allDocuments, answers, openFirstView, startField, status } from './page.ts';
import { Person } from './person.ts';
import { expect, test } from './test.ts';

/** Says what is wanted, as a new user: one field and Enter. */
async function say(person: Person, text: string): Promise<void> {
  await person.paste(startField(person.page), text);
  await person.press('Enter');
}

const asked = (page: Page) => answers(page).getByRole('region', { name: /^Needed: / });

/** Answers the question that the card asks. */
async function answer(person: Person, label: RegExp | string, value: string): Promise<void> {
  await expect(asked(person.page)).toHaveAccessibleName(
    typeof label === 'string' ? `Needed: ${label}` : label,
  );
  await person.paste(asked(person.page).getByRole('textbox'), value);
  await person.press('Enter');
}

const ready = (page: Page) => expect(status(page)).toContainText('Ready', { timeout: 30_000 });

test('a: a Lambda function calls DeepSeek-V3.2 in us-east-1', async ({ page }) => {
  await openFirstView(page);
  const person = new Person(page);
  await say(person, 'My Lambda function chat calls DeepSeek-V3.2 in us-east-1');
  await answer(person, 'AWS account', '444455556666');
  await ready(page);
  await person.click(page.getByRole('button', { name: 'Create this role' }));
  await expect(page.getByRole('heading', { name: /^Create DeepSeekInvoke/ })).toBeVisible();
  person.expectWithin({ interactions: 7, seconds: 30 });
});
