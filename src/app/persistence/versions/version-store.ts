// The versions in IndexedDB. Several pages may write at the same time; each changes only rows that it added itself.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { VERSIONS_DATABASE } from '#app/persistence/early-keeping.ts';
import { readKeptDraft, plainDraft } from '#app/persistence/kept-draft.ts';
import { surplus, type Version } from './version.ts';

const SCHEMA_VERSION = 1;
const VERSIONS = 'versions';

/** A version as it is stored: anything may stand there. */
interface StoredVersion extends Omit<Version, 'id' | 'draft'> {
  readonly id?: number;
  readonly draft: object;
}

interface Schema extends DBSchema {
  [VERSIONS]: { key: number; value: StoredVersion; indexes: { work: string } };
}

export type NewVersion = Omit<Version, 'id'>;

export interface VersionStore {
  /** Replaces the version with this id, or adds one. Returns its id. */
  put(version: NewVersion, id?: number): Promise<number>;
  /** Adds them in this order, as one step. Refused where there is no room: nothing that is there makes way. */
  add(versions: readonly NewVersion[]): Promise<void>;
  /** The newest first. */
  list(): Promise<readonly Version[]>;
  /** Those of one work, the newest first. */
  listOf(work: string): Promise<readonly Version[]>;
}

/** Undefined for a row that no version of Rolewright wrote. */
function readVersion({
  id,
  work,
  revision,
  at,
  fromFile,
  draft: stored,
}: StoredVersion): Version | undefined {
  const draft = readKeptDraft(stored);
  if (id === undefined || typeof work !== 'string' || typeof revision !== 'number' || !draft)
    return undefined;
  return {
    id,
    work,
    revision,
    at: typeof at === 'number' && Number.isFinite(at) ? at : null,
    ...(fromFile === true && { fromFile }),
    draft,
  };
}

const stored = ({ draft, ...rest }: NewVersion): StoredVersion => ({ ...rest, draft: plainDraft(draft) });

/** Some browsers never answer. */
const OPEN_MS = 10_000;

/** A browser that is asked for more than it has room for. */
const isFull = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'QuotaExceededError';

const openDatabase = (onClosed: () => void): Promise<IDBPDatabase<Schema>> =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('IndexedDB does not answer')), OPEN_MS);
    openDB<Schema>(VERSIONS_DATABASE, SCHEMA_VERSION, {
      upgrade(database) {
        database
          .createObjectStore(VERSIONS, { keyPath: 'id', autoIncrement: true })
          .createIndex('work', 'work');
      },
      // A page of an older release has it open and does not close it.
      blocked: () => reject(new Error('IndexedDB is held by another tab')),
      // A page of a newer release waits: it gets the database.
      blocking: (_current, _blocked, event) => {
        onClosed();
        (event.target as IDBDatabase).close();
      },
      terminated: onClosed,
    }).then(resolve, reject);
  });

/** Opened when it is first needed, and again after the browser or another page closed it. Each call may be refused. */
export function createVersionStore(): VersionStore {
  let opening: Promise<IDBPDatabase<Schema>> | undefined;
  function database(): Promise<IDBPDatabase<Schema>> {
    const forget = (): void => {
      opening = undefined;
    };
    if (!opening) {
      opening = openDatabase(forget);
      opening.catch(forget);
    }
    return opening;
  }

  async function trim(most?: number): Promise<void> {
    const { store, done } = (await database()).transaction(VERSIONS, 'readwrite');
    const rows: { id: number; work: string }[] = [];
    for (let cursor = await store.openCursor(); cursor; cursor = await cursor.continue())
      rows.push({ id: cursor.primaryKey, work: String(cursor.value.work) });
    await Promise.all([...surplus(rows, most).map((id) => store.delete(id)), done]);
  }

  async function write(versions: readonly NewVersion[], id?: number): Promise<number> {
    const { store, done } = (await database()).transaction(VERSIONS, 'readwrite');
    const puts = versions.map((version) =>
      store.put({ ...stored(version), ...(id !== undefined && { id }) }),
    );
    const [keys] = await Promise.all([Promise.all(puts), done]);
    return keys.at(-1) ?? 0;
  }

  /** With fewer and fewer versions of each work, until there is room. The newest of each stays. */
  async function writeWithRoom(versions: readonly NewVersion[], id?: number): Promise<number> {
    for (const most of [10, 3, 1]) {
      try {
        // Each attempt has more room than the one before.
        // oxlint-disable-next-line no-await-in-loop
        return await write(versions, id);
      } catch (error) {
        if (!isFull(error)) throw error;
        // oxlint-disable-next-line no-await-in-loop
        await trim(most);
      }
    }
    return write(versions, id);
  }

  return {
    async put(version, id) {
      const key = await writeWithRoom([version], id);
      if (id === undefined) await trim();
      return key;
    },
    async add(versions) {
      await write(versions);
      await trim();
    },
    async list() {
      const rows = await (await database()).getAll(VERSIONS);
      return rows.flatMap((row) => readVersion(row) ?? []).toReversed();
    },
    async listOf(work) {
      const rows = await (await database()).getAllFromIndex(VERSIONS, 'work', work);
      return rows.flatMap((row) => readVersion(row) ?? []).toReversed();
    },
  };
}
