// Checks many files in several threads. Each takes the next block of files until none is left.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { checkFile, type FileOutcome, type ReportProgress, type TextReader } from './check-files.ts';
import type { CheckRun } from './check-text.ts';
import type { InputFile } from './files.ts';

/** Files that a thread takes at once. */
const BLOCK = 16;

/** A thread starts slowly, because its code is compiled anew: it is worth that from this many files on. */
const FILES_PER_THREAD = 500;

/** What a thread is started with. */
export interface Work {
  readonly files: readonly InputFile[];
  readonly given: CheckRun;
  /** How many files are taken so far; shared by all threads. */
  readonly taken: Int32Array<SharedArrayBuffer>;
}

/** Outcomes with the numbers of their files. */
export type Outcomes = readonly (readonly [index: number, outcome: FileOutcome])[];

/** Checks blocks of files until no file is left that no thread has taken. */
export async function work(
  { files, given, taken }: Work,
  read: TextReader,
  onProgress?: ReportProgress,
): Promise<Outcomes> {
  const outcomes: (readonly [number, FileOutcome])[] = [];
  for (;;) {
    const start = Atomics.add(taken, 0, BLOCK);
    if (start >= files.length) return outcomes;
    // What all threads have taken: nearly what they have checked.
    onProgress?.(Math.min(Atomics.load(taken, 0) - BLOCK, files.length));
    for (const [index, file] of files.slice(start, start + BLOCK).entries())
      outcomes.push([start + index, await checkFile(file, given, read)]);
  }
}

/** Built together with the bundle, into the same folder. Sources have no such file, and run in one thread. */
const ENTRY = new URL('check-thread.cjs', import.meta.url);

/** The outcomes of a thread; fewer than it took if it fails, and none if it cannot start. */
const outcomesOf = (input: Work): Promise<Outcomes> =>
  new Promise((resolve) => {
    const thread = new Worker(ENTRY, { workerData: input });
    thread.once('message', (outcomes: Outcomes) => {
      resolve(outcomes);
      void thread.terminate();
    });
    thread.once('error', () => resolve([]));
    thread.once('exit', () => resolve([]));
  });

/** The outcomes of all files, in their order. */
export async function checkInThreads(
  files: readonly InputFile[],
  given: CheckRun,
  read: TextReader,
  onProgress?: ReportProgress,
): Promise<readonly FileOutcome[]> {
  const wanted = Math.min(availableParallelism(), Math.floor(files.length / FILES_PER_THREAD)) - 1;
  // Only this thread has the standard input.
  const canShare = wanted > 0 && existsSync(ENTRY) && !files.some(({ path }) => path === '-');
  const input: Work = { files, given, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const others = Array.from({ length: canShare ? wanted : 0 }, () => outcomesOf(input));
  const parts = [await work(input, read, onProgress), ...(await Promise.all(others))];
  const all = new Map(parts.flat());
  const inOrder: FileOutcome[] = [];
  // The files of a thread that failed are checked here, so that the error is printed.
  for (const [index, file] of files.entries())
    inOrder.push(all.get(index) ?? (await checkFile(file, given, read)));
  return inOrder;
}
