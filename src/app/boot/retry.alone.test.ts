// Retry gets the files of the page anew, and removes what is stored for offline use where the host answers.
import { beforeEach, expect, test, vi } from 'vitest';

const HERE = 'https://example.com/some/path/';
const FILE = `${HERE}assets/index-1.js`;

const log: string[] = [];
let caches: Set<string>;

/** A worker that says whether the host was there. */
const workerThat = (answers: boolean) =>
  class {
    private hear: (event: { readonly data: boolean }) => void = () => undefined;

    addEventListener(what: string, hear: (event: { readonly data: boolean }) => void): void {
      if (what === 'message') this.hear = hear;
    }

    postMessage(files: readonly string[]): void {
      log.push(`anew: ${files.join(' ')}`);
      queueMicrotask(() => this.hear({ data: answers }));
    }
  };

beforeEach(() => {
  vi.resetModules();
  log.length = 0;
  caches = new Set([`rolewright ${HERE} v1`, `rolewright ${HERE}other/ v1`, 'of another app']);
  vi.stubGlobal('document', { baseURI: `${HERE}index.html`, querySelectorAll: () => [{ src: FILE }] });
  vi.stubGlobal('location', { reload: () => log.push('reload') });
  vi.stubGlobal('setTimeout', () => 0);
  vi.stubGlobal('caches', {
    keys: async () => [...caches],
    delete: async (name: string) => caches.delete(name),
  });
  vi.stubGlobal('navigator', {
    serviceWorker: {
      getRegistration: async () => ({ unregister: async () => void log.push('unregister') }),
    },
  });
  vi.stubGlobal(
    'Image',
    class {
      private hear = (): void => undefined;

      addEventListener(_what: string, hear: () => void): void {
        this.hear = hear;
      }

      set src(address: string) {
        log.push(`picture: ${address}`);
        this.hear();
      }
    },
  );
});

test('a damaged copy goes from every place it may be in', async () => {
  vi.stubGlobal('Worker', workerThat(true));
  await import('./retry.ts');
  await vi.waitFor(() => expect(log).toContain('reload'));
  expect(log).toEqual([`anew: ${FILE}`, 'unregister', `picture: ${FILE}`, 'reload']);
  expect([...caches]).toEqual([`rolewright ${HERE}other/ v1`, 'of another app']);
});

test('what is stored stays where the host does not answer: it is all there is', async () => {
  vi.stubGlobal('Worker', workerThat(false));
  await import('./retry.ts');
  await vi.waitFor(() => expect(log).toContain('reload'));
  expect(log).not.toContain('unregister');
  expect(caches.size).toBe(3);
});

test('the page is loaded again also where nothing can be stored or asked', async () => {
  vi.stubGlobal('navigator', {});
  vi.stubGlobal('caches', undefined);
  vi.stubGlobal('Worker', workerThat(true));
  await import('./retry.ts');
  await vi.waitFor(() => expect(log).toContain('reload'));
  log.length = 0;
  vi.resetModules();
  vi.stubGlobal('Worker', undefined);
  await import('./retry.ts');
  expect(log).toEqual(['reload']);
});

test('the worker tells whether the host answered, also where it has the file no more', async () => {
  vi.stubGlobal('document', undefined);
  let hear: (event: { readonly data: readonly string[] }) => void = () => undefined;
  const said: boolean[] = [];
  vi.stubGlobal('addEventListener', (_what: string, listener: typeof hear) => {
    hear = listener;
  });
  vi.stubGlobal('postMessage', (word: boolean) => said.push(word));
  const asked: unknown[] = [];
  vi.stubGlobal('fetch', async (address: string, how: RequestInit) => {
    asked.push(how.cache);
    if (address.includes('offline')) throw new TypeError('Failed to fetch');
    return new Response(null, { status: 404 });
  });
  await import('./retry.ts');
  hear({ data: ['offline-1.js'] });
  await vi.waitFor(() => expect(said).toEqual([false]));
  hear({ data: ['offline-1.js', 'gone-1.js'] });
  await vi.waitFor(() => expect(said).toEqual([false, true]));
  expect(new Set(asked)).toEqual(new Set(['reload']));
});
