// For hosts: served as sw.js, this removes the service worker and everything it stored from every browser that has it.

import { namesOf } from './stored-version.ts';

declare const self: ServiceWorkerGlobalScope;

async function remove(): Promise<void> {
  const own = namesOf(self.registration.scope);
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(own)).map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(remove()));
