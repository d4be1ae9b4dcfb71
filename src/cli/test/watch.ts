// Runs again when a file changes, also in folders that are made later.
import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/** Editors write a file in several steps. */
const SETTLE_MS = 60;

/** A case file, which no run may have read yet. */
const CASE_FILE = /\.(?:ya?ml|json)$/;

/** Folders that are not searched for case files. */
const isSkipped = (name: string): boolean => name === 'node_modules' || name.startsWith('.');

const isFolder = (path: string): boolean => {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
};

/** What is in a folder; nothing where it cannot be read. */
function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** A folder and those in it. Links are not followed. */
function foldersIn(folder: string): readonly string[] {
  const found = [folder];
  for (const at of found)
    for (const entry of entriesOf(at))
      if (entry.isDirectory() && !isSkipped(entry.name)) found.push(join(at, entry.name));
  return found;
}

/** The folder, or the nearest above it that exists: there it is made. */
function existing(folder: string): string {
  for (let at = folder; ; at = dirname(at)) if (isFolder(at) || dirname(at) === at) return at;
}

/** Watches files by their folders, because editors replace files. */
class Watched {
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #onChange: () => void;
  #files: ReadonlySet<string> = new Set();
  #searched: readonly string[] = [];
  #timer: NodeJS.Timeout | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Before the run that looks into these folders: what is made in the meantime is heard of. */
  search(folders: readonly string[]): void {
    this.#searched = folders.map((folder) => resolve(folder));
    for (const folder of this.#searched.flatMap(foldersIn)) this.#watch(folder);
  }

  files(paths: readonly string[]): void {
    this.#files = new Set(paths.map((path) => resolve(path)));
    for (const folder of new Set([...this.#files].map((path) => existing(dirname(path)))))
      this.#watch(folder);
  }

  #watch(folder: string): void {
    if (this.#watchers.has(folder)) return;
    try {
      const watcher = watch(folder, (_event, name) => this.#heard(folder, name));
      watcher.on('error', () => this.#forget(folder));
      this.#watchers.set(folder, watcher);
    } catch {
      // The folder is gone, or the system watches no more of them.
    }
  }

  #forget(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }

  #heard(folder: string, name: string | null): void {
    const path = join(folder, name ?? '');
    if (name !== null && isFolder(path)) {
      if (!this.#isOfInterest(path)) return;
      // One of this name that was there before is another folder, of which nothing is heard any more.
      for (const each of foldersIn(path)) {
        this.#forget(each);
        this.#watch(each);
      }
      if (!this.#holdsSome(path)) return;
    } else if (name !== null && !this.#files.has(path) && !(CASE_FILE.test(name) && this.#isSearched(path))) {
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onChange, SETTLE_MS);
  }

  #isSearched(path: string): boolean {
    const isBelow = (folder: string): boolean =>
      path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
    return this.#searched.some((folder) => path === folder || isBelow(folder));
  }

  #isOfInterest(folder: string): boolean {
    const parts = folder.split(sep);
    return (
      (this.#isSearched(folder) && !isSkipped(parts.at(-1) ?? '')) ||
      [...this.#files].some((file) => file.startsWith(folder + sep))
    );
  }

  /** Whether a folder that is new has files that count. */
  #holdsSome(folder: string): boolean {
    return foldersIn(folder).some((at) =>
      entriesOf(at).some((entry) => CASE_FILE.test(entry.name) || this.#files.has(join(at, entry.name))),
    );
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
  }
}

/** Runs, then again after each change, until `signal` is aborted. `run` returns the files that it read. */
export async function runWatching(
  run: () => Promise<readonly string[]>,
  folders: readonly string[],
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
      watched.search(folders);
      watched.files(await run());
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
