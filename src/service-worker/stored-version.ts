// Stores a version of the page: every file of it or none, under a name of its own.

import { namesOf } from './messages.ts';

/** What the build lists: paths below the folder of the page, which is '' itself. */
export interface VersionFiles {
  readonly version: string;
  readonly files: readonly string[];
  /** Digests of the files whose names are the same in every version. Other names hold a digest. */
  readonly integrity: Readonly<Record<string, string>>;
}

/** Few enough to leave room for what the page itself asks for. */
const AT_ONCE = 4;

/** `priority` is younger than the types. */
type Asked = RequestInit & { readonly priority: 'low' };

const ANY_HEADERS: CacheQueryOptions = { ignoreVary: true };

export function createStoredVersion({ version, files, integrity }: VersionFiles, folder: string) {
  const own = namesOf(folder) + version;

  /** A page that asks to sign in to a network answers for any address. */
  const isRight = ({ ok, redirected, headers }: Response, path: string): boolean =>
    ok && !redirected && (path === '' || !headers.get('content-type')?.startsWith('text/html'));

  async function fetched(address: string, path: string): Promise<Response> {
    const digest = integrity[path];
    const asked: Asked = {
      priority: 'low',
      credentials: 'same-origin',
      ...(digest === undefined ? {} : { integrity: digest, cache: 'no-cache' }),
    };
    const response = await fetch(address, asked);
    if (!isRight(response, path)) throw new Error(`${path}: ${response.status}`);
    return response;
  }

  async function storeFile(cache: Cache, path: string): Promise<void> {
    const address = folder + path;
    // What was interrupted goes on.
    if (await cache.match(address, ANY_HEADERS)) return;
    const known = path in integrity ? undefined : await caches.match(address, ANY_HEADERS);
    await cache.put(address, known ?? (await fetched(address, path)));
  }

  /** Makes no cache where there is none, as `open` does. */
  const ofOwn = (address: string): Promise<Response | undefined> =>
    caches.match(address, { ...ANY_HEADERS, cacheName: own });

  return {
    async store(): Promise<void> {
      const cache = await caches.open(own);
      const rest = files.filter((path) => path !== '').values();
      const storeRest = async (): Promise<void> => {
        // Each takes the next file when it is done with one.
        // oxlint-disable-next-line no-await-in-loop
        for (const path of rest) await storeFile(cache, path);
      };
      try {
        await Promise.all(Array.from({ length: AT_ONCE }, storeRest));
        // Last, as it tells that everything is there.
        await storeFile(cache, '');
        // A cache that is deleted meanwhile takes files, and loses them.
        if ((await ofOwn(folder)) === undefined) throw new Error(`${version}: deleted while it was stored`);
      } catch (error) {
        if (error instanceof DOMException && error.name === 'QuotaExceededError') await caches.delete(own);
        throw error;
      }
    },
    /** The page of this version. */
    page: (): Promise<Response | undefined> => ofOwn(folder),
    /** The page of any version: each that has it is whole. */
    anyPage: (): Promise<Response | undefined> => caches.match(folder, ANY_HEADERS),
    isWhole: async (): Promise<boolean> => (await ofOwn(folder)) !== undefined,
    /** A file of any version that is stored: those of one name are the same. */
    async file(address: string): Promise<Response | undefined> {
      return (await ofOwn(address)) ?? caches.match(address, ANY_HEADERS);
    },
    isListed: (path: string): boolean => files.includes(path),
    /** Names come in the order in which they were made. What came later may be stored right now, for a newer version. */
    async deleteOlder(): Promise<void> {
      const names = (await caches.keys()).filter((name) => name.startsWith(namesOf(folder)));
      const older = names.slice(0, Math.max(names.indexOf(own), 0));
      await Promise.all(older.map((name) => caches.delete(name)));
    },
  };
}
