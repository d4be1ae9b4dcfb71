// A further thread of `rolewright check`: its own bundle, started by threads.ts.
import { parentPort } from 'node:worker_threads';
import { readText } from '#cli/terminal.ts';
import { work } from './check-in-threads.ts';
import type { Work } from './threads.ts';

const send = (outcomes: unknown): void => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is no window
  parentPort?.postMessage(outcomes);
};
parentPort?.once('message', (given: Work) => void work(given, readText).then(send));
