// Files that a person dropped, too large for the storage of a tab, in IndexedDB. A chunk of its own. What is stored
// under a name is never changed, so tabs cannot get in each other's way.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { readFiles, type KeptFiles } from '#app/persistence/read-unfinished.ts';

const NAME = 'rolewright.files';
const FILES = 'files';

/** Those of more tabs, or unused for longer, go. */
export const MOST_TABS = 20;
export const KEPT_MS = 30 * 24 * 3_600_000;

interface Schema extends DBSchema {
  [FILES]: {
    key: string;
    value: { readonly files: KeptFiles; readonly at: number };
    indexes: { at: number };
  };
}

/** Some browsers never answer. */
const OPEN_MS = 10_000;

const openDatabase = (): Promise<IDBPDatabase<Schema>> =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('IndexedDB does not answer')), OPEN_MS);
    openDB<Schema>(NAME, 1, {
      upgrade: (database) => void database.createObjectStore(FILES).createIndex('at', 'at'),
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    }).then(resolve, reject);
  });

/** Opened for each call, which are few. */
async function within<T>(work: (database: IDBPDatabase<Schema>) => Promise<T>): Promise<T> {
  const database = await openDatabase();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Deletes the oldest, down to so many, and what is old. */
async function trim(database: IDBPDatabase<Schema>, most: number, now: number): Promise<void> {
  const { store, done } = database.transaction(FILES, 'readwrite');
  const deleted: Promise<void>[] = [];
  let place = 0;
  for (
    let cursor = await store.index('at').openKeyCursor(null, 'prev');
    cursor;
    cursor = await cursor.continue()
  ) {
    // A clock that was set back makes files neither stay nor go at once.
    const isOld = Math.abs(now - cursor.key) > KEPT_MS;
    if (place >= most || isOld) deleted.push(store.delete(cursor.primaryKey));
    place += 1;
  }
  await Promise.all([...deleted, done]);
}

const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';

interface Hold {
  readonly release: () => void;
  readonly released: Promise<unknown>;
}

/** A tab that was duplicated names the same files: none deletes what another still uses. */
const holds = new Map<string, Hold>();

const lockOf = (name: string): string => `${NAME} ${name}`;

function hold(name: string): void {
  if (holds.has(name) || !('locks' in navigator)) return;
  let release = (): void => undefined;
  const used = new Promise<void>((resolve) => {
    release = resolve;
  });
  const released = navigator.locks.request(lockOf(name), { mode: 'shared' }, () => used);
  holds.set(name, { release, released: released.catch(() => undefined) });
}

async function letGo(name: string): Promise<void> {
  const held = holds.get(name);
  holds.delete(name);
  held?.release();
  await held?.released;
}

/** Refused where the browser has no room even without the files of other tabs. */
export const putFiles = (name: string, files: KeptFiles, now = Date.now()): Promise<void> =>
  within(async (database) => {
    hold(name);
    const put = (): Promise<string> => database.put(FILES, { files, at: now }, name);
    try {
      await put();
    } catch (error) {
      if (!isFull(error)) throw error;
      await trim(database, 0, now);
      await put();
    }
    await trim(database, MOST_TABS, now);
  });

export const getFiles = (name: string): Promise<KeptFiles> =>
  within((database) => {
    hold(name);
    return database.get(FILES, name).then((kept) => readFiles(kept?.files));
  });

/** Where nobody can say whether another tab uses them, they stay until they are old. */
export async function deleteFiles(name: string): Promise<void> {
  if (!('locks' in navigator)) return;
  await letGo(name);
  await navigator.locks.request(lockOf(name), { ifAvailable: true }, (lock) =>
    lock ? within((database) => database.delete(FILES, name)) : undefined,
  );
}
