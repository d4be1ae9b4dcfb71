// Runs inputs one after the other. The number of the current one stands in shared memory, for the main thread to see a
// run that hangs or dies.
import { parentPort, workerData } from 'node:worker_threads';

/** @type {{ module: string, kinds: string[], seed: number, first: number, until: number, progress: SharedArrayBuffer }} */
const { module, kinds, seed, first, until, progress } = workerData;
const { inputAt, fuzzText, shortened } = await import(module);
const current = new Int32Array(progress);

/** @param {object} message */
function report(message) {
  // A worker has no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(message);
}

/** @type {Map<string, number>} */
const slowest = new Map();
for (let number = first; Date.now() < until; number += 1) {
  const kind = kinds[number % kinds.length] ?? '';
  Atomics.store(current, 0, number);
  const text = inputAt(kind, seed, number);
  const result = await fuzzText(kind, text);
  if (result.slowest > (slowest.get(kind) ?? 5)) {
    slowest.set(kind, result.slowest);
    report({ kind, number, length: text.length, slowest: result.slowest });
  }
  if (result.faults.length === 0) continue;
  const short = await shortened(kind, seed, number);
  const { faults } = await fuzzText(kind, short);
  report({ kind, number, text: short, faults: faults.length > 0 ? faults : result.faults });
}
Atomics.store(current, 1, 1);
