// Job 7: "Why is my app denied?" The message is pasted, and one click changes the role so that the call is allowed.
import { expectAccessibleInBoth } from './axe.ts';
import { answers, openFirstView, showsText, startField } from './page.ts';
import { Person } from './person.ts';
import { expect, test } from './test.ts';

const DENIED =
  'User: arn:aws:sts::111122223333:assumed-role/DeepSeekInvoke/app is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-west-2::foundation-model/deepseek.v3.2 because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action';

test('a pasted denial says what is missing, and one click adds it', async ({ page }) => {
  await openFirstView(page);
  const person = new Person(page);
  await person.paste(startField(page), DENIED);
  const denied = answers(page).getByRole('list', { name: 'Denied calls' });
  await expect(denied).toContainText('bedrock:InvokeModelWithResponseStream');
  await expect(denied).toContainText('identity policy');
  const fix = denied.getByRole('button', { name: 'Add us-west-2' });
  await expect(fix).toBeVisible();
  await expectAccessibleInBoth(page, 'a denied call', 'section[aria-label="Answers"]');
  await person.click(fix);
  await showsText(page, 'us-west-');
  await expect(denied).toContainText('These documents allow');
  await expect(denied.getByRole('button', { name: 'Add us-west-2' })).toHaveCount(0);
  person.expectWithin({ interactions: 2, seconds: 10 });
});
