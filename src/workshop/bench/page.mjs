// Measures one page: how it loads, how long after a key press its code is painted and checked, and how it bears 10 MB of text.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#workshop/build/fingerprint.mjs';

/**
 * @typedef {{ cpu: number, slowNetwork: boolean }} Conditions
 * @typedef {{ keys: number[], events: number[], longTasks: number[] }} Typing
 */

const keysTyped = 16;
const pauseBetweenKeys = 120;
const WINDOW_MS = 1500;
const code = '.code-view';

const isControl = (/** @type {string} */ url) => url.endsWith('control.html');

/** A role to answer questions about, in a released link. */
const [{ fragment }] = JSON.parse(readFileSync(join(root, 'e2e/links.json'), 'utf8'));
const roleIn = (/** @type {string} */ url) => `${url}#${fragment}`;

/**
 * A page with as little as can be typed into, from the same server with the same headers.
 * @returns {import('vite').Plugin}
 */
export function control() {
  const html =
    '<!doctype html><html lang="en"><meta charset="utf-8"><title>Control</title>' +
    '<h1>Control</h1><label>Text <input></label><pre class="code-view">text</pre></html>';
  return {
    name: 'rolewright:bench-control',
    configurePreviewServer(server) {
      server.middlewares.use('/control.html', (_request, response) => {
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(html);
      });
    },
  };
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {Conditions} conditions
 */
async function openPage(browser, conditions) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 1400 } });
  const page = await context.newPage();
  // A new window of Chromium loads parts of its own, as long as the page takes: a person has it open already.
  await page.waitForTimeout(WINDOW_MS);
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  if (conditions.slowNetwork) {
    // "Slow 4G" as Lighthouse throttles it.
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 562.5,
      downloadThroughput: (1474.56 * 1024) / 8,
      uploadThroughput: (675 * 1024) / 8,
    });
  }
  await session.send('Emulation.setCPUThrottlingRate', { rate: conditions.cpu });
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0, events: Array.of(0), longTasks: Array.of(0) };
    seen.events.pop();
    seen.longTasks.pop();
    Object.assign(globalThis, { seen });
    const observe = (
      /** @type {PerformanceObserverInit & { durationThreshold?: number }} */ options,
      /** @type {(entry: PerformanceEntry & { value?: number, hadRecentInput?: boolean }) => void} */ take,
    ) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
        buffered: true,
        ...options,
      });
    observe({ type: 'largest-contentful-paint' }, (entry) => {
      seen.lcp = entry.startTime;
    });
    observe({ type: 'layout-shift' }, (entry) => {
      if (!entry.hadRecentInput) seen.cls += entry.value ?? 0;
    });
    observe({ type: 'longtask' }, (entry) => seen.longTasks.push(entry.duration));
    observe({ type: 'event', durationThreshold: 16 }, (entry) => {
      if (entry.name === 'keydown') seen.events.push(entry.duration);
    });
  });
  return { context, page };
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 * @param {number} timeout
 * @returns {Promise<number | undefined>} when the page set this performance mark
 */
async function markOf(page, name, timeout) {
  const read = (/** @type {string} */ wanted) => performance.getEntriesByName(wanted)[0]?.startTime;
  await page.waitForFunction(read, name, { timeout }).catch(() => {});
  return page.evaluate(read, name);
}

/**
 * How the first view loads.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {Conditions} conditions
 */
export async function measureLoad(browser, url, conditions) {
  const { context, page } = await openPage(browser, conditions);
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 });
  const shell = isControl(url) ? undefined : await markOf(page, 'shell-ready', 60_000);
  await page.waitForTimeout(300);
  const { lcp, cls } = await page.evaluate(() => Object(Reflect.get(globalThis, 'seen')));
  await context.close();
  return { lcp: Number(lcp), cls: Number(cls), shell };
}

/**
 * When the full editor is there, for somebody who opens a link.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {Conditions} conditions
 */
export async function measureEditor(browser, url, conditions) {
  const { context, page } = await openPage(browser, conditions);
  await page.goto(roleIn(url), { waitUntil: 'load', timeout: 60_000 });
  const editor = await markOf(page, 'editor-ready', 60_000);
  await context.close();
  return editor;
}

/**
 * How long the page takes without a network, after one visit.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 */
export async function measureOffline(browser, url) {
  const { context, page } = await openPage(browser, { cpu: 1, slowNetwork: false });
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await context.setOffline(true);
  await page.goto('about:blank');
  await page.goto(roleIn(url), { waitUntil: 'load' });
  const editor = await markOf(page, 'editor-ready', 60_000);
  await context.close();
  return editor;
}

/**
 * The field to type into, whose text shows up in the code.
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 */
async function openField(page, url) {
  await page.goto(isControl(url) ? url : roleIn(url), { waitUntil: 'load' });
  if (isControl(url)) {
    await page.evaluate((selector) => {
      const input = document.querySelector('input');
      const echo = document.querySelector(selector);
      input?.addEventListener('input', () => {
        if (echo) echo.textContent = input.value;
      });
    }, code);
    return page.getByRole('textbox');
  }
  await markOf(page, 'editor-ready', 60_000);
  await page.getByRole('button', { name: /^Who: / }).click();
  return page.getByRole('textbox', { name: 'Function name', exact: true });
}

/**
 * Notes, for each key press, when the frame with the changed code had been painted.
 * @param {import('@playwright/test').Page} page
 */
async function watchKeys(page) {
  await page.evaluate((selector) => {
    const keys = Array.of(0);
    keys.pop();
    Object.assign(globalThis, { keys });
    let pressed = 0;
    addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true });
    const observer = new MutationObserver(() => {
      if (pressed === 0) return;
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
    for (const element of document.querySelectorAll(selector)) {
      observer.observe(element, { childList: true, characterData: true, subtree: true });
    }
  }, code);
}

