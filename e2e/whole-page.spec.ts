// The whole page takes what is pasted or dropped, as the field of the first step does.
import type { Page } from '@playwright/test';
import {
  answers,
  button,
  field,
  fullEditor,
  open,
  openClipboard,
  openFirstView,
  openStep,
  pasteAtFocus,
  startField,
  holdKit,
} from './page.ts';
import { expect, test } from './test.ts';

const understood = (page: Page) => answers(page).getByRole('list', { name: 'Understood' });

/** Drops a file in the middle of the page. */
const drop = (page: Page, name: string, text: string): Promise<void> =>
  page.evaluate(
    ([file = '', content = '']) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], file));
      for (const type of ['dragover', 'drop'])
        document
          .querySelector('.kit')
          ?.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [name, text],
  );

test('a paste outside of fields leads to the first step, and one undo takes it back', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await fullEditor(page);
  await field(page, 'Function name').fill('chat');
  await openStep(page, 'Names');
  await clipboard.write('ECS task calls V3.1 in us-west-2');
  await button(page, 'Name it').focus();
  await page.keyboard.press('Control+v');
  await expect(understood(page)).toContainText('Amazon ECS task');
  await expect(startField(page)).toHaveValue('ECS task calls V3.1 in us-west-2');
  await expect(button(page, 'What do you want to do?')).toBeFocused();
  await expect(button(page, 'Which models, where?')).toHaveAccessibleDescription(
    /us-west-2 · DeepSeek-V3\.1/,
  );
  await page.keyboard.press('Control+z');
  await expect(answers(page).getByRole('button', { name: 'Use these answers again' })).toBeVisible();
  await openStep(page, 'Who');
  await expect(field(page, 'Function name')).toHaveValue('chat');

  // In a field, a paste is the field's.
  await field(page, 'Function name').focus();
  await page.keyboard.press('Control+v');
  await expect(button(page, 'Who uses the role?')).toHaveAttribute('aria-expanded', 'true');
});

test('a dropped file is read from any view, policies too', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await drop(
    page,
    'app.py',
    'import boto3\nboto3.client("bedrock-runtime").converse(modelId="deepseek.v3-v1:0")\n',
  );
  await expect(answers(page)).toContainText('From app.py');
  await expect(understood(page)).toContainText('DeepSeek-V3.1');
  await button(page, 'Check a policy I have').click();
  await expect(page.getByRole('region', { name: 'Check a policy I have' })).not.toHaveAttribute('aria-busy');
  const policy = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
  };
  await drop(page, 'reader.json', JSON.stringify(policy));
  await expect(
    page.getByRole('tablist', { name: 'Pasted policies', exact: true }).getByRole('tab'),
  ).toHaveCount(1);
});

test('a paste before the code of the page is there counts', async ({ page }) => {
  const letGo = await holdKit(page);
  await openFirstView(page);
  await button(page, 'What do you want to do?').focus();
  await pasteAtFocus(page, 'ECS task calls V3.1 in us-west-2');
  letGo();
  await expect(understood(page)).toContainText('Amazon ECS task');
});
