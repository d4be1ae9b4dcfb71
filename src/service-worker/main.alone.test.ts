// When the worker deletes what is stored, and when it takes over: never at the cost of a version that is whole.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ASK, USE } from './messages.ts';

const FOLDER = 'https://host.example/app/';
const OLD = `rolewright ${FOLDER} a`;
const OWN = `rolewright ${FOLDER} b`;

/** The caches by name, each with the addresses that it has. */
const stores = new Map<string, Set<string>>();
const registration: { scope: string; waiting: unknown; installing: unknown } = {
  scope: FOLDER,
  waiting: null,
  installing: null,
};
const skipWaiting = vi.fn();
let isOnline = false;
let listeners: Record<string, (event: unknown) => void> = {};

/** Stands for a page of the folder. */
class FakeClient {
  readonly id = 'page';
  readonly url = FOLDER;
}
const page = new FakeClient();

const made = (name: string): Set<string> => {
  const known = stores.get(name) ?? new Set<string>();
  stores.set(name, known);
  return known;
};

beforeEach(async () => {
  stores.clear();
  made(OLD).add(FOLDER);
  made(OWN).add(FOLDER);
  listeners = {};
  isOnline = false;
  registration.waiting = null;
  skipWaiting.mockClear();
  vi.stubGlobal('VERSION_FILES', { version: 'b', files: [''], integrity: { '': 'sha256-b' } });
  vi.stubGlobal('Client', FakeClient);
  vi.stubGlobal('caches', {
    open: async (name: string) => ({
      match: async (address: string) => (made(name).has(address) ? new Response(name) : undefined),
      put: async (address: string) => void made(name).add(address),
    }),
    match: async (address: string, { cacheName }: MultiCacheQueryOptions) => {
      const [name] = [...stores].find(([each, has]) => has.has(address) && (cacheName ?? each) === each) ?? [
        undefined,
      ];
      return name === undefined ? undefined : new Response(name);
    },
    keys: async () => [...stores.keys()],
    delete: async (name: string) => stores.delete(name),
  });
  vi.stubGlobal('fetch', async () => {
    if (!isOnline) throw new TypeError('Failed to fetch');
    return new Response('host');
  });
  vi.stubGlobal('self', {
    registration,
    skipWaiting,
    clients: { claim: async () => undefined, matchAll: async () => [page] },
    addEventListener: (type: string, listener: (event: unknown) => void) => (listeners[type] = listener),
  });
  vi.resetModules();
  await import('./main.ts');
});
afterEach(() => vi.unstubAllGlobals());

/** What the worker answers to a page, after all that it does for that. */
async function said(data: string): Promise<unknown> {
  const work: Promise<unknown>[] = [];
  const answer = vi.fn();
  listeners['message']!({
    data,
    source: page,
    ports: [{ postMessage: answer }],
    waitUntil: (each: Promise<unknown>) => work.push(each),
  });
  await Promise.all(work);
  return answer.mock.calls[0]?.[0];
}

async function visited(): Promise<string> {
  let answer: Promise<Response> | undefined;
  listeners['fetch']!({
    request: { url: FOLDER, method: 'GET', mode: 'navigate', cache: 'default' },
    respondWith: (response: Promise<Response>) => (answer = response),
  });
  return (await answer!).text();
}

test('the older version goes when every page is of this one', async () => {
  expect(await said('b')).toEqual({ version: 'b', isStored: true });
  expect([...stores.keys()]).toEqual([OWN]);
});

test.each(['waiting', 'installing'] as const)(
  'nothing is deleted while another version is %s',
  async (state) => {
    registration[state] = {};
    await said('b');
    registration[state] = null;
    expect([...stores.keys()]).toEqual([OLD, OWN]);
  },
);

test('takes over when asked, but not while it cannot show its page', async () => {
  expect(await said(ASK)).toEqual({ version: 'b', isStored: true });
  expect(skipWaiting).not.toHaveBeenCalled();
  await said(USE);
  expect(skipWaiting).toHaveBeenCalledOnce();
  skipWaiting.mockClear();
  stores.delete(OWN);
  expect(await said(USE)).toEqual({ version: 'b', isStored: false });
  expect(skipWaiting).not.toHaveBeenCalled();
  isOnline = true;
  expect(await said(USE)).toEqual({ version: 'b', isStored: true });
  expect(skipWaiting).toHaveBeenCalledOnce();
});

test('shows its page, else that of the host, else that of another version', async () => {
  expect(await visited()).toBe(OWN);
  stores.delete(OWN);
  expect(await visited()).toBe(OLD);
  isOnline = true;
  expect(await visited()).toBe('host');
});
