// Times the page in a browser, beside a page with next to nothing in it, and prints a table.
import { chromium } from '@playwright/test';
import { launchOptions } from '#workshop/tools/browser.mjs';
import { anyFreePort, serve } from '#workshop/tools/serve.mjs';
import { printLine, quantile, summary, verdicts } from './figures.mjs';
import { controlPage, inPage, MEASURES } from './page.mjs';

/**
 * @typedef {import('./page.mjs').Conditions} Conditions
 * @typedef {<T>(what: (page: import('./page.mjs').Page, url: string) => Promise<T>, conditions: Conditions) => Promise<T>} Measure in a window of its own
 * @typedef {AsyncGenerator<Readonly<Record<string, number | undefined>>>} Figures by the names of rows, one after the other
 */

/** @type {Conditions} */
const PHONE = { cpu: 4, slowNetwork: true };
const FAST = { cpu: 1 };

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
 * What is measured on both pages.
 * @param {Measure} measure
 * @param {number} slow how many times slower the processor is on slow machines
 * @returns {Figures}
 */
async function* figuresOfBoth(measure, slow) {
  const load = await measure(MEASURES.load, PHONE);
  yield {
    'LCP, slow 4G, 4× CPU (ms)': load.lcp,
    'CLS, slow 4G, 4× CPU': load.cls,
    'shell interactive, slow 4G, 4× CPU (ms)': load.shell,
  };
  for (const cpu of [1, slow]) {
    const { keys, events, longTasks } = await measure(MEASURES.typing, { cpu });
    const name = cpu === slow ? 'slow' : '1× CPU';
    yield {
      [`key to painted JSON p50, ${name} (ms)`]: quantile(keys, 0.5),
      [`key to painted JSON p95, ${name} (ms)`]: quantile(keys, 0.95),
      [`Event Timing keydown p98, ${name} (ms)`]: quantile(events, 0.98),
      [`long tasks while typing, ${name}`]: longTasks.length,
      [`longest of them, ${name} (ms)`]: Math.max(0, ...longTasks),
    };
  }
}

/**
 * What is measured on the app alone.
 * @param {Measure} measure
 * @param {number} slow
 * @returns {Figures}
 */
async function* figuresOfApp(measure, slow) {
  yield {
    'shell interactive, unthrottled (ms)': (await measure(MEASURES.load, FAST)).shell,
    'editor ready, slow 4G, 4× CPU (ms)': await measure(MEASURES.editor, PHONE),
    'editor ready, unthrottled (ms)': await measure(MEASURES.editor, FAST),
    'editor ready, offline (ms)': await measure(MEASURES.offline, FAST),
    'paste, refuse and undo 10 MB (ms)': await measure(MEASURES.hugeText, FAST),
    'longest task, 1,400 statements, slow (ms)': await measure(MEASURES.manyStatements, { cpu: slow }),
  };
  for (const cpu of [1, 4]) {
    const keys = await measure(MEASURES.checking, { cpu });
    yield {
      [`key to markers p50, ${cpu}× CPU (ms)`]: quantile(keys, 0.5),
      [`key to markers p95, ${cpu}× CPU (ms)`]: quantile(keys, 0.95),
    };
  }
}

/**
 * How many times slower the processor has to be until the control page is as slow as on the slowest machines.
 * @param {Measure} measure on the control page
 */
async function slowRate(measure) {
  for (const cpu of RATES) {
    const { keys } = await measure(MEASURES.typing, { cpu });
    if (quantile(keys, 0.95) >= SLOW_MS) return cpu;
  }
  return RATES.at(-1) ?? 1;
}

/**
 * @param {string} name
 * @param {number} median
 * @param {number} control
 */
function goalOf(name, median, control) {
  const goal = GOALS[name];
  if (!goal) return '';
  return 'most' in goal
    ? verdicts([{ most: goal.most, unit: '' }], () => median)
    : verdicts([{ most: goal.timesControl, unit: '× control' }], () => median / control);
}

/** @param {number} rounds */
export async function benchPage(rounds) {
  const server = await serve(await anyFreePort(), [controlPage]);
  const [address = ''] = server.resolvedUrls?.local ?? [];
  const browser = await chromium.launch(launchOptions());
  /** @type {(url: string) => Measure} */
  const measuring = (url) => (what, conditions) => inPage(browser, conditions, (page) => what(page, url));
  const app = measuring(address);
  const control = measuring(`${address}control.html`);
  /** @type {Map<string, { app: number[], control: number[] }>} */
  const table = new Map();
  const collect = async (/** @type {'app' | 'control'} */ column, /** @type {Figures} */ measured) => {
    for await (const figures of measured)
      for (const [name, value = Number.NaN] of Object.entries(figures)) {
        const row = table.get(name) ?? { app: [], control: [] };
        table.set(name, row);
        if (!Number.isNaN(value)) row[column].push(value);
      }
  };
  let slow = 1;
  try {
    slow = await slowRate(control);
    for (let round = 1; round <= rounds; round += 1) {
      process.stderr.write(`round ${round} of ${rounds} …\n`);
      await collect('control', figuresOfBoth(control, slow));
      await collect('app', figuresOfBoth(app, slow));
      await collect('app', figuresOfApp(app, slow));
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const version = `${browser.browserType().name()} ${browser.version()}`;
  printLine(
    `\nIn ${version}, median [least–most] of ${rounds} rounds, beside a control page; “slow” is ${slow}× CPU`,
  );
  for (const [name, row] of table) {
    const figures = `${summary(row.app).padEnd(24)}${summary(row.control).padEnd(18)}`;
    const goal = goalOf(name, quantile(row.app, 0.5), quantile(row.control, 0.5));
    printLine(`  ${name.padEnd(42)}${figures}${goal}`);
  }
  printLine(
    '\nThe control page holds a heading, a field and its echo: they measure the machine, not the app.',
  );
}
