// A further thread of `rolewright check`: its own bundle, started by threads.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { readText } from '#cli/terminal.ts';
import { work, type Work } from './threads.ts';

const send = (outcomes: unknown): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is no window
  parentPort?.postMessage(outcomes);
};
void work(workerData as Work, readText).then(send);