const nearLimit = 6144;

/**
 * A policy with existing actions only, so that a typed letter makes the first error.
 * @param {number} most characters: about the size that IAM allows, or one of many statements
 */
function largePolicy(most = nearLimit) {
  const statement = (/** @type {number} */ n) => ({
    Sid: `Read${n}`,
    Effect: 'Allow',
    Action: ['s3:GetObject', 's3:ListBucket'],
    Resource: [`arn:aws:s3:::amzn-s3-demo-bucket-${n}`, `arn:aws:s3:::amzn-s3-demo-bucket-${n}/*`],
  });
  /** @type {ReturnType<typeof statement>[]} */
  const statements = [];
  for (let length = 40; length < most; length += JSON.stringify(statements.at(-1)).length + 1)
    statements.push(statement(statements.length));
  statements.pop();
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}

/**
 * Pastes a policy into the box of the first view, and puts the cursor into its first action.
 * @param {import('@playwright/test').Page} page
 * @param {string} url
 * @param {string} policy
 */
async function bring(page, url, policy) {
  await page.goto(url, { waitUntil: 'load' });
  await markOf(page, 'shell-ready', 60_000);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), policy);
  await page.getByRole('textbox', { name: 'What should DeepSeek do on AWS?' }).focus();
  await page.keyboard.press('Control+v');
  await page.keyboard.press('Enter');
  await markOf(page, 'editor-ready', 60_000);
  await page.locator('.view-line span', { hasText: '"s3:GetObject"' }).first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
}

const STATEMENTS = 1400;

/**
 * The longest task after a key press in a policy of 1,400 statements, in milliseconds.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {number} cpu how many times slower
 */
export async function measureManyStatements(browser, url, cpu) {
  const { context, page } = await openPage(browser, { cpu, slowNetwork: false });
  await bring(page, url, largePolicy(STATEMENTS * 160));
  await page.waitForTimeout(5000);
  await page.evaluate(() => {
    Object(Reflect.get(globalThis, 'seen')).longTasks.length = 0;
  });
  for (const key of ['x', 'y', 'Backspace', 'Backspace']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(1500);
  }
  const { longTasks } = await page.evaluate(() => Object(Reflect.get(globalThis, 'seen')));
  await context.close();
  return Math.max(0, ...longTasks);
}

/**
 * How long after a key press in a policy near IAM's limit its findings are marked.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {number} cpu how many times slower
 * @returns {Promise<number[]>}
 */
export async function measureChecking(browser, url, cpu) {
  const { context, page } = await openPage(browser, { cpu, slowNetwork: false });
  await bring(page, url, largePolicy());
  await page.evaluate(() => {
    const times = Array.of(0);
    times.pop();
    Object.assign(globalThis, { times });
    let pressed = 0;
    addEventListener('keydown', (event) => (pressed = event.timeStamp), { capture: true });
    const isMarked = () => document.querySelector('.monaco-editor .code-mark-error') !== null;
    let before = isMarked();
    new MutationObserver(() => {
      const now = isMarked();
      if (now === before || pressed === 0) return;
      before = now;
      const start = pressed;
      pressed = 0;
      requestAnimationFrame(() => times.push(performance.now() - start));
    }).observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ['class'],
    });
  });
  for (let key = 0; key < keysTyped / 2; key += 1) {
    // An error appears, and disappears.
    await page.keyboard.press('x');
    await page.waitForTimeout(pauseBetweenKeys * 3);
    await page.keyboard.press('Backspace');
    await page.waitForTimeout(pauseBetweenKeys * 3);
  }
  const times = await page.evaluate(() => Reflect.get(globalThis, 'times'));
  await context.close();
  return times;
}

/**
 * How long it takes from pasting 10 MB of text until the page has refused it, taken an answer and undone the edit.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @returns {Promise<number>}
 */
export async function measureHugeText(browser, url) {
  const { context, page } = await openPage(browser, { cpu: 1, slowNetwork: false });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const field = await openField(page, url);
  await page.evaluate((text) => navigator.clipboard.writeText(text), `${'x'.repeat(99)}\n`.repeat(100_000));
  await page.getByRole('button', { name: /^Notes/ }).click();
  await page.locator('#document').getByRole('textbox').focus();
  const start = performance.now();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
  await page
    .getByText(/This text has 10,000,000 characters/)
    .first()
    .waitFor();
  await field.fill('');
  await field.pressSequentially('quick');
  await page
    .getByRole('button', { name: /^Undo all/ })
    .first()
    .click();
  await page.getByText('quick:*').first().waitFor();
  const time = performance.now() - start;
  await context.close();
  return time;
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {number} cpu how many times slower
 * @returns {Promise<Typing>}
 */
export async function measureTyping(browser, url, cpu) {
  const { context, page } = await openPage(browser, { cpu, slowNetwork: false });
  const field = await openField(page, url);
  await page.waitForTimeout(500);
  await field.focus();
  await watchKeys(page);
  await page.evaluate(() => {
    const { events, longTasks } = Object(Reflect.get(globalThis, 'seen'));
    events.length = 0;
    longTasks.length = 0;
  });
  for (let key = 0; key < keysTyped; key += 1) {
    await page.keyboard.press(String.fromCharCode(97 + (key % 26)));
    await page.waitForTimeout(pauseBetweenKeys);
  }
  await page.waitForTimeout(500);
  const result = await page.evaluate(() => {
    const { events, longTasks } = Object(Reflect.get(globalThis, 'seen'));
    return { keys: Reflect.get(globalThis, 'keys'), events, longTasks };
  });
  await context.close();
  return result;
}
