// npm run bench: measures speed in Node and in a browser and prints it. No figure makes it fail.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { buildForNode } from '#build/build-for-node.mjs';
import { cache, root } from '#build/fingerprint.mjs';
import { anyFreePort, ensureBuilt, serve } from '#tools/serve.mjs';
import { benchCli } from './cli.mjs';
import { benchLsp } from './lsp.mjs';
import { benchLighthouse } from './lighthouse.mjs';
import {
  control,
  measureChecking,
  measureHugeText,
  measureLoad,
  measureOffline,
  measureTyping,
} from './page.mjs';
import { launchOptions } from '#tools/browser.mjs';

const rounds = 5;
/** @type {import('./page.mjs').Conditions} */
const phone = { cpu: 4, slowNetwork: true };

/** @param {string} text */
const printLine = (text) => process.stdout.write(`${text}\n`);

/**
 * @param {number[]} values
 * @param {number} share between 0 and 1
 */
function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** @param {number[]} values */
function summary(values) {
  if (values.length === 0) return '–';
  const digits = values.every(Number.isInteger) || Math.max(...values) >= 10 ? 0 : 2;
  const show = (/** @type {number} */ value) => value.toFixed(digits);
  return `${show(quantile(values, 0.5))} [${show(Math.min(...values))}–${show(Math.max(...values))}]`;
}

/**
 * The spread over what a task goes through; of each the median counts, so that pauses of the machine do not.
 * @param {(index: number) => unknown} run
 * @param {number} count
 */
function singleTimes(run, count) {
  const medians = Array.from({ length: count }, (_, index) => {
    const times = Array.from({ length: 15 }, () => {
      const start = performance.now();
      run(index);
      return performance.now() - start;
    });
    return quantile(times, 0.5);
  });
  return [0.5, 0.95, 0.99, 1]
    .map((share) => `${share === 1 ? 'most' : `p${100 * share}`} ${quantile(medians, share).toFixed(3)} ms`)
    .join(', ');
}

/** @param {string | undefined} goal */
const goalOf = (goal) => (goal ? ` (goal: ${goal})` : '');

async function benchNode() {
  const outDir = join(cache, 'bench');
  await buildForNode('src/bench/tasks.ts', outDir);
  const { subject, tasks, policyFiles } = await import(pathToFileURL(join(outDir, 'tasks.mjs')).href);
  printLine(`\nIn Node, for ${subject}`);
  for (const { name, run, each, slow, goal } of tasks) {
    const [warmUp, measured] = slow ? [3, 20] : [200, 500];
    for (let warm = 0; warm < warmUp; warm += 1) await run();
    /** @type {number[]} */
    const times = [];
    for (let count = 0; count < measured; count += 1) {
      const start = performance.now();
      await run();
      times.push(performance.now() - start);
    }
    const figures = [0.5, 0.95].map((share) => `${quantile(times, share).toFixed(3)} ms`);
    const rate = each
      ? `, ${Math.round((1000 * each.count) / quantile(times, 0.5)).toLocaleString('en')} ${each.of} a second`
      : '';
    printLine(`  ${name.padEnd(34)} p50 ${figures[0]}, p95 ${figures[1]}${rate}${goalOf(goal)}`);
    if (each?.run) printLine(`  ${'  one of them'.padEnd(34)} ${singleTimes(each.run, each.count)}`);
  }
  printLine('\nOn the command line, median [least–most] in ms, from the start of the process to its end');
  for (const { name, times, goal } of benchCli(policyFiles))
    printLine(`  ${name.padEnd(40)} ${summary(times)}${goalOf(goal)}`);
}

/** @typedef {Map<string, { app: number[], control: number[] }>} Table */

/**
 * @param {Table} table
 * @param {'app' | 'control'} column
 * @param {Record<string, number | undefined>} figures
 */
function collect(table, column, figures) {
  for (const [name, value] of Object.entries(figures)) {
    const row = table.get(name) ?? { app: [], control: [] };
    table.set(name, row);
    if (value !== undefined) row[column].push(value);
  }
}

/** @param {number[]} keys */
const keyFigures = (keys) => ({ p50: quantile(keys, 0.5), p95: quantile(keys, 0.95) });

