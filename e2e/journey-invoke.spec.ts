// The shortest path to a role: an app calls DeepSeek-V3 on Bedrock, from the first view to the copied policy.
import { strFromU8, unzipSync } from 'fflate';
import { startAnswers } from '#core/answers/answers.ts';
import { compose } from '#core/compose/compose.ts';
import { documentsOf } from '#core/compose/role-kit.ts';
import { print } from '#core/iam/print.ts';
import {
  answers,
  button,
  copyFromEditor,
  documentTab,
  expectDocuments,
  documentTabs,
  download,
  field,
  fullEditor,
  open,
  openClipboard,
  openDocumentTab,
  openStep,
  shownText,
  showsText,
  verdict,
  WHOLE_DOCUMENT,
  tool,
} from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: WHOLE_DOCUMENT });

test('the first view is a complete role for the most common scenario', async ({ page }) => {
  await open(page);
  const documents = documentsOf(compose(startAnswers()));
  await expect(documentTabs(page)).toHaveCount(documents.length);
  await fullEditor(page);
  for (const { title, document } of documents) {
    await openDocumentTab(page, title);
    await expect.poll(() => shownText(page)).toBe(print(document));
    await expect(verdict(page)).toContainText('2 placeholders left');
    await expect(documentTab(page, title)).toContainText('no findings');
  }
});

test('the policy changes with every key', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  const input = field(page, 'Function name');
  await input.focus();
  const name = 'chat-v2';
  for (let typed = 1; typed <= name.length; typed += 1) {
    await page.keyboard.press(name.charAt(typed - 1));
    await showsText(page, `:log-group:/aws/lambda/${name.slice(0, typed)}:*"`);
  }
  await openStep(page, 'Model and Region');
  await field(page, 'AWS account').pressSequentially('444455556666');
  await showsText(page, ':444455556666:log-group:/aws/lambda/chat-v2:*"');
  await answers(page).getByRole('checkbox', { name: 'Stream answers' }).uncheck();
  await expect.poll(() => shownText(page)).not.toContain('InvokeModelWithResponseStream');
  await expect(verdict(page)).toContainText('Ready');
  await expect(verdict(page)).not.toContainText('placeholder');
});

test('Copy warns once about placeholders, then copies exactly the text', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  const text = await copyFromEditor(page, clipboard);
  expect(() => void JSON.parse(text)).not.toThrow();

  await clipboard.write('untouched');
  await button(page, 'Copy policy').click();
  const outcome = page.getByRole('status').filter({ hasText: '2 placeholders left' });
  await expect(outcome).toContainText('(Function name, AWS account)');
  await expect.poll(() => clipboard.read()).toBe('untouched');

  await outcome.getByRole('button', { name: 'Copy anyway' }).click();
  const copied = page.getByRole('status').filter({ hasText: 'copied' });
  await expect(copied).toContainText(
    '1 of 2 copied: Permissions policy, but it is not ready: 2 placeholders left',
  );
  await expect.poll(() => clipboard.read()).toBe(`${text}\n`);

  await copied.getByRole('button', { name: 'Copy trust policy' }).click();
  await expect(copied).toContainText('2 of 2 copied: Trust policy. Paste it in IAM › Roles');
  await expect(documentTab(page, 'Trust policy')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => clipboard.read()).toContain('"sts:AssumeRole"');
});

test('the warning leads to what is missing', async ({ page }) => {
  await open(page);
  await field(page, 'Function name').fill('chat');
  await button(page, 'Copy policy').click();
  await page.getByRole('button', { name: 'Fill it in' }).click();
  await expect(field(page, 'AWS account')).toBeVisible();
});

test('with all answers given, Copy says where to paste, step by step', async ({ page, baseURL }) => {
  const clipboard = await openClipboard(page, baseURL);
  await open(page);
  await field(page, 'Function name').fill('chat');
  await openStep(page, 'Model and Region');
  await field(page, 'AWS account').fill('4444-5555-6666');
  const copied = await clipboard.copied(button(page, 'Copy policy'));
  const outcome = page.getByRole('status').filter({ hasText: 'Copied: Permissions policy' });
  await expect(outcome).toContainText('Paste it in IAM › Policies › Create policy › JSON');
  expect(copied).toBe(`${await copyFromEditor(page, clipboard)}\n`);
  expect(copied).toContain('444455556666');

  await outcome.getByRole('button', { name: 'Show the steps' }).click();
  const dialog = page.getByRole('dialog', { name: 'How to add the permissions policy in the AWS console' });
  const steps = dialog.getByRole('listitem');
  await expect(steps.first()).toContainText('IAM › Policies');
  await expect(steps.filter({ hasText: 'DeepSeekInvokePolicy' })).toBeVisible();
  await page.keyboard.press('Escape');

  await openDocumentTab(page, 'Trust policy');
  await (await tool(page, 'How to add it')).click();
  const trust = page.getByRole('dialog', { name: 'How to add the trust policy in the AWS console' });
  await expect(trust.getByRole('listitem').filter({ hasText: 'Custom trust policy' })).toBeVisible();
});

test('Download saves the document, or all of them in one .zip', async ({ page }) => {
  await open(page);
  await fullEditor(page);
  await field(page, 'Function name').fill('chat');
  await openStep(page, 'Model and Region');
  await field(page, 'AWS account').fill('444455556666');
  await showsText(page, ':444455556666:log-group:/aws/lambda/chat:*"');

  const texts: Record<string, string> = {};
  for (const [title, name] of [
    ['Permissions policy', 'DeepSeekInvokePolicy.json'],
    ['Trust policy', 'DeepSeekInvoke-trust-policy.json'],
  ] as const) {
    await openDocumentTab(page, title);
    const file = await download(page, await tool(page, 'Download'));
    expect(file.name).toBe(name);
    texts[name] = strFromU8(file.bytes);
    await expect.poll(async () => `${await shownText(page)}\n`).toBe(texts[name]);
    await expect(page.getByText(`Saved as ${name}.`)).toBeVisible();
  }

  await (await tool(page, 'How to add it')).click();
  const dialog = page.getByRole('dialog');
  const zip = await download(page, dialog.getByRole('button', { name: 'Download all 2 documents (.zip)' }));
  expect(zip.name).toBe('DeepSeekInvoke.zip');
  const packed = unzipSync(zip.bytes);
  expect(Object.keys(packed).toSorted()).toEqual([...Object.keys(texts), 'README.md'].toSorted());
  const readMe = strFromU8(packed['README.md'] ?? new Uint8Array());
  for (const name of Object.keys(texts)) expect(readMe).toContain(`## ${name}`);
  expect(readMe).toContain('IAM › Roles › Create role › Custom trust policy');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expectDocuments(page, texts);
});
