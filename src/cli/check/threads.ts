// Starts the threads that check many files. They load their code while this one loads its own, and then wait for work.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { FileOutcome } from './check-files.ts';
import type { CheckRun } from './check-text.ts';
import type { InputFile } from './files.ts';

/** A thread starts slowly, because its code is compiled anew: it is worth that from this many files on. */
const FILES_PER_THREAD = 500;

/** What a thread is asked to do. */
export interface Work {
  readonly files: readonly InputFile[];
  readonly given: CheckRun;
  /** How many files are taken so far; shared by all threads. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

/** Outcomes with the numbers of their files. */
export type Outcomes = readonly (readonly [index: number, outcome: FileOutcome])[];

/** A thread that waits: its outcomes are fewer than it took if it fails, and none if it cannot start. */
export type WaitingThread = (work: Work) => Promise<Outcomes>;

/** Built together with the bundle, into the same folder. Sources have no such file, and run in one thread. */
const ENTRY = new URL('check-thread.cjs', import.meta.url);

function startThread(): WaitingThread {
  const thread = new Worker(ENTRY);
  // Until it has work, the process does not wait for it.
  thread.unref();
  const outcomes = new Promise<Outcomes>((resolve) => {
    thread.once('message', (found: Outcomes) => {
      resolve(found);
      void thread.terminate();
    });
    thread.once('error', () => resolve([]));
    thread.once('exit', () => resolve([]));
  });
  return (work) => {
    thread.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is no window
    thread.postMessage(work);
    return outcomes;
  };
}

/** The threads that so many files are worth, besides this one. */
export function startThreads(files: readonly InputFile[]): readonly WaitingThread[] {
  const wanted = Math.min(availableParallelism(), Math.floor(files.length / FILES_PER_THREAD)) - 1;
  // Only this thread has the standard input.
  const canShare = wanted > 0 && existsSync(ENTRY) && !files.some(({ path }) => path === '-');
  return Array.from({ length: canShare ? wanted : 0 }, startThread);
}
