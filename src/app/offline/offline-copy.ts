// The copy of the page in this browser, which works offline: makes it, follows it, replaces it by a newer version and
// removes it. The service worker does the rest.
import { create } from 'zustand';
import { isOfflineOff, keepOfflineOff, onOfflineChoice } from '#app/persistence/offline-choice.ts';
import { reload } from '#app/persistence/reload.ts';
import { ASK, namesOf, USE, WITHDRAWN, type WorkerWord } from '#service-worker/messages.ts';
import { workerUrl } from './worker-url.ts';

export interface OfflineCopy {
  /** Null where the browser cannot keep one: then nothing is said of it. `withdrawn` is what the host decided. */
  readonly state: null | 'off' | 'data-saver' | 'storing' | 'stored' | 'failed' | 'withdrawn';
  /** `ready` waits to be used; `in-use` took the place of the version that this page is of. */
  readonly update: null | 'ready' | 'in-use';
}

export const useOfflineCopy = create<OfflineCopy>(() => ({ state: null, update: null }));
const { getState, setState } = useOfflineCopy;

const HOUR_MS = 3_600_000;

const here = import.meta.url;
const folder = new URL('../', here).href;
const workers = (): ServiceWorkerContainer | undefined =>
  isSecureContext && 'serviceWorker' in navigator ? navigator.serviceWorker : undefined;

const ownVersion = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? '';

let registration: ServiceWorkerRegistration | undefined;
let isReloading = false;

/** A worker that removes itself and all that was stored does not answer, but tells every page. */
const ask = (worker: ServiceWorker, what: string): Promise<WorkerWord> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const hear = ({ data }: MessageEvent<WorkerWord>): void => {
      port1.close();
      resolve(data);
    };
    port1.addEventListener('message', hear);
    port1.start();
    worker.postMessage(what, [port2]);
  });

/** The worker removes older versions that no page uses any more. */
async function showActive(worker: ServiceWorker): Promise<void> {
  const { version, isStored } = await ask(worker, ownVersion());
  if (registration?.active !== worker) return;
  setState({ state: isStored ? 'stored' : 'failed' });
  if (version !== ownVersion() && worker === workers()?.controller) setState({ update: 'in-use' });
}

async function showWaiting(worker: ServiceWorker): Promise<void> {
  const { version, isStored } = await ask(worker, ASK);
  if (registration?.waiting === worker && version !== ownVersion() && isStored) setState({ update: 'ready' });
}

/** Says that the page works offline, or that a version is there, on the word of a worker only. */
function show(): void {
  if (!registration) return;
  const { active, waiting } = registration;
  if (!active) setState({ state: 'storing' });
  else if (active.state === 'activated') void showActive(active);
  if (active && waiting) void showWaiting(waiting);
  else if (getState().update === 'ready') setState({ update: null });
}

function followWorker(worker: ServiceWorker | null): void {
  worker?.addEventListener('statechange', () => {
    if (!registration) return;
    const isLost = worker.state === 'redundant' && !registration.active;
    // It did not get all files. The next visit goes on.
    if (isLost) setState({ state: 'failed' });
    else show();
  });
}

function follow(known: ServiceWorkerRegistration): void {
  if (getState().state === 'withdrawn') return;
  registration = known;
  for (const worker of [known.installing, known.waiting, known.active]) followWorker(worker);
  known.addEventListener('updatefound', () => {
    followWorker(known.installing);
    show();
  });
  show();
}

/** What the host withdrew is not asked for again by this page. */
function withdraw(): void {
  registration = undefined;
  setState({ state: 'withdrawn', update: null });
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

/** There is no copy by a person's choice, made in this tab or in another. */
function forgetCopy(): void {
  registration = undefined;
  setState({ state: 'off', update: null });
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
  container.addEventListener('controllerchange', () => isReloading && void reload());
  container.addEventListener('message', ({ data }) => data === WITHDRAWN && withdraw());
  const saves = (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  if (isOfflineOff()) setState({ state: 'off' });
  else if (saves && !(await ownRegistration())) setState({ state: 'data-saver' });
  else await storeCopy();
  onOfflineChoice((off) => {
    if (off) forgetCopy();
    else if (getState().state === 'off') void storeCopy();
  });
  lookForUpdates();
}

/** Loads the newer version, with the work kept. What the browser lost of it must come again first. */
export async function openNewVersion(): Promise<void> {
  const waiting = registration?.waiting;
  isReloading = true;
  if (!waiting) return reload();
  const { isStored } = await ask(waiting, USE);
  if (isStored) return undefined;
  isReloading = false;
  setState({ update: null });
  return undefined;
}

/** Removes the copy. The page is loaded from its host from then on. */
export async function removeCopy(): Promise<void> {
  keepOfflineOff(true);
  // Nothing that the worker says from now on counts: asked again, it stores everything again.
  registration = undefined;
  await (await ownRegistration())?.unregister();
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(namesOf(folder))).map((name) => caches.delete(name)),
  );
  forgetCopy();
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
