// Times the page in a browser, beside a page with next to nothing in it, and prints a table.
import { chromium } from '@playwright/test';
import { launchOptions } from '#workshop/tools/browser.mjs';
import { anyFreePort, serve } from '#workshop/tools/serve.mjs';
import { printLine, quantile, summary, verdicts } from './figures.mjs';
import {
  control,
  measureChecking,
  measureEditor,
  measureHugeText,
  measureLoad,
  measureManyStatements,
  measureOffline,
  measureTyping,
} from './page.mjs';

/** @typedef {Map<string, { app: number[], control: number[] }>} Table */

/** @type {import('./page.mjs').Conditions} */
const phone = { cpu: 4, slowNetwork: true };

/** Where a key is painted this late on the control page, a machine is as slow as the slowest that goals are for. */
const SLOW_MS = 24;
const RATES = [1, 2, 4, 6, 8, 12, 16];

/**
 * By the names of rows: what is aimed at, in milliseconds, or as a multiple of the control page.
 * @type {Readonly<Record<string, { most: number } | { timesControl: number }>>}
 */
const GOALS = {
  'LCP, slow 4G, 4× CPU (ms)': { timesControl: 1.1 },
  'CLS, slow 4G, 4× CPU': { most: 0 },
  'editor ready, slow 4G, 4× CPU (ms)': { most: 7500 },
  'editor ready, unthrottled (ms)': { most: 750 },
  'editor ready, offline (ms)': { most: 600 },
  'key to painted JSON p95, slow (ms)': { timesControl: 4 },
  'long tasks while typing, 1× CPU': { most: 0 },
  'long tasks while typing, slow': { most: 0 },
  'longest task, 1,400 statements, slow (ms)': { most: 100 },
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
 * How many times slower the processor has to be until the control page is as slow as on the slowest machines.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 */
async function slowRate(browser, url) {
  for (const rate of RATES) {
    const { keys } = await measureTyping(browser, url, rate);
    if (quantile(keys, 0.95) >= SLOW_MS) return rate;
  }
  return RATES.at(-1) ?? 1;
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {number} slow
 * @param {(figures: Record<string, number | undefined>) => void} take
 */
async function measureBoth(browser, url, slow, take) {
  const load = await measureLoad(browser, url, phone);
  take({
    'LCP, slow 4G, 4× CPU (ms)': load.lcp,
    'CLS, slow 4G, 4× CPU': load.cls,
    'shell interactive, slow 4G, 4× CPU (ms)': load.shell,
  });
  for (const cpu of [1, slow]) {
    const { keys, events, longTasks } = await measureTyping(browser, url, cpu);
    const name = cpu === slow ? 'slow' : '1× CPU';
    take({
      [`key to painted JSON p50, ${name} (ms)`]: quantile(keys, 0.5),
      [`key to painted JSON p95, ${name} (ms)`]: quantile(keys, 0.95),
      [`Event Timing keydown p98, ${name} (ms)`]: quantile(events, 0.98),
      [`long tasks while typing, ${name}`]: longTasks.length,
      [`longest of them, ${name} (ms)`]: Math.max(0, ...longTasks),
    });
  }
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {number} slow
 * @param {(figures: Record<string, number | undefined>) => void} take
 */
async function measureApp(browser, url, slow, take) {
  const fast = { cpu: 1, slowNetwork: false };
  take({
    'shell interactive, unthrottled (ms)': (await measureLoad(browser, url, fast)).shell,
    'editor ready, slow 4G, 4× CPU (ms)': await measureEditor(browser, url, phone),
    'editor ready, unthrottled (ms)': await measureEditor(browser, url, fast),
    'editor ready, offline (ms)': await measureOffline(browser, url),
    'paste, refuse and undo 10 MB (ms)': await measureHugeText(browser, url),
    'longest task, 1,400 statements, slow (ms)': await measureManyStatements(browser, url, slow),
  });
  for (const cpu of [1, 4]) {
    const keys = await measureChecking(browser, url, cpu);
    take({
      [`key to markers p50, ${cpu}× CPU (ms)`]: quantile(keys, 0.5),
      [`key to markers p95, ${cpu}× CPU (ms)`]: quantile(keys, 0.95),
    });
  }
}

/**
 * @param {{ most: number } | { timesControl: number } | undefined} goal
 * @param {readonly number[]} app
 * @param {readonly number[]} alone
 */
function goalOf(goal, app, alone) {
  if (!goal) return '';
  const median = quantile(app, 0.5);
  return 'most' in goal
    ? verdicts([{ most: goal.most, unit: '' }], () => median)
    : verdicts([{ most: goal.timesControl, unit: '× control' }], () => median / quantile(alone, 0.5));
}

/** @param {number} rounds */
export async function benchPage(rounds) {
  const server = await serve(await anyFreePort(), [control()]);
  const [address = ''] = server.resolvedUrls?.local ?? [];
  const browser = await chromium.launch(launchOptions());
  /** @type {Table} */
  const table = new Map();
  let slow = 1;
  try {
    slow = await slowRate(browser, `${address}control.html`);
    for (let round = 1; round <= rounds; round += 1) {
      process.stderr.write(`round ${round} of ${rounds} …\n`);
      await measureBoth(browser, `${address}control.html`, slow, (figures) =>
        collect(table, 'control', figures),
      );
      await measureBoth(browser, address, slow, (figures) => collect(table, 'app', figures));
      await measureApp(browser, address, slow, (figures) => collect(table, 'app', figures));
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const version = `${browser.browserType().name()} ${browser.version()}`;
  printLine(
    `\nIn ${version}, median [least–most] of ${rounds} rounds, beside a control page; “slow” is ${slow}× CPU`,
  );
  for (const [name, { app, control: alone }] of table) {
    const goal = goalOf(GOALS[name], app, alone);
    printLine(`  ${name.padEnd(42)}${summary(app).padEnd(24)}${summary(alone).padEnd(18)}${goal}`);
  }
  printLine(
    '\nThe control page holds a heading, a field and its echo: they measure the machine, not the app.',
  );
}
