// The main job, a hand edit, a request, downloads, a shared link, a check and offline use, in browsers other than
// Chromium.
import { unzipSync } from 'fflate';
import { test as base, expect } from '@playwright/test';
import { BROWSERS } from './browsers.ts';
import { Host } from './host.ts';
import type { Part, Visitor } from './visitor.ts';

const KIT: Part = { role: 'region', name: 'Policies' };
const BOX: Part = { role: 'textbox', name: 'What should DeepSeek do on AWS?' };
const FUNCTION: Part = { role: 'textbox', name: 'Function name' };
const button = (name: string): Part => ({ role: 'button', name });
const tab = (name: string): Part => ({ role: 'tab', name });

/** Editors break long lines, and write spaces in their own way. */
const withoutSpaces = (text: string): string => text.replaceAll(/\s+/g, '');

const shows = (visitor: Visitor, part: Part, text: string): Promise<void> =>
  expect
    .poll(async () => withoutSpaces(await visitor.textOf(part)), {
      message: `${part.role} “${part.name}” shows ${text}`,
      timeout: 45_000,
    })
    .toContain(withoutSpaces(text));

/** What both answers say, without the place where an editor breaks the line. */
const KEPT = ['444455556666:log-', '/aws/lambda/deepseek-chat:*'];

async function showsKept(visitor: Visitor): Promise<void> {
  for (const part of KEPT) await shows(visitor, KIT, part);
}

/** Says the role, and answers what is needed still. */
async function answerAll(visitor: Visitor): Promise<void> {
  await visitor.type(BOX, 'A Lambda function calls DeepSeek-V3.2 in us-east-1');
  await visitor.click(button('Go'));
  await visitor.click(button('Who: '));
  await visitor.type(FUNCTION, 'deepseek-chat');
  await visitor.type({ role: 'textbox', name: 'AWS account' }, '444455556666');
  await showsKept(visitor);
  await shows(visitor, KIT, 'Ready');
}

async function saveTerraform(visitor: Visitor): Promise<void> {
  await visitor.click(button('Create this role'));
  await visitor.click(tab('Terraform'));
  const file = await visitor.download(button('Download module (.zip)'));
  expect(Object.keys(unzipSync(file.bytes)).length).toBeGreaterThan(1);
}

for (const { name, open, isMissing } of BROWSERS) {
  const test = base.extend<{ visitor: Visitor }>({
    visitor: async ({ baseURL }, use) => {
      const visitor = await open(baseURL ?? '');
      await use(visitor);
      const troubles = await visitor.troubles();
      await visitor.close();
      expect(troubles, 'the page reports no errors').toEqual([]);
    },
  });
  test.describe(name, () => {
    test.skip(isMissing, `${name} is not installed here`); // Not every system has a package of it: the report says so.

    test('answers, a hand edit, a request and a share link', async ({ visitor, baseURL }) => {
      await visitor.open('/');
      await answerAll(visitor);

      await visitor.typeAtEnd({ role: 'tabpanel', name: 'Permissions' }, 'x');
      await shows(visitor, tab('Permissions'), 'edited');
      await visitor.click(button('Use the document without your edits'));
      await shows(visitor, KIT, 'Ready');

      await visitor.click(button('Checks'));
      await shows(visitor, { role: 'region', name: 'Decision' }, 'Allowed');
      await visitor.click(button('Close Checks'));

      await visitor.click(button('Share'));
      const link: Part = { role: 'textbox', name: 'Link' };
      await expect.poll(() => visitor.valueOf(link)).toContain('#v=');
      const address = await visitor.valueOf(link);
      await visitor.click({ ...button('Close'), within: { role: 'dialog', name: 'Share' } });

      await visitor.reload();
      await showsKept(visitor);

      const theirs = await open(baseURL ?? '');
      await theirs.open(address);
      await shows(theirs, { role: 'region', name: 'About the link' }, 'This came from a link');
      await showsKept(theirs);
      expect(await theirs.troubles()).toEqual([]);
      await theirs.close();
    });

    test('policies and a Terraform module are saved', async ({ visitor }) => {
      await visitor.open('/');
      await answerAll(visitor);
      const policy = await visitor.download(button('Download policy'));
      expect(policy.name).toBe('DeepSeekInvokePolicy.json');
      expect(policy.bytes.length).toBeGreaterThan(200);
      await saveTerraform(visitor);
    });

    test('after one visit everything works without the host', async ({ visitor }) => {
      const host = new Host();
      await host.start();
      try {
        await visitor.open(host.address);
        await shows(visitor, button('Works offline'), 'Works offline');
      } finally {
        await host.close();
      }
      await visitor.reload();
      await answerAll(visitor);
      await expect.poll(() => visitor.textOf(button('Checks'))).toMatch(/(\d+) of \1/);
      await saveTerraform(visitor);
    });

    test('a damaged copy of the code, cached for good, does not outlive Retry', async () => {
      const host = new Host();
      await host.start();
      const visitor = await open(host.address);
      try {
        const repair = host.damage(/^index-.*\.js$/);
        await visitor.open(host.address);
        const retry = button('Retry');
        await shows(visitor, retry, 'Retry');
        repair();
        await visitor.click(retry);
        await shows(visitor, button('Call from an app'), 'Call');
      } finally {
        await visitor.close();
        await host.close();
      }
    });

    test('a pasted policy is checked', async ({ visitor }) => {
      await visitor.open('/');
      await visitor.type(
        BOX,
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"bedrock:ImportModel","Resource":"*"}]}',
      );
      await visitor.click(button('Go'));
      await shows(visitor, { role: 'region', name: 'What you brought' }, 'policy');
      await shows(visitor, KIT, 'Won’t work');
      await visitor.click(button('New'));
      await shows(visitor, button('Call from an app'), 'Call');
    });
  });
}
