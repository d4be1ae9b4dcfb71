// A version is stored as a whole: what is interrupted goes on, what is wrong is refused, what is known is not loaded again.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStoredVersion } from './stored-version.ts';

const FOLDER = 'https://host.example/app/';

class FakeCache {
  readonly entries = new Map<string, Response>();
  match = async (address: string) => this.entries.get(address)?.clone();
  put = async (address: string, response: Response) => void this.entries.set(address, response);
}

const stores = new Map<string, FakeCache>();
const caches = {
  open: async (name: string) => {
    const known = stores.get(name) ?? new FakeCache();
    stores.set(name, known);
    return known;
  },
  match: async (address: string, { cacheName }: MultiCacheQueryOptions) => {
    const asked = cacheName === undefined ? [...stores.values()] : [stores.get(cacheName)].filter(Boolean);
    const all = asked.map((cache) => cache?.entries.get(address));
    return all.find((response) => response !== undefined)?.clone();
  },
  keys: async () => [...stores.keys()],
  delete: async (name: string) => stores.delete(name),
};

let asked: [path: string, init: RequestInit][] = [];
let answers: Record<string, () => Response> = {};
const script = () => new Response('1', { headers: { 'content-type': 'text/javascript' } });

beforeEach(() => {
  stores.clear();
  asked = [];
  answers = {};
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    const path = address.slice(FOLDER.length);
    asked.push([path, init]);
    return (answers[path] ?? script)();
  });
});
afterEach(() => vi.unstubAllGlobals());

const versionWith = (version: string, ...files: readonly string[]) =>
  createStoredVersion({ version, files: [...files, ''], integrity: { '': `sha256-${version}` } }, FOLDER);
const paths = () => asked.map(([path]) => path).toSorted();

test('stores every file, and holds those without a digest in their name to the digest of the build', async () => {
  const stored = versionWith('a', 'assets/x-1.js');
  await stored.store();
  expect(asked.toSorted(([a], [b]) => (a < b ? 1 : -1))).toEqual([
    ['assets/x-1.js', { priority: 'low', credentials: 'same-origin' }],
    ['', { priority: 'low', credentials: 'same-origin', integrity: 'sha256-a', cache: 'no-cache' }],
  ]);
  expect(await stored.page()).toBeDefined();
  expect(await stored.file(`${FOLDER}assets/x-1.js`)).toBeDefined();
});

test('a file that does not come, or a page in its place, ends it; the next try asks for the rest only', async () => {
  const stored = versionWith('a', 'assets/x-1.js', 'assets/y-1.js');
  answers['assets/y-1.js'] = () => new Response('Sign in', { headers: { 'content-type': 'text/html' } });
  await expect(stored.store()).rejects.toThrow('assets/y-1.js');
  answers['assets/y-1.js'] = () => new Response('', { status: 404 });
  await expect(stored.store()).rejects.toThrow('404');
  answers = {};
  asked = [];
  expect(await stored.isWhole()).toBe(false);
  await stored.store();
  expect(paths()).toEqual(['', 'assets/y-1.js']);
  expect(await stored.isWhole()).toBe(true);
});

test('without room nothing is left behind', async () => {
  const stored = versionWith('a', 'assets/x-1.js');
  answers['assets/x-1.js'] = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  await expect(stored.store()).rejects.toThrow('full');
  expect(await stored.file(`${FOLDER}assets/x-1.js`)).toBeUndefined();
  expect(stores.size).toBe(0);
});

test('the next version loads what has changed, keeps serving what older pages ask for, and is the only one in the end', async () => {
  await versionWith('a', 'assets/x-1.js', 'assets/same.js').store();
  await caches.open('rolewright https://host.example/other/ a');
  asked = [];
  const next = versionWith('b', 'assets/x-2.js', 'assets/same.js');
  await next.store();
  expect(paths()).toEqual(['', 'assets/x-2.js']);
  expect(await next.file(`${FOLDER}assets/x-1.js`)).toBeDefined();
  await next.deleteOlder();
  expect(await next.file(`${FOLDER}assets/x-1.js`)).toBeUndefined();
  expect(await next.file(`${FOLDER}assets/same.js`)).toBeDefined();
  expect([...stores.keys()]).toEqual(['rolewright https://host.example/other/ a', `rolewright ${FOLDER} b`]);
});

test('an older version deletes nothing of a newer one', async () => {
  const older = versionWith('a', 'assets/x-1.js');
  await older.store();
  await versionWith('b', 'assets/x-2.js').store();
  await older.deleteOlder();
  expect([...stores.keys()]).toEqual([`rolewright ${FOLDER} a`, `rolewright ${FOLDER} b`]);
});

test('what is deleted while it is stored does not count as stored', async () => {
  const stored = versionWith('a', 'assets/x-1.js');
  answers[''] = () => {
    stores.clear();
    return script();
  };
  await expect(stored.store()).rejects.toThrow('deleted');
});
