// Job 5: a service control policy allows only approved DeepSeek models, and exempts one role.
import { allDocuments, answers, field, openFirstView, openPanel, panel, startField } from './page.ts';
import { Person } from './person.ts';
import { expect, test } from './test.ts';

test('one sentence and who can change the exempt role make the policies', async ({ page }) => {
  await openFirstView(page);
  const person = new Person(page);
  await person.type(startField(page), 'SCP: only approved DeepSeek models except role BedrockAdmin');
  await expect(answers(page).getByRole('list', { name: 'Understood' })).toContainText('BedrockAdmin');
  await person.click(answers(page).getByRole('button', { name: 'Lock it down', exact: true }));
  await person.paste(
    field(page, 'Who can change the exempt roles?'),
    'arn:aws:iam::444455556666:role/platform/Root',
  );
  person.expectWithin({ interactions: 7, seconds: 45 });

  const text = Object.values(await allDocuments(page)).join('\n');
  for (const part of ['"aws:PrincipalArn": "arn:aws:iam::*:role/BedrockAdmin"', 'ProtectRolesExemptFromScp'])
    expect(text).toContain(part);
  await openPanel(page, /^Findings/);
  await expect(panel(page)).toContainText('These policies do not limit BedrockAdmin.');
});
