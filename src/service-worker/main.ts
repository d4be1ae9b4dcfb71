// The service worker: stores the page as a whole, and serves it when the host cannot be asked. A page is served from
// the version that it started with; a newer one waits until a person asks for it or every page is closed.
import { USE, type WorkerWord } from './messages.ts';
import { createStoredVersion, type VersionFiles } from './stored-version.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written by the build. */
declare const VERSION_FILES: VersionFiles;

const folder = self.registration.scope;
/** In one place: the build puts the list here. */
const files = VERSION_FILES;
const { version } = files;
const stored = createStoredVersion(files, folder);

/** Pages that said they are of this version. The browser may stop and start the worker in between, which forgets them. */
const current = new Set<string>();

/** Keeps what an older version stored while a page may still use it, and what a newer one stores. */
async function tidy(): Promise<void> {
  const { installing, waiting } = self.registration;
  if (installing || waiting || !(await stored.isWhole())) return;
  const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const pages = all.filter(({ url }) => url.startsWith(folder));
  if (pages.every(({ id }) => current.has(id))) await stored.deleteOlder();
}

async function pageFor(request: Request): Promise<Response> {
  const page = await stored.page();
  if (page) return page;
  try {
    return await fetch(request);
  } catch (error) {
    const older = await stored.anyPage();
    if (older) return older;
    throw error;
  }
}

self.addEventListener('install', (event) => event.waitUntil(stored.store()));

self.addEventListener('activate', (event) => event.waitUntil(Promise.all([self.clients.claim(), tidy()])));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  address.hash = '';
  // Retry asks for files past every copy: see retry.ts.
  if (request.method !== 'GET' || request.cache === 'reload' || !address.href.startsWith(folder)) return;
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

/** What was deleted behind the worker's back is stored again. */
async function word(): Promise<WorkerWord> {
  const isStored = await stored.isWhole();
  return { version, isStored: isStored || (await stored.store().then(stored.isWhole, () => false)) };
}

self.addEventListener('message', (event) => {
  const { data, source, ports } = event;
  if (data === version && source instanceof Client) {
    current.add(source.id);
    event.waitUntil(tidy());
  }
  event.waitUntil(
    word().then((answer) => {
      // What is not stored as a whole must not take the place of what is.
      if (data === USE && answer.isStored) void self.skipWaiting();
      ports[0]?.postMessage(answer);
    }),
  );
});
