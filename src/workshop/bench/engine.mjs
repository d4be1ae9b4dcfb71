// Times what runs in Node: the engines, and the shipped command line.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildForNode } from '#workshop/build/build-for-node.mjs';
import { cache } from '#workshop/build/fingerprint.mjs';
import { benchCli } from './cli.mjs';
import { printLine, quantile, summary, verdicts } from './figures.mjs';

async function built() {
  const outDir = join(cache, 'bench');
  await buildForNode('src/workshop/bench/tasks.ts', outDir);
  return import(pathToFileURL(join(outDir, 'tasks.mjs')).href);
}

/**
 * The medians of what a task goes through: a pause of the machine does not count.
 * @param {(index: number) => unknown} run
 * @param {number} count
 */
const mediansOf = (run, count) =>
  Array.from({ length: count }, (_, index) => {
    const times = Array.from({ length: 15 }, () => {
      const start = performance.now();
      run(index);
      return performance.now() - start;
    });
    return quantile(times, 0.5);
  });

export async function benchEngine() {
  const { subject, tasks } = await built();
  printLine(`\nIn Node, for ${subject}`);
  for (const { name, run, each, slow, goals } of tasks) {
    const [warmUp, measured] = slow ? [3, 20] : [200, 500];
    for (let warm = 0; warm < warmUp; warm += 1) await run();
    /** @type {number[]} */
    const times = [];
    for (let count = 0; count < measured; count += 1) {
      const start = performance.now();
      await run();
      times.push(performance.now() - start);
    }
    const p50 = quantile(times, 0.5);
    const rate = each ? Math.round((1000 * each.count) / p50) : undefined;
    const single = each?.run ? mediansOf(each.run, each.count) : [];
    const figures = new Map([
      ['p50', p50],
      ['rate', rate],
      ['p99 of one', quantile(single, 0.99)],
    ]);
    const rateWords = rate === undefined ? '' : `, ${rate.toLocaleString('en')} ${each.of} a second`;
    const spread = `p50 ${p50.toFixed(3)} ms, p95 ${quantile(times, 0.95).toFixed(3)} ms`;
    printLine(`  ${name.padEnd(40)} ${spread}${rateWords}${verdicts(goals, (of) => figures.get(of))}`);
    if (single.length === 0) continue;
    const words = [0.5, 0.95, 0.99, 1].map(
      (share) => `${share === 1 ? 'most' : `p${100 * share}`} ${quantile(single, share).toFixed(3)} ms`,
    );
    printLine(`  ${'  one of them'.padEnd(40)} ${words.join(', ')}`);
  }
}

export async function benchCommandLine() {
  const { policyFiles } = await built();
  printLine('\nOn the command line, median [least–most] in ms, from the start of the process to its end');
  for (const { name, times, goals } of benchCli(policyFiles))
    printLine(`  ${name.padEnd(40)} ${summary(times)}${verdicts(goals, () => quantile(times, 0.5))}`);
}
