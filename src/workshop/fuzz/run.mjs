// npm run fuzz -- [--seed N] [--minutes M] [--kind ID]… [--first N] [--save FOLDER]: gives made-up texts to everything that
// reads texts. Each must be answered without an exception and within 200 ms of processor time. What fails is saved.
import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { buildForNode } from '#workshop/build/build-for-node.mjs';
import { cache, root } from '#workshop/build/fingerprint.mjs';

const HANGS_AFTER_MS = 30_000;
const MAX_SAVED = 40;

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000)) },
    minutes: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    kind: { type: 'string', multiple: true },
    save: { type: 'string', default: join(root, 'src/workshop/fuzz/corpus') },
  },
});
const seed = Number(values.seed);
const minutes = Number(values.minutes);

const outDir = join(cache, 'fuzz');
await buildForNode('src/workshop/fuzz/main.ts', outDir);
const module = pathToFileURL(join(outDir, 'main.mjs')).href;
/** @type {{ kindIds: readonly string[], inputAt: (kind: string, seed: number, number: number) => string }} */
const { kindIds, inputAt } = await import(module);
const kinds = values.kind ?? [...kindIds];
const unknown = kinds.find((kind) => !kindIds.includes(kind));
if (unknown !== undefined || ![seed, minutes, Number(values.first)].every(Number.isFinite)) {
  process.stderr.write(
    `Usage: npm run fuzz -- [--seed N] [--minutes M] [--first N] [--save FOLDER] [--kind ${kindIds.join('|')}]…\n`,
  );
  process.exit(2);
}

/** @param {string} text */
const printLine = (text) => process.stdout.write(`${text}\n`);

/** @type {Map<string, number>} */
const found = new Map();
/** @type {Map<string, { slowest: number, number: number, length: number }>} */
const slowest = new Map();

/**
 * @param {string} kind
 * @param {number} number
 * @param {string} text
 * @param {readonly { answer: string, what: string }[]} faults
 */
function keep(kind, number, text, faults) {
  for (const { answer, what } of faults) {
    const times = found.get(kind) ?? 0;
    found.set(kind, times + 1);
    printLine(`FOUND ${kind} ${number}: ${answer} ${what}`);
    if (times >= MAX_SAVED) continue;
    const name = `${kind}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}.json`;
    const file = join(values.save, name);
    if (!existsSync(file))
      writeFileSync(file, `${JSON.stringify({ kind, found: `${answer} ${what}`, text }, null, 2)}\n`);
  }
}

/**
 * One worker: until the end, or until it hangs or dies. Gives the number of the last input it began.
 * @param {number} first
 * @param {number} until
 * @returns {Promise<{ last: number, isDone: boolean }>}
 */
function runFrom(first, until) {
  const progress = new SharedArrayBuffer(8);
  const current = new Int32Array(progress);
  const worker = new Worker(new URL('worker.mjs', import.meta.url), {
    workerData: { module, kinds, seed, first, until, progress },
    resourceLimits: { maxOldGenerationSizeMb: 1500 },
  });
  worker.on('message', (/** @type {any} */ message) => {
    const { kind, number } = message;
    if (message.faults) keep(kind, number, message.text, message.faults);
    else {
      const before = slowest.get(kind);
      if (!before || before.slowest < message.slowest) slowest.set(kind, message);
    }
  });
  return new Promise((resolve) => {
    let seen = -1;
    let since = process.cpuUsage();
    const watch = setInterval(() => {
      const number = Atomics.load(current, 0);
      const used = process.cpuUsage(since);
      if (number !== seen) {
        seen = number;
        since = process.cpuUsage();
      } else if ((used.user + used.system) / 1000 > HANGS_AFTER_MS) void worker.terminate();
    }, 1000);
    worker.on('error', (error) => printLine(`The worker died: ${error}`));
    worker.on('exit', () => {
      clearInterval(watch);
      resolve({ last: Atomics.load(current, 0), isDone: Atomics.load(current, 1) === 1 });
    });
  });
}

const start = Date.now();
const until = start + minutes * 60_000;
const first = Number(values.first);
let next = first;
while (Date.now() < until) {
  const { last, isDone } = await runFrom(next, until);
  next = last + 1;
  if (isDone) break;
  const kind = kinds[last % kinds.length] ?? '';
  keep(kind, last, inputAt(kind, seed, last), [{ answer: 'some', what: 'hangs, or needs too much memory' }]);
}

const count = next - first;
const seconds = (Date.now() - start) / 1000;
printLine(
  `${count.toLocaleString('en')} inputs of seed ${seed} in ${Math.round(seconds)} s: ${Math.round(count / seconds)} a second`,
);
for (const kind of kinds) {
  const most = slowest.get(kind);
  const worst = most
    ? `slowest ${Math.round(most.slowest)} ms (input ${most.number}, ${most.length} characters)`
    : '';
  printLine(`  ${kind.padEnd(12)} ${String(found.get(kind) ?? 0).padStart(4)} found  ${worst}`);
}
process.exit(found.size > 0 ? 1 : 0);
