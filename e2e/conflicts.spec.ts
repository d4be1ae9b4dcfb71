// Conflicting answers from a link: what does not fit, and the closest answer that does, one click away.
import { answers, fullEditor, goTo, linkOf, open, showsText, status, WHOLE_DOCUMENT } from './page.ts';
import { expect, test } from './test.ts';

interface Conflict {
  readonly what: string;
  readonly link: string;
  readonly said: string | RegExp;
  readonly repair: string;
  readonly shows: string;
}

const conflicts: readonly Conflict[] = [
  {
    what: 'DeepSeek-R1 in Frankfurt',
    link: 'p=invoke-r1&a=444455556666&r=eu-central-1',
    said: /DeepSeek-R1, called through the us. inference profile, is not offered in eu-central-1/,
    repair: 'Use us-east-1',
    shows: 'arn:aws:bedrock:us-east-1:444455556666:inference-profile/us.deepseek.r1-v1:0',
  },
  {
    what: 'DeepSeek-R1 in Frankfurt and N. Virginia',
    link: 'p=invoke-r1&a=444455556666&r=eu-central-1,us-east-1',
    said: /is not offered in eu-central-1/,
    repair: 'Remove eu-central-1',
    shows: 'arn:aws:bedrock:us-east-1:444455556666:inference-profile/us.deepseek.r1-v1:0',
  },
  {
    what: 'batch inference with DeepSeek-R1',
    link: 'p=batch&a=444455556666&m=r1',
    said: 'DeepSeek-R1 does not support batch inference',
    repair: 'Use DeepSeek-V3.2',
    shows: '"Sid": "ReadBatchInput"',
  },
  {
    what: 'an import in Stockholm',
    link: 'p=import&a=444455556666&r=eu-north-1',
    said: 'Custom Model Import is not offered in eu-north-1. The nearest Region that works is eu-central-1.',
    repair: 'Use eu-central-1',
    shows: '"Sid": "ReadWeights"',
  },
];

test('conflicting answers of a link are asked about, and one click repairs them', async ({ page }) => {
  await page.setViewportSize(WHOLE_DOCUMENT);
  await open(page, linkOf(conflicts[0]?.link ?? ''));
  await fullEditor(page);
  for (const { what, link, said, repair, shows } of conflicts) {
    await test.step(what, async () => {
      if (link !== conflicts[0]?.link) await goTo(page, linkOf(link));
      const note = answers(page).locator('.note-error');
      await expect(note).toContainText(said);
      await expect(status(page)).toContainText(/\d answers? left/);
      // By keyboard.
      await note.getByRole('button', { name: repair, exact: true }).focus();
      await page.keyboard.press('Enter');
      await expect(note).toHaveCount(0);
      await showsText(page, shows);
    });
  }
});

test('a statement that several tasks need for the same reason gives it once', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, linkOf('p=invoke&also=api-keys,invoke-prompts&a=444455556666'));
  await fullEditor(page);
  const first = page
    .getByRole('complementary', { name: 'Why each statement is there' })
    .getByRole('listitem')
    .first();
  await expect(first.getByText('Calls DeepSeek-V3.2')).toHaveCount(1);
});
