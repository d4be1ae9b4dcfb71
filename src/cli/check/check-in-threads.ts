// Checks many files in several threads. Each takes the next block of files until none is left.
import { checkFile, type FileOutcome, type ReportProgress, type TextReader } from './check-files.ts';
import type { CheckRun } from './check-text.ts';
import type { InputFile } from './files.ts';
import type { Outcomes, WaitingThread, Work } from './threads.ts';

/** Files that a thread takes at once. */
const BLOCK = 16;

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

/** The outcomes of all files, in their order. */
export async function checkInThreads(
  threads: readonly WaitingThread[],
  files: readonly InputFile[],
  given: CheckRun,
  read: TextReader,
  onProgress?: ReportProgress,
): Promise<readonly FileOutcome[]> {
  const input: Work = { files, given, taken: new Int32Array(new SharedArrayBuffer(4)) };
  const others = threads.map((start) => start(input));
  const parts = [await work(input, read, onProgress), ...(await Promise.all(others))];
  const all = new Map(parts.flat());
  const inOrder: FileOutcome[] = [];
  // The files of a thread that failed are checked here, so that the error is printed.
  for (const [index, file] of files.entries())
    inOrder.push(all.get(index) ?? (await checkFile(file, given, read)));
  return inOrder;
}
