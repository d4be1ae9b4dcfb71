// The whole page takes what is pasted or dropped, as the box does.
import type { Page } from '@playwright/test';
import {
  answers,
  button,
  checkPane,
  field,
  fullEditor,
  holdKit,
  open,
  openClipboard,
  openFirstView,
  openStep,
  pasteAtFocus,
  startField,
} from './page.ts';
import { expect, test } from './test.ts';

/** Drops a file in the middle of the page. */
const drop = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    ([file = '', content = '']) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], file));
      for (const type of ['dragover', 'drop'])
        document
          .querySelector('.sheet')
          ?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text],
  );

test('a paste outside of fields stands in the box, and in a field it is the field’s', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await fullEditor(page);
  await field(page, 'Function name').fill('chat');
  await clipboard.write('ECS task calls V3.1 in us-west-2');
  await button(page, 'Copy policy').focus();
  await page.keyboard.press('Control+v');
  const box = page.getByRole('textbox', { name: 'Your role as text' });
  await expect(box).toHaveValue('ECS task calls V3.1 in us-west-2');
  // Nothing is answered until it is sent.
  await expect(answers(page).getByRole('button', { name: /^Who: ECS task/ })).toHaveCount(0);
  await box.press('Enter');
  await expect(answers(page).getByRole('button', { name: /^ECS task/ })).toBeVisible();
  await expect(answers(page).getByRole('button', { name: /^us-west-2/ })).toBeVisible();
  await button(page, 'Copy policy').focus();
  await page.keyboard.press('Control+z');
  await openStep(page, 'Who');
  await expect(field(page, 'Function name')).toHaveValue('chat');
  await field(page, 'Function name').focus();
  await page.keyboard.press('Control+v');
  await expect(box).toBeHidden();
  await expect(field(page, 'Function name')).toHaveValue(/ECS task calls/);
});

test('a dropped file is read from any view, policies too', async ({ page }) => {
  await openFirstView(page);
  await expect(page.locator('.everywhere')).toBeAttached();
  await drop(
    page,
    'app.py',
    'import boto3\nboto3.client("bedrock-runtime").converse(modelId="deepseek.v3-v1:0")\n',
  );
  await expect(page.getByText('From app.py')).toBeVisible();
  await button(page, 'Go').click();
  await expect(answers(page)).toContainText('DeepSeek-V3.1');
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
  };
  await drop(page, 'reader.json', JSON.stringify(policy));
  await expect(checkPane(page)).toBeVisible();
  await expect(
    page.getByRole('tablist', { name: 'Pasted policies', exact: true }).getByRole('tab'),
  ).toHaveCount(1);
});

test('a paste before the code of the page is there counts', async ({ page }) => {
  const letGo = await holdKit(page);
  await openFirstView(page);
  await button(page, 'History').focus();
  await pasteAtFocus(page, 'ECS task calls V3.1 in us-west-2');
  letGo();
  await expect(startField(page)).toHaveValue('ECS task calls V3.1 in us-west-2');
});
