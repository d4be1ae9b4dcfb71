// Times what runs in Node: from answers to documents and findings, decisions, and texts that were made to take long.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildForNode } from '#workshop/build/build-for-node.mjs';
import { cache } from '#workshop/build/fingerprint.mjs';
import { printLine, quantile, verdicts } from './figures.mjs';

/** What tasks.ts and what it imports are, bundled for Node. */
export async function builtTasks() {
  const outDir = join(cache, 'bench');
  await buildForNode('src/workshop/bench/tasks.ts', outDir);
  return import(pathToFileURL(join(outDir, 'tasks.mjs')).href);
}

/**
 * @param {number} count
 * @param {() => unknown} run
 * @returns {Promise<number[]>} milliseconds of each run
 */
async function timesOf(count, run) {
  /** @type {number[]} */
  const times = [];
  for (let left = count; left > 0; left -= 1) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times;
}

const milliseconds = (/** @type {number} */ value) => `${value.toFixed(3)} ms`;

export async function benchEngine() {
  const { subject, tasks } = await builtTasks();
  printLine(`\nIn Node, for ${subject}`);
  for (const { name, run, each, slow, goals } of tasks) {
    const [warmUp, measured] = slow ? [3, 20] : [200, 500];
    await timesOf(warmUp, run);
    const times = await timesOf(measured, run);
    const p50 = quantile(times, 0.5);
    const rate = each ? Math.round((1000 * each.count) / p50) : undefined;
    /** @type {number[]} The medians of what a task goes through: a pause of the machine does not count. */
    const single = [];
    const { count = 0, run: one } = each ?? {};
    for (let index = 0; index < (one ? count : 0); index += 1)
      single.push(quantile(await timesOf(15, () => one(index)), 0.5));
    const figures = new Map([
      ['p50', p50],
      ['rate', rate],
      ['p99 of one', quantile(single, 0.99)],
    ]);
    const rateWords = rate === undefined ? '' : `, ${rate.toLocaleString('en')} ${each.of} a second`;
    const spread = `p50 ${milliseconds(p50)}, p95 ${milliseconds(quantile(times, 0.95))}`;
    printLine(`  ${name.padEnd(40)} ${spread}${rateWords}${verdicts(goals, (of) => figures.get(of))}`);
    if (single.length === 0) continue;
    const words = [0.5, 0.95, 0.99].map(
      (share) => `p${100 * share} ${milliseconds(quantile(single, share))}`,
    );
    printLine(
      `  ${'  one of them'.padEnd(40)} ${words.join(', ')}, most ${milliseconds(quantile(single, 1))}`,
    );
  }
}
