// The main job, a hand edit, a request, every export, a shared link, a check and offline use, in browsers other than
// Chromium.
import { unzipSync } from 'fflate';
import { test as base, expect } from '@playwright/test';
import { EXPORTERS } from '#core/export/index.ts';
import { BROWSERS } from './browsers.ts';
import { Host } from './host.ts';
import type { Part, Visitor } from './visitor.ts';

const KIT: Part = { role: 'region', name: 'Role kit' };
const ANSWERS: Part = { role: 'region', name: 'Answers' };
const CHECK: Part = { role: 'region', name: 'Check a policy I have' };
const FUNCTION: Part = { role: 'textbox', name: 'Function name' };
const panelOf = (about: string): Part => ({ role: 'region', name: `About the ${about}` });
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

/** Answers the two open questions of the first scenario. */
async function answerAll(visitor: Visitor): Promise<void> {
  await visitor.click(button('Who uses the role?'));
  await visitor.type(FUNCTION, 'deepseek-chat');
  await visitor.click(button('Which models, where?'));
  await visitor.type({ role: 'textbox', name: 'AWS account' }, '444455556666');
  await showsKept(visitor);
  await shows(visitor, KIT, 'Ready');
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

      await visitor.typeAtEnd({ role: 'tabpanel', name: 'Permissions policy' }, 'x');
      await shows(visitor, tab('Permissions policy'), 'edited');
      await visitor.click(button('Edited by hand'));
      await visitor.click(button('Undo all'));
      await shows(visitor, KIT, 'Ready');

      await visitor.click(tab('Try a request'));
      await shows(visitor, { role: 'region', name: 'Decision' }, 'Allowed');

      await visitor.click(button('Share'));
      const link: Part = { role: 'textbox', name: 'Link' };
      await expect.poll(() => visitor.valueOf(link)).toContain('#v=1');
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

    test('every export is saved', async ({ visitor }) => {
      await visitor.open('/');
      const panel = panelOf('role kit');
      await shows(visitor, KIT, '2 placeholders left');
      await visitor.click(tab('Export'));
      for (const { id, title } of EXPORTERS) {
        await test.step(title, async () => {
          const before = await visitor.textOf(panel);
          await visitor.click({ role: 'radio', name: title });
          // The code of a format comes when it is chosen; the first is chosen already.
          if (id !== EXPORTERS[0]?.id) await expect.poll(() => visitor.textOf(panel)).not.toBe(before);
          await shows(visitor, panel, 'lines');
          const isOne = !(await visitor.textOf(panel)).includes('Download all (.zip)');
          const file = await visitor.download({
            ...button(isOne ? 'Download' : 'Download all (.zip)'),
            within: panel,
          });
          expect(file.bytes.length).toBeGreaterThan(200);
          if (isOne) return;
          expect(file.name).toBe(`DeepSeekInvoke-${id}.zip`);
          expect(Object.keys(unzipSync(file.bytes)).length).toBeGreaterThan(1);
        });
      }
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
      await visitor.click(tab('Proof'));
      await expect.poll(() => visitor.textOf(tab('Proof'))).toMatch(/(\d+)\/\1/);
      await visitor.click(tab('Export'));
      await visitor.click({ role: 'radio', name: 'Terraform' });
      await shows(visitor, panelOf('role kit'), 'resource "aws_iam_role"');
      const file = await visitor.download({ ...button('Download all (.zip)'), within: panelOf('role kit') });
      expect(Object.keys(unzipSync(file.bytes)).length).toBeGreaterThan(1);
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
        await shows(visitor, KIT, '2 placeholders left');
      } finally {
        await visitor.close();
        await host.close();
      }
    });

    test('the policies of an article are checked and fixed', async ({ visitor }) => {
      await visitor.open('/');
      await visitor.click(button('Check a policy I have'));
      await shows(visitor, CHECK, 'article');
      await visitor.click(button('Load policies from an article'));
      const about = panelOf('pasted policies');
      await shows(visitor, about, 'bedrock:ImportModel');
      await visitor.click(button('Fix all ('));
      await expect.poll(() => visitor.textOf(about)).not.toContain('bedrock:ImportModel');
      await visitor.click(button('Back to the wizard'));
      await shows(visitor, ANSWERS, 'What do you want to do?');
    });
  });
}
