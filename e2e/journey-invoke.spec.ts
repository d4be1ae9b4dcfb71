// The shortest path to a role: an app calls DeepSeek-V3 on Bedrock, from one sentence to the copied policies.
import { strFromU8, unzipSync } from 'fflate';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { print } from '#iam/policy/print.ts';
import {
  answers,
  button,
  command,
  copyFromEditor,
  documentTab,
  documentTabs,
  download,
  field,
  fullEditor,
  open,
  openCreate,
  openClipboard,
  openDocumentTab,
  openFirstView,
  openStep,
  say,
  shownText,
  showsText,
  status,
  WHOLE_DOCUMENT,
} from './page.ts';
import { expect, test } from './test.ts';

test.use({ viewport: WHOLE_DOCUMENT });

const SENTENCE = 'A Lambda function named chat in account 444455556666 calls DeepSeek-V3.2 in us-east-1';
const TABS = { 'Permissions policy': 'Permissions', 'Trust policy': 'Trust' } as const;

test('a goal shows a complete role, and what is needed', async ({ page }) => {
  await open(page);
  const documents = documentsOf(compose(startAnswers()));
  await expect(documentTabs(page)).toHaveCount(documents.length);
  await fullEditor(page);
  for (const { title, document } of documents) {
    await openDocumentTab(page, TABS[title as keyof typeof TABS]);
    await expect.poll(() => shownText(page)).toBe(print(document));
    await expect(documentTab(page, 'has a problem')).toHaveCount(0);
  }
  await expect(status(page)).toContainText('2 answers left: function name, AWS account');
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
  await field(page, 'AWS account').pressSequentially('444455556666');
  await showsText(page, ':444455556666:log-group:/aws/lambda/chat-v2:*"');
  await openStep(page, 'Model and Region');
  await answers(page).getByRole('checkbox', { name: 'Stream answers' }).uncheck();
  await expect.poll(() => shownText(page)).not.toContain('InvokeModelWithResponseStream');
  // What nobody said is a guess until somebody keeps it.
  await expect(status(page)).toContainText('to confirm: AWS Lambda function');
});

test('one sentence leads to the role; Copy says what is copied, and Create comes next', async ({
  page,
  baseURL,
}) => {
  const clipboard = await openClipboard(page, baseURL);
  await openFirstView(page);
  await say(page, SENTENCE);
  await expect(status(page)).toContainText('Ready');
  await showsText(page, ':444455556666:log-group:/aws/lambda/chat:*"');
  const copied = await clipboard.copied(button(page, 'Copy policy'));
  await expect(button(page, 'Copy policy')).toContainText('Copied 1 of 2');
  expect(copied).toBe(`${await copyFromEditor(page, clipboard)}\n`);
  await openDocumentTab(page, 'Trust');
  expect(await clipboard.copied(button(page, 'Copy policy'))).toContain('"sts:AssumeRole"');
  await expect(button(page, 'Copy policy')).toContainText('Copied 2 of 2');
  const guide = await openCreate(page);
  await expect(guide).toContainText('DeepSeekInvoke');
});

test('Download saves the document, or all of them in one .zip', async ({ page }) => {
  await openFirstView(page);
  await say(page, SENTENCE);
  await fullEditor(page);
  await showsText(page, ':444455556666:log-group:/aws/lambda/chat:*"');
  const texts: Record<string, string> = {};
  for (const [title, name] of [
    ['Permissions', 'DeepSeekInvokePolicy.json'],
    ['Trust', 'DeepSeekInvoke-trust-policy.json'],
  ] as const) {
    await openDocumentTab(page, title);
    const file = await download(page, button(page, 'Download policy'));
    expect(file.name).toBe(name);
    texts[name] = strFromU8(file.bytes);
    await expect.poll(async () => `${await shownText(page)}\n`).toBe(texts[name]);
  }
  const zip = await download(page, await command(page, 'Download all (.zip)'));
  expect(zip.name).toBe('DeepSeekInvoke.zip');
  const packed = unzipSync(zip.bytes);
  expect(Object.keys(packed).toSorted()).toEqual([...Object.keys(texts), 'README.md'].toSorted());
  const readMe = strFromU8(packed['README.md'] ?? new Uint8Array());
  for (const [name, text] of Object.entries(texts)) {
    expect(readMe).toContain(`## ${name}`);
    expect(strFromU8(packed[name] ?? new Uint8Array())).toBe(text);
  }
  expect(readMe).toContain('IAM › Roles › Create role › Custom trust policy');
});
