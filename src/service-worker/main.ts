// The service worker: stores the page as a whole, and serves it when the host cannot be asked. A page is served from
// the version that it started with; a newer one waits until a person asks for it or every page is closed.
import { createStoredVersion, type VersionFiles } from './stored-version.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written by the build. */
declare const VERSION_FILES: VersionFiles;

const folder = self.registration.scope;
const stored = createStoredVersion(VERSION_FILES, folder);

/** Pages that said they are of this version. The browser may stop and start the worker in between, which forgets them. */
const current = new Set<string>();

/** Keeps what an older version stored while a page may still use it. */
async function tidy(): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.every(({ id }) => current.has(id))) await stored.deleteOthers();
}

const pageFor = async (request: Request): Promise<Response> => (await stored.page()) ?? fetch(request);

self.addEventListener('install', (event) => event.waitUntil(stored.store()));

self.addEventListener('activate', (event) => event.waitUntil(Promise.all([self.clients.claim(), tidy()])));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  address.hash = '';
  if (request.method !== 'GET' || !address.href.startsWith(folder)) return;
  if (request.mode === 'navigate') {
    address.search = '';
    const path = address.href.slice(folder.length);
    if (path === '' || path === 'index.html') event.respondWith(pageFor(request));
    return;
  }
  const path = address.href.slice(folder.length);
  // Pages of older versions ask for files that this one does not list.
  if (!stored.isListed(path) && !path.startsWith('assets/')) return;
  event.respondWith(stored.file(address.href).then((file) => file ?? fetch(request)));
});

self.addEventListener('message', ({ data, source }) => {
  if (data === 'use') void self.skipWaiting();
  // Each page names its version when everything is there.
  else if (data === VERSION_FILES.version && source instanceof Client) {
    current.add(source.id);
    void tidy();
  }
});
