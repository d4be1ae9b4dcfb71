// Measures one page: how it loads, how long after a key press its code is painted and checked, and how it bears 10 MB of text.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#workshop/build/fingerprint.mjs';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {{ cpu: number, slowNetwork?: boolean }} Conditions how many times slower the processor is
 */

const CODE = '.code-view';
const LOADED = { waitUntil: /** @type {const} */ ('load'), timeout: 60_000 };

const isControl = (/** @type {string} */ url) => url.endsWith('control.html');

/** A role to answer questions about, in a released link. */
const [{ fragment }] = JSON.parse(readFileSync(join(root, 'e2e/links.json'), 'utf8'));
const roleIn = (/** @type {string} */ url) => `${url}#${fragment}`;

/**
 * A page with as little as can be typed into, from the same server with the same headers.
 * @type {import('vite').Plugin}
 */
export const controlPage = {
  name: 'rolewright:bench-control',
  configurePreviewServer(server) {
    server.middlewares.use('/control.html', (_request, response) => {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Control</title>' +
          '<h1>Control</h1><label>Text <input></label><pre class="code-view">text</pre></html>',
      );
    });
  },
};

/** Runs in the page before its own code, and notes what the browser tells of it. */
function watchPage() {
  const seen = { lcp: 0, cls: 0, events: [0].slice(1), longTasks: [0].slice(1), keys: [0].slice(1) };
  Object.assign(globalThis, { seen });
  /** @type {Record<string, (entry: PerformanceEntry & { value?: number, hadRecentInput?: boolean }) => unknown>} */
  const takes = {
    'largest-contentful-paint': ({ startTime }) => (seen.lcp = startTime),
    'layout-shift': ({ hadRecentInput, value = 0 }) => (seen.cls += hadRecentInput ? 0 : value),
    longtask: ({ duration }) => seen.longTasks.push(duration),
    event: ({ name, duration }) => name === 'keydown' && seen.events.push(duration),
  };
  for (const [type, take] of Object.entries(takes)) {
    const options = { type, buffered: true, durationThreshold: 16 };
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe(options);
  }
}

/**
 * Runs in the page: notes how long after each key press the frame with a change had been painted.
 * @param {{ within: string, mark: string }} what elements that change, or in which something with this mark comes and goes
 */
function watchKeys({ within, mark }) {
  const { keys } = Reflect.get(globalThis, 'seen');
  const isMarked = () => mark !== '' && document.querySelector(mark) !== null;
  let pressed = 0;
  let before = isMarked();
  addEventListener('keydown', ({ timeStamp }) => (pressed = timeStamp), { capture: true });
  const observer = new MutationObserver(() => {
    const now = isMarked();
    if (pressed === 0 || (mark !== '' && now === before)) return;
    before = now;
    const start = pressed;
    pressed = 0;
    // The frame runs this before it is painted; a message comes right after.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', () => keys.push(performance.now() - start), { once: true });
      port1.start();
      port2.postMessage(0);
    });
  });
  const changes = mark === '' ? { characterData: true } : { attributeFilter: ['class'] };
  for (const element of document.querySelectorAll(within))
    observer.observe(element, { childList: true, subtree: true, ...changes });
}

/** @param {Page} page */
const seenIn = (page) => page.evaluate(() => Object(Reflect.get(globalThis, 'seen')));

/**
 * What the page has noted by the end of some work, and nothing that came before it.
 * @param {Page} page
 * @param {() => Promise<unknown>} work
 * @returns {Promise<{ keys: number[], events: number[], longTasks: number[] }>}
 */
async function seenDuring(page, work) {
  await page.evaluate(() => {
    const { events, longTasks } = Reflect.get(globalThis, 'seen');
    events.length = 0;
    longTasks.length = 0;
  });
  await work();
  return seenIn(page);
}

/**
 * @param {Page} page
 * @param {readonly string[]} keys
 * @param {number} pause milliseconds after each
 */
async function press(page, keys, pause) {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(pause);
  }
}

/**
 * Does some work in a new window.
 * @template T
 * @param {import('@playwright/test').Browser} browser
 * @param {Conditions} conditions
 * @param {(page: Page) => Promise<T>} work
 */
export async function inPage(browser, { cpu, slowNetwork }, work) {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 1400 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  // A new window of Chromium loads parts of its own, as long as the page takes: a person has it open already.
  await page.waitForTimeout(1500);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  // "Slow 4G" as Lighthouse throttles it.
  const [latency, down, up] = [562.5, (1474.56 * 1024) / 8, (675 * 1024) / 8];
  const network = { offline: false, latency, downloadThroughput: down, uploadThroughput: up };
  if (slowNetwork) await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await page.addInitScript(watchPage);
  try {
    return await work(page);
  } finally {
    await context.close();
  }
}

/**
 * @param {Page} page
 * @param {'shell-ready' | 'editor-ready'} name
 * @returns {Promise<number | undefined>} when the page set this performance mark
 */
