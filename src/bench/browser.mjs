// Times the page in a browser, beside a page with next to nothing in it, and prints a table.
import { chromium } from '@playwright/test';
import { launchOptions } from '#tools/browser.mjs';
import { anyFreePort, serve } from '#tools/serve.mjs';
import { printLine, quantile, summary, verdicts } from './figures.mjs';
import {
  control,
  measureChecking,
  measureHugeText,
  measureLoad,
  measureOffline,
  measureTyping,
} from './page.mjs';

/** @typedef {Map<string, { app: number[], control: number[] }>} Table */

/** @type {import('./page.mjs').Conditions} */
const phone = { cpu: 4, slowNetwork: true };

/**
 * By the names of rows: what is aimed at.
 * @type {Readonly<Record<string, number>>}
 */
const MOST = {
  'CLS, slow 4G, 4× CPU': 0,
  'editor ready, slow 4G, 4× CPU (ms)': 7500,
  'editor ready, unthrottled (ms)': 750,
  'editor ready, offline (ms)': 600,
  'key to painted JSON p95, 4× CPU (ms)': 100,
  'long tasks while typing, 1× CPU': 0,
  'long tasks while typing, 4× CPU': 0,
};

/**
 * @param {Table} table
 * @param {'app' | 'control'} column
 * @param {Record<string, number | undefined>} figures
 */
function collect(table, column, figures) {
  for (const [name, value] of Object.entries(figures)) {
    const row = table.get(name) ?? { app: [], control: [] };
    table.set(name, row);
    if (value !== undefined && !Number.isNaN(value)) row[column].push(value);
  }
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {(figures: Record<string, number | undefined>) => void} take
 */
async function measureBoth(browser, url, take) {
  const load = await measureLoad(browser, url, phone);
  take({
    'LCP, slow 4G, 4× CPU (ms)': load.lcp,
    'CLS, slow 4G, 4× CPU': load.cls,
    'shell interactive, slow 4G, 4× CPU (ms)': load.shell,
    'editor ready, slow 4G, 4× CPU (ms)': load.editor,
  });
  const fast = await measureLoad(browser, url, { cpu: 1, slowNetwork: false });
  take({ 'shell interactive, unthrottled (ms)': fast.shell, 'editor ready, unthrottled (ms)': fast.editor });
  for (const cpu of [1, 4]) {
    const { keys, events, longTasks } = await measureTyping(browser, url, cpu);
    take({
      [`key to painted JSON p50, ${cpu}× CPU (ms)`]: quantile(keys, 0.5),
      [`key to painted JSON p95, ${cpu}× CPU (ms)`]: quantile(keys, 0.95),
      [`Event Timing keydown p98, ${cpu}× CPU (ms)`]: quantile(events, 0.98),
      [`long tasks while typing, ${cpu}× CPU`]: longTasks.length,
      [`longest of them, ${cpu}× CPU (ms)`]: Math.max(0, ...longTasks),
    });
  }
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {(figures: Record<string, number | undefined>) => void} take
 */
async function measureApp(browser, url, take) {
  take({
    'editor ready, offline (ms)': await measureOffline(browser, url),
    'paste, refuse and undo 10 MB (ms)': await measureHugeText(browser, url),
  });
  for (const cpu of [1, 4]) {
    const keys = await measureChecking(browser, url, cpu);
    take({
      [`key to markers p50, ${cpu}× CPU (ms)`]: quantile(keys, 0.5),
      [`key to markers p95, ${cpu}× CPU (ms)`]: quantile(keys, 0.95),
    });
  }
}

/** @param {number} rounds */
export async function benchPage(rounds) {
  const server = await serve(await anyFreePort(), [control()]);
  const [address = ''] = server.resolvedUrls?.local ?? [];
  const browser = await chromium.launch(launchOptions());
  /** @type {Table} */
  const table = new Map();
  try {
    for (let round = 1; round <= rounds; round += 1) {
      process.stderr.write(`round ${round} of ${rounds} …\n`);
      // Once is enough to know the machine.
      if (round === 1)
        await measureBoth(browser, `${address}control.html`, (figures) => collect(table, 'control', figures));
      await measureBoth(browser, address, (figures) => collect(table, 'app', figures));
      await measureApp(browser, address, (figures) => collect(table, 'app', figures));
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const version = `${browser.browserType().name()} ${browser.version()}`;
  printLine(`\nIn ${version}, median [least–most] of ${rounds} rounds, beside one of a control page`);
  for (const [name, { app, control: alone }] of table) {
    const most = MOST[name];
    const goal = verdicts(most === undefined ? [] : [{ most, unit: '' }], () => quantile(app, 0.5));
    printLine(`  ${name.padEnd(42)}${summary(app).padEnd(24)}${summary(alone).padEnd(18)}${goal}`);
  }
  printLine(
    '\nThe control page holds a heading, a field and its echo: they measure the machine, not the app.',
  );
}
