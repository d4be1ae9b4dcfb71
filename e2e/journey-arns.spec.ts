// Pasting many ARNs at once: each gets the statements of its type.
import type { Page } from '@playwright/test';
import {
  allDocuments,
  answers,
  field,
  linkOf,
  open,
  openClipboard,
  openStep,
  status,
  type Clipboard,
} from './page.ts';
import { expect, test } from './test.ts';

const account = '444455556666';
const arns = {
  model: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
  profile: `arn:aws:bedrock:us-east-1:${account}:inference-profile/us.deepseek.r1-v1:0`,
  imported: `arn:aws:bedrock:us-west-2:${account}:imported-model/a1b2c3d4e5f6`,
  endpoint: `arn:aws:sagemaker:us-east-1:${account}:endpoint/deepseek-distill`,
};
const label = 'ARNs of what the app calls';

async function paste(page: Page, clipboard: Clipboard, text: string): Promise<void> {
  await clipboard.write(text);
  await field(page, label).focus();
  await page.keyboard.press('Control+v');
}

const forms = {
  'one a line': Object.values(arns).join('\n'),
  'comma-separated': Object.values(arns).join(', '),
  'as a piece of JSON': Object.values(arns)
    .map((arn) => `  "${arn}"`)
    .join(',\r\n'),
};
test('several ARNs, one a line, comma-separated, or as a piece of JSON', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page, linkOf('p=invoke-arns'));
  await openStep(page, 'Model and Region');
  for (const [form, text] of Object.entries(forms)) {
    await test.step(form, async () => {
      await field(page, label).fill('');
      await paste(page, clipboard, text);
      const said = answers(page).getByRole('listitem');
      for (const words of [
        'Foundation model DeepSeek-V3.2 in us-east-1, owned by AWS',
        `Inference profile DeepSeek-R1 in us-east-1, account ${account}`,
        `Imported model a1b2c3d4e5f6 in us-west-2, account ${account}`,
        `SageMaker endpoint deepseek-distill in us-east-1, account ${account}`,
      ]) {
        await expect(said.filter({ hasText: words }).last()).toBeVisible();
      }
      await field(page, label).blur();
      await expect(field(page, label)).toHaveValue(forms['one a line']);
      await expect(field(page, label)).not.toHaveAttribute('aria-invalid', 'true');
      // The ARNs have said it: nobody is asked twice.
      for (const region of ['us-east-1', 'us-west-2']) {
        await expect(answers(page).getByRole('button', { name: `Remove ${region}` })).toBeVisible();
      }
    });
  }
  await openStep(page, 'Who');
  await expect(field(page, 'AWS account')).toHaveValue(account);
  const documents = await allDocuments(page);
  const policy = documents['DeepSeekInvokePolicy.json'] ?? '';
  for (const arn of Object.values(arns)) expect(policy).toContain(`"${arn}"`);
  expect(policy).toContain('"bedrock:InferenceProfileArn"');
  expect(policy).toContain('"sagemaker:InvokeEndpoint"');
});

test('an ARN that is not of a model says why, and the others still work', async ({ page, baseURL }) => {
  const wrong = {
    [`arn:aws:bedrock:us-east-1:${account}:guardrail/abcdef123456`]: 'A guardrail is not a model.',
    'arn:aws:s3:::acme-models/deepseek/*': 'An S3 ARN names data, not a model',
    [`arn:aws:bedrock:us-east-1:${account}:model-import-job/a1b2c3d4e5f6`]: 'Paste the imported-model ARN',
    [`arn:aws:dynamodb:us-east-1:${account}:table/models`]:
      'The service “dynamodb” does not have models to call.',
    'arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0': 'only through its profile',
    'deepseek.v3.2': 'This is not an ARN.',
  };
  const clipboard = await openClipboard(page, baseURL);
  await open(page, linkOf('p=invoke-arns'));
  await openStep(page, 'Model and Region');
  await paste(page, clipboard, [arns.model, ...Object.keys(wrong), arns.imported].join('\n'));
  await expect(answers(page)).not.toContainText('A guardrail is not a model.');
  await field(page, label).blur();
  for (const [arn, message] of Object.entries(wrong)) {
    const note = answers(page).getByRole('listitem').filter({ hasText: message }).last();
    await expect(note).toContainText(arn);
  }
  await expect(field(page, label)).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, label)).toHaveValue(/guardrail[^]*imported-model/);
  await expect(status(page)).toContainText('ARNs of what the app calls');
  const policy = Object.values(await allDocuments(page)).join('');
  expect(policy).toContain(`"${arns.model}"`);
  expect(policy).toContain(`"${arns.imported}"`);
  expect(policy).not.toMatch(/guardrail|s3:::|dynamodb/);
});
