// The copy of the page in this browser, which works offline: makes it, follows it, replaces it by a newer version and
// removes it. The service worker does the rest.
import { create } from 'zustand';
import { isOfflineOff, keepOfflineOff } from '#app/persistence/offline-choice.ts';
import { reload } from '#app/persistence/reload.ts';
import { workerUrl } from './worker-url.ts';

export interface OfflineCopy {
  /** Null where the browser cannot keep one: then nothing is said of it. */
  readonly state: null | 'off' | 'data-saver' | 'storing' | 'stored' | 'failed';
  /** `ready` waits to be used; `in-use` serves another tab already. */
  readonly update: null | 'ready' | 'in-use';
}

export const useOfflineCopy = create<OfflineCopy>(() => ({ state: null, update: null }));
const { getState, setState } = useOfflineCopy;

// A worker has no origin to name.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const tell = (worker: ServiceWorker | null, what: string): void => worker?.postMessage(what);

const HOUR_MS = 3_600_000;

const here = import.meta.url;
const folder = new URL('../', here).href;
const workers = (): ServiceWorkerContainer | undefined =>
  isSecureContext && 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;

let registration: ServiceWorkerRegistration | undefined;
/** A page that starts without the worker is taken over by it once, which is no update. */
let isServed = false;
let isReloading = false;

function show(): void {
  if (!registration) return;
  const { active, waiting, installing } = registration;
  if (active) setState({ state: 'stored' });
  else if (installing ?? waiting) setState({ state: 'storing' });
  if (waiting && active) setState({ update: 'ready' });
  else if (getState().update === 'ready') setState({ update: null });
}

function followWorker(worker: ServiceWorker | null): void {
  worker?.addEventListener('statechange', () => {
    show();
    // It did not get all files. The next visit goes on.
    if (worker.state === 'redundant' && !registration?.active) setState({ state: 'failed' });
  });
}

function follow(known: ServiceWorkerRegistration): void {
  registration = known;
  followWorker(known.installing);
  followWorker(known.waiting);
  known.addEventListener('updatefound', () => {
    followWorker(known.installing);
    show();
  });
  // It removes older versions that no page uses any more.
  tell(known.active, document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? '');
  show();
}

/** Asks for a newer version when a page that was open for long is looked at again. */
function lookForUpdates(): void {
  let last = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - last < HOUR_MS) return;
    last = Date.now();
    registration?.update().catch(() => undefined);
  });
}

/** Makes the copy, or asks whether the one that is there is the newest. */
export async function storeCopy(): Promise<void> {
  keepOfflineOff(false);
  setState({ state: 'storing' });
  try {
    const known = await workers()?.register(workerUrl(`${folder}sw.js`), { updateViaCache: 'none' });
    if (!known) throw new Error('This browser has no service workers');
    follow(known);
  } catch {
    // A private window, a host without the worker, or no connection.
    const known = await ownRegistration();
    if (known) follow(known);
    else setState({ state: 'failed' });
  }
}

async function ownRegistration(): Promise<ServiceWorkerRegistration | undefined> {
  const known = await workers()?.getRegistration();
  return known?.scope === folder ? known : undefined;
}

/** Called when the page is there and nothing is asked for any more. */
export async function startOfflineCopy(): Promise<void> {
  const container = workers();
  if (!container || getState().state !== null) return;
  isServed = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (isReloading) void reload();
    else if (isServed) setState({ update: 'in-use' });
    isServed = true;
  });
  const saves = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  if (isOfflineOff()) setState({ state: 'off' });
  else if (saves && !(await ownRegistration())) setState({ state: 'data-saver' });
  else await storeCopy();
  lookForUpdates();
}

/** Loads the newer version, with the work kept. */
export function openNewVersion(): void {
  const waiting = registration?.waiting;
  isReloading = true;
  if (waiting) tell(waiting, 'use');
  else void reload();
}

/** Removes the copy. The page is loaded from its host from then on. */
export async function removeCopy(): Promise<void> {
  keepOfflineOff(true);
  await (await ownRegistration())?.unregister();
  registration = undefined;
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(`rolewright ${folder} `)).map((name) => caches.delete(name)),
  );
  setState({ state: 'off', update: null });
}

/** How many bytes a copy takes to load, as the host tells. */
export async function bytesOfCopy(): Promise<number | undefined> {
  try {
    const { bytes } = (await import(/* @vite-ignore */ `${folder}version.js?bytes`)) as { bytes: number };
    return bytes;
  } catch {
    return undefined;
  }
}
