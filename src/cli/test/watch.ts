// Runs again when a file changes.
import { watch, type FSWatcher } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Editors write a file in several steps. */
const SETTLE_MS = 60;

/** A new case file, which no run has read yet. */
const CASE_FILE = /\.rolewright\.(?:ya?ml|json)$/;

/** Watches files by their folders, because editors replace files. */
class Watched {
  readonly #folders = new Map<string, FSWatcher>();
  readonly #onChange: () => void;
  #files: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  set(paths: readonly string[]): void {
    this.#files = new Set(paths.map((path) => resolve(path)));
    for (const folder of new Set([...this.#files].map((path) => dirname(path)))) {
      if (this.#folders.has(folder)) continue;
      try {
        const watcher = watch(folder, (_event, name) => this.#changed(folder, name));
        this.#folders.set(
          folder,
          watcher.on('error', () => this.#folders.delete(folder)),
        );
      } catch {
        // The folder does not exist. A later run names it again.
      }
    }
  }

  #changed(folder: string, name: string | null): void {
    if (name !== null && !CASE_FILE.test(name) && !this.#files.has(join(folder, name))) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onChange, SETTLE_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#folders.values()) watcher.close();
  }
}

/** Runs, then again after each change, until `signal` is aborted. `run` returns the files to watch. */
export async function runWatching(
  run: () => Promise<readonly string[]>,
  signal?: AbortSignal,
): Promise<void> {
  let isChanged = false;
  let wake = (): void => undefined;
  const watched = new Watched(() => {
    isChanged = true;
    wake();
  });
  signal?.addEventListener('abort', () => wake());
  const isStopped = (): boolean => signal?.aborted === true;
  try {
    while (!isStopped()) {
      isChanged = false;
      watched.set(await run());
      // What changed in the meantime is not waited for again.
      if (!isChanged && !isStopped())
        await new Promise<void>((done) => {
          wake = done;
        });
    }
  } finally {
    watched.close();
  }
}
