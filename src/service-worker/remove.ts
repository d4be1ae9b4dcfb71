// For hosts: served as sw.js, this removes the service worker and everything it stored from every browser that has it.
import { namesOf, WITHDRAWN } from './messages.ts';

declare const self: ServiceWorkerGlobalScope;

async function remove(): Promise<void> {
  const folder = self.registration.scope;
  const names = await caches.keys();
  const own = names.filter((name) => name.startsWith(namesOf(folder)));
  await Promise.all(own.map((name) => caches.delete(name)));
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) {
    // A client of a worker has no origin to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    if (page.url.startsWith(folder)) page.postMessage(WITHDRAWN);
  }
  // Last, as the browser may end the worker with it.
  await self.registration.unregister();
}

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(remove()));
// A page that was loading meanwhile has registered it again, which takes the removal back.
self.addEventListener('message', (event) => event.waitUntil(remove()));
