// A visitor with WebKitGTK's own small browser, driven over WebDriver on a screen of its own.
import { spawn } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyFreePort } from '#workshop/tools/serve.mjs';
import { CLICKED_PART, FIND_PART } from './find-part.ts';
import { newFile } from './new-file.ts';
import { until } from './until.ts';
import { EDITOR, type Part, type Visitor } from './visitor.ts';
import { startSession, type ElementReference } from './webdriver.ts';

/** Keys, as WebDriver writes them; the second Control lets go of it. */
const CONTROL = '\uE009';
const END = '\uE010';

const NOT_CLICKED = /stale element reference|element not interactable/;

const pathTo = ({ role, name, within }: Part): readonly (readonly string[])[] => [
  ...(within ? pathTo(within) : []),
  [role, name],
];

/** A home whose folder of downloads is known and empty. */
function temporaryHome(): { home: string; downloads: string } {
  const home = mkdtempSync(join(tmpdir(), 'rolewright-webkit-'));
  const downloads = join(home, 'Downloads');
  mkdirSync(downloads);
  mkdirSync(join(home, '.config'));
  writeFileSync(join(home, '.config/user-dirs.dirs'), 'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n');
  return { home, downloads };
}

export async function visitWithWebKit(baseURL: string): Promise<Visitor> {
  const { home, downloads } = temporaryHome();
  const port = await anyFreePort();
  const screen = ['-a', '-s', '-screen 0 1600x1100x24'];
  const driver = spawn('xvfb-run', [...screen, 'WebKitWebDriver', `--port=${port}`], {
    stdio: 'ignore',
    detached: true,
    env: {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: join(home, '.config'),
      // Containers have neither a graphics card nor user namespaces.
      LIBGL_ALWAYS_SOFTWARE: '1',
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  });
  const end = (): void => {
    // With everything that it started.
    if (driver.pid !== undefined) process.kill(-driver.pid, 'SIGTERM');
    rmSync(home, { recursive: true, force: true });
  };
  const session = await startSession(`http://127.0.0.1:${port}`, {}).catch((error: unknown) => {
    end();
    throw error;
  });
  // Wide enough for all panes side by side.
  await session.command('POST', '/window/rect', { width: 1500, height: 1300 });
  const look = async (part: Part): Promise<ElementReference | undefined> =>
    ((await session.run(FIND_PART, pathTo(part))) as ElementReference | null) ?? undefined;
  const find = (part: Part): Promise<ElementReference> =>
    until(`${part.role} “${part.name}”`, () => look(part));
  /** Finds and reads at once, as the page may be drawn again in between. */
  const read = (part: Part, property: string): Promise<unknown> =>
    session.run(`return (() => { ${FIND_PART} })()?.[arguments[1]] ?? ''`, pathTo(part), property);
  /** Where the driver could not click, as the page is still being drawn, nothing was clicked. */
  const click = async (part: Part): Promise<void> => {
    await until(`a place to click: ${part.role} “${part.name}”`, async () => {
      const element = await session.run(CLICKED_PART, await find(part));
      return session.click(element as ElementReference).then(
        () => true,
        (error: unknown) => {
          if (NOT_CLICKED.test(String(error))) return undefined;
          throw error;
        },
      );
    });
  };
  /** Listens for what goes wrong from here on. */
  const listen = (): Promise<unknown> =>
    session.run(`
      globalThis.troubles = [];
      addEventListener('securitypolicyviolation', (event) => troubles.push(event.effectiveDirective + ' ' + event.blockedURI));
      addEventListener('error', (event) => troubles.push(String(event.message)));
      addEventListener('unhandledrejection', (event) => troubles.push(String(event.reason)));`);
  return {
    open: async (address) => {
      await session.command('POST', '/url', { url: 'about:blank' });
      await session.command('POST', '/url', { url: new URL(address, baseURL).href });
      await listen();
    },
    reload: async () => {
      await session.command('POST', '/refresh');
      await listen();
    },
    click,
    type: async (part, text) => {
      await session.type(await find(part), text);
    },
    typeAtEnd: async (part, text) => {
      await find({ ...EDITOR, within: part });
      // On a line: below the last one, a click into an editor does not reach it in this browser.
      const line = await session.run(`return document.querySelector('.view-line')`);
      await session.click(line as ElementReference);
      const active = (await session.command('GET', '/element/active')) as ElementReference;
      await session.type(active, `${CONTROL}${END}${CONTROL}`);
      await session.type(active, text);
    },
    textOf: async (part) => String(await read(part, 'innerText')),
    valueOf: async (part) => String(await read(part, 'value')),
    download: (part) => newFile(downloads, () => click(part)),
    troubles: async () => (await session.run('return globalThis.troubles ?? []')) as readonly string[],
    close: async () => {
      await session.command('DELETE', '').catch(() => {});
      end();
    },
  };
}
