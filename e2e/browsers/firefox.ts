// A visitor with Firefox as Debian ships it: over WebDriver BiDi, which Playwright speaks with it up to 1.64.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { firefox, type Locator } from 'playwright-core-for-firefox';
import { newFile } from './new-file.ts';
import { EDITOR, type Part, type Visitor } from './visitor.ts';

const escaped = (text: string): string => text.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&');

export async function visitWithFirefox(baseURL: string): Promise<Visitor> {
  const downloads = mkdtempSync(join(tmpdir(), 'rolewright-firefox-'));
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath: '/usr/bin/firefox-esr',
    downloadsPath: downloads,
  });
  // High enough for a whole policy above an open panel: an editor draws the lines in view.
  const context = await browser.newContext({ viewport: { width: 1440, height: 1200 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const troubles: string[] = [];
  context.on('console', (message) => {
    if (message.type() === 'error') troubles.push(message.text());
  });
  context.on('weberror', (error) => troubles.push(String(error.error())));
  const find = ({ role, name, within }: Part): Locator =>
    (within ? find(within) : page)
      .getByRole(role, { name: new RegExp(escaped(name)) })
      .filter({ visible: true })
      .first();
  const shown = async (part: Part): Promise<Locator | undefined> =>
    (await find(part).count()) > 0 ? find(part) : undefined;
  return {
    open: async (address) => {
      // A link that differs by its fragment alone would not load the page again.
      await page.goto('about:blank');
      await page.goto(new URL(address, baseURL).href);
    },
    reload: async () => {
      await page.reload();
    },
    click: (part) => find(part).click(),
    type: async (part, text) => {
      await find(part).click();
      await page.keyboard.press('End');
      await page.keyboard.type(text);
    },
    typeAtEnd: async (part, text) => {
      // The editor's own field is too small to count as visible.
      await find(part).getByRole(EDITOR.role, { includeHidden: true }).first().waitFor({ state: 'attached' });
      await find(part).click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type(text);
    },
    textOf: async (part) => (await (await shown(part))?.innerText()) ?? '',
    valueOf: async (part) => (await (await shown(part))?.inputValue()) ?? '',
    // Playwright does not tell of downloads that are no navigation, but saves them.
    download: (part) => newFile(downloads, () => find(part).click()),
    troubles: async () => troubles,
    close: async () => {
      await browser.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}