async function benchServer() {
  printLine('\nLanguage server, median [least–most] in ms');
  for (const { name, times } of await benchLsp())
    printLine(`  ${name.padEnd(40)} ${summary(times)}, p95 ${quantile(times, 0.95).toFixed(0)}`);
}

async function benchBrowser() {
  const server = await serve(await anyFreePort(), [control()]);
  const [address = ''] = server.resolvedUrls?.local ?? [];
  const browser = await chromium.launch(launchOptions());
  /** @type {Table} */
  const table = new Map();
  try {
    for (let round = 1; round <= rounds; round += 1) {
      process.stderr.write(`round ${round} of ${rounds} …\n`);
      for (const column of /** @type {const} */ (['control', 'app'])) {
        const url = column === 'app' ? address : `${address}control.html`;
        const load = await measureLoad(browser, url, phone);
        collect(table, column, {
          'LCP, slow 4G, 4× CPU (ms)': load.lcp,
          'CLS, slow 4G, 4× CPU': load.cls,
          'shell interactive, slow 4G, 4× CPU (ms)': load.shell,
          'editor ready, slow 4G, 4× CPU (ms)': load.editor,
        });
        const fast = await measureLoad(browser, url, { cpu: 1, slowNetwork: false });
        collect(table, column, {
          'shell interactive, unthrottled (ms)': fast.shell,
          'editor ready, unthrottled (ms)': fast.editor,
        });
        if (column === 'app')
          collect(table, column, {
            'editor ready, offline (ms)': await measureOffline(browser, url),
            'paste, refuse and undo 10 MB (ms)': await measureHugeText(browser, url),
          });
        for (const cpu of column === 'app' ? [1, 4] : []) {
          const { p50, p95 } = keyFigures(await measureChecking(browser, url, cpu));
          collect(table, column, {
            [`key to markers p50, ${cpu}× CPU (ms)`]: p50,
            [`key to markers p95, ${cpu}× CPU (ms)`]: p95,
          });
        }
        for (const cpu of [1, 4]) {
          const { keys, events, longTasks } = await measureTyping(browser, url, cpu);
          const { p50, p95 } = keyFigures(keys);
          collect(table, column, {
            [`key to painted JSON p50, ${cpu}× CPU (ms)`]: p50,
            [`key to painted JSON p95, ${cpu}× CPU (ms)`]: p95,
            [`Event Timing keydown p98, ${cpu}× CPU (ms)`]: quantile(events, 0.98),
            [`long tasks while typing, ${cpu}× CPU`]: longTasks.length,
            [`longest of them, ${cpu}× CPU (ms)`]: Math.max(0, ...longTasks),
          });
        }
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  printLine(
    `\nIn ${browser.browserType().name()} ${browser.version()}, median [least–most] of ${rounds} interleaved rounds`,
  );
  printLine(`  ${''.padEnd(42)}${'app'.padEnd(24)}control page`);
  for (const [name, row] of table) {
    const clean = (/** @type {number[]} */ values) => summary(values.filter((value) => !Number.isNaN(value)));
    printLine(`  ${name.padEnd(42)}${clean(row.app).padEnd(24)}${clean(row.control)}`);
  }
  printLine(
    '\nThe control page holds a heading, a field and its echo: they measure the machine, not the app.',
  );
}

async function benchWithLighthouse() {
  // In a process of its own: Lighthouse is waited for, and its page has to be served meanwhile.
  const port = await anyFreePort();
  const started = spawn(process.execPath, [join(root, 'src/tools/start.mjs')], {
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await once(started.stdout, 'data');
    printLine('\nLighthouse, one run each');
    for (const { name, line } of benchLighthouse(`http://localhost:${port}/`))
      printLine(`  ${name.padEnd(10)}${line}`);
  } finally {
    started.kill();
  }
}

await ensureBuilt(() => process.stderr.write('Building first …\n'));
for (const bench of [benchNode, benchServer, benchBrowser, benchWithLighthouse]) {
  try {
    await bench();
  } catch (error) {
    printLine(`Not measured: ${error instanceof Error ? error.message : error}`);
  }
}