async function markOf(page, name) {
  const read = (/** @type {string} */ wanted) => performance.getEntriesByName(wanted)[0]?.startTime;
  await page.waitForFunction(read, name, { timeout: 60_000 }).catch(() => {});
  return page.evaluate(read, name);
}

/** A policy of `count` statements with existing actions only, so that a typed letter makes the first error. */
const largePolicy = (/** @type {number} */ count) => {
  const statements = Array.from({ length: count }, (_, n) => ({
    Sid: `Read${n}`,
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:ListBucket'],
    Resource: [`arn:aws:s3:::amzn-s3-demo-bucket-${n}`, `arn:aws:s3:::amzn-s3-demo-bucket-${n}/*`],
  }));
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
};

/**
 * Pastes a policy into the box of the first view, and puts the cursor into its first action.
 * @param {Page} page
 * @param {string} url
 * @param {string} policy
 */
async function bring(page, url, policy) {
  await page.goto(url, LOADED);
  await markOf(page, 'shell-ready');
  await page.evaluate((text) => navigator.clipboard.writeText(text), policy);
  await page.getByRole('textbox', { name: 'What should DeepSeek do on AWS?' }).focus();
  await press(page, ['Control+v', 'Enter'], 0);
  await markOf(page, 'editor-ready');
  await page.locator('.view-line span', { hasText: '"s3:GetObject"' }).first().click();
  await press(page, ['End', 'ArrowLeft', 'ArrowLeft'], 0);
}

/**
 * @param {Page} page
 * @param {string} url
 */
async function openEditor(page, url) {
  await page.goto(roleIn(url), LOADED);
  return markOf(page, 'editor-ready');
}

/**
 * The field to type into, whose text shows up in the code.
 * @param {Page} page
 * @param {string} url
 */
async function openField(page, url) {
  if (!isControl(url)) {
    await openEditor(page, url);
    await page.getByRole('button', { name: /^Who: / }).click();
    return page.getByRole('textbox', { name: 'Function name', exact: true });
  }
  await page.goto(url, LOADED);
  await page.evaluate((selector) => {
    const [input, echo] = [document.querySelector('input'), document.querySelector(selector)];
    input?.addEventListener('input', () => echo?.replaceChildren(input.value));
  }, CODE);
  return page.getByRole('textbox');
}

/**
 * Times are in milliseconds.
 * @satisfies {Readonly<Record<string, (page: Page, url: string) => Promise<unknown>>>}
 */
export const MEASURES = {
  load: async (page, url) => {
    await page.goto(url, LOADED);
    const shell = isControl(url) ? undefined : await markOf(page, 'shell-ready');
    await page.waitForTimeout(300);
    const { lcp, cls } = await seenIn(page);
    return { lcp, cls, shell };
  },

  /** When the full editor is there, for somebody who opens a link. */
  editor: openEditor,

  /** The same without a network, after one visit. */
  offline: async (page, url) => {
    await page.goto(url, LOADED);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    await page.context().setOffline(true);
    await page.goto('about:blank');
    return openEditor(page, url);
  },

  typing: async (page, url) => {
    const field = await openField(page, url);
    await page.waitForTimeout(500);
    await field.focus();
    await page.evaluate(watchKeys, { within: CODE, mark: '' });
    return seenDuring(page, async () => {
      await press(page, [...'abcdefghijklmnop'], 120);
      await page.waitForTimeout(500);
    });
  },

  /** From each key to its findings, in a policy near IAM’s limit: an error appears, and disappears, eight times. */
  checking: async (page, url) => {
    await bring(page, url, largePolicy(28));
    await page.evaluate(watchKeys, { within: 'body', mark: '.monaco-editor .code-mark-error' });
    const keys = Array.from({ length: 8 }, () => ['x', 'Backspace']).flat();
    return (await seenDuring(page, () => press(page, keys, 360))).keys;
  },

  /** The longest task after a key press. */
  manyStatements: async (page, url) => {
    await bring(page, url, largePolicy(1400));
    await page.waitForTimeout(5000);
    const work = () => press(page, ['x', 'y', 'Backspace', 'Backspace'], 1500);
    return Math.max(0, ...(await seenDuring(page, work)).longTasks);
  },

  /** From pasting 10 MB of text until the page has refused it, taken an answer and undone the edit. */
  hugeText: async (page, url) => {
    const field = await openField(page, url);
    await page.evaluate((text) => navigator.clipboard.writeText(text), `${'x'.repeat(99)}\n`.repeat(100_000));
    await page.getByRole('button', { name: /^Notes/ }).click();
    await page.locator('#document').getByRole('textbox').focus();
    const start = performance.now();
    await press(page, ['Control+a', 'Control+v'], 0);
    const refusal = page.getByText(/This text has 10,000,000 characters/);
    await refusal.first().waitFor();
    await field.fill('');
    await field.pressSequentially('quick');
    const undo = page.getByRole('button', { name: /^Undo all/ });
    await undo.first().click();
    await page.getByText('quick:*').first().waitFor();
    return performance.now() - start;
  },
};
