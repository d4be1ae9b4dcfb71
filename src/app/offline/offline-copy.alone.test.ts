// What is said about working offline follows the word of a worker, what a person chose, and what the browser saves.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WITHDRAWN, type WorkerWord } from '#service-worker/messages.ts';

class FakeWorker extends EventTarget {
  state: ServiceWorkerState;
  readonly word: WorkerWord | undefined;

  constructor(state: ServiceWorkerState, word?: WorkerWord) {
    super();
    this.state = state;
    this.word = word;
  }

  postMessage(_what: string, [port]: readonly MessagePort[]): void {
    if (this.word) port?.postMessage(this.word);
  }

  become(state: ServiceWorkerState): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class FakeRegistration extends EventTarget {
  scope = new URL('../', new URL('./offline-copy.ts', import.meta.url)).href;
  installing: FakeWorker | null = null;
  waiting: FakeWorker | null = null;
  active: FakeWorker | null = null;
}

class FakeContainer extends EventTarget {
  controller: FakeWorker | null = null;
  known: FakeRegistration | undefined;
  readonly made = new FakeRegistration();
  readonly register = vi.fn(async () => (this.known = this.made));
  getRegistration = async () => this.known;
}

const stored = (version: string): WorkerWord => ({ version, isStored: true });

let container = new FakeContainer();
let kept = new Map<string, string>();
let hear: (event: { readonly key: string; readonly newValue: string | null }) => void = () => undefined;

beforeEach(() => {
  vi.resetModules();
  container = new FakeContainer();
  kept = new Map();
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('document', { querySelector: () => ({ content: 'own' }), addEventListener: () => undefined });
  vi.stubGlobal('addEventListener', (what: string, listener: typeof hear) => {
    if (what === 'storage') hear = listener;
  });
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

async function start(saveData = false) {
  vi.stubGlobal('navigator', { serviceWorker: container, connection: { saveData } });
  const { startOfflineCopy, storeCopy, useOfflineCopy } = await import('./offline-copy.ts');
  await startOfflineCopy();
  return { state: useOfflineCopy.getState, storeCopy };
}

test('a browser that saves data stores nothing until a person asks for it', async () => {
  const { state, storeCopy } = await start(true);
  expect(state().state).toBe('data-saver');
  expect(container.register).not.toHaveBeenCalled();
  await storeCopy();
  expect(container.register).toHaveBeenCalledOnce();
});

test('a browser that saves data keeps the copy that is there up to date', async () => {
  container.known = container.made;
  container.made.active = new FakeWorker('activated', stored('own'));
  const { state } = await start(true);
  expect(container.register).toHaveBeenCalledOnce();
  await expect.poll(state).toEqual({ state: 'stored', update: null });
});

test('who turned it off is not asked again', async () => {
  kept.set('rolewright.offline', 'off');
  const { state } = await start();
  expect(state().state).toBe('off');
  expect(container.register).not.toHaveBeenCalled();
});

test('what a person chooses in another tab holds here', async () => {
  container.made.active = new FakeWorker('activated', stored('own'));
  const { state } = await start();
  await expect.poll(() => state().state).toBe('stored');
  hear({ key: 'rolewright.offline', newValue: 'off' });
  expect(state()).toEqual({ state: 'off', update: null });
  // What the worker says while it ends does not count.
  container.made.active.become('activated');
  expect(state().state).toBe('off');
  hear({ key: 'another', newValue: null });
  expect(state().state).toBe('off');
  hear({ key: 'rolewright.offline', newValue: null });
  await expect.poll(() => state().state).toBe('stored');
});

test('the page works offline once its worker says so', async () => {
  const worker = new FakeWorker('installing', stored('own'));
  container.made.installing = worker;
  const { state } = await start();
  expect(state().state).toBe('storing');
  Object.assign(container.made, { installing: null, active: worker });
  worker.become('activating');
  expect(state().state).toBe('storing');
  worker.become('activated');
  await expect.poll(state).toEqual({ state: 'stored', update: null });
});

test('a worker without what it stored does not make the page work offline', async () => {
  container.made.active = new FakeWorker('activated', { version: 'own', isStored: false });
  const { state } = await start();
  await expect.poll(() => state().state).toBe('failed');
});

test('a worker that does not get all files fails', async () => {
  const worker = new FakeWorker('installing');
  container.made.installing = worker;
  const { state } = await start();
  container.made.installing = null;
  worker.become('redundant');
  expect(state().state).toBe('failed');
});

test('a newer version is offered, and one that took over is said', async () => {
  container.made.active = new FakeWorker('activated', stored('own'));
  const next = new FakeWorker('installed', stored('next'));
  container.made.waiting = next;
  const { state } = await start();
  await expect.poll(state).toEqual({ state: 'stored', update: 'ready' });
  container.controller = next;
  Object.assign(container.made, { waiting: null, active: next });
  next.become('activating');
  next.become('activated');
  await expect.poll(state).toEqual({ state: 'stored', update: 'in-use' });
});

test('a page that is of the newer version already is not offered it', async () => {
  container.made.active = new FakeWorker('activated', stored('old'));
  container.made.waiting = new FakeWorker('installed', stored('own'));
  const { state } = await start();
  await expect.poll(state).toEqual({ state: 'stored', update: null });
});

test('what the host withdraws is said, with no word of a version, and not asked for again', async () => {
  container.made.active = new FakeWorker('activated', stored('own'));
  const { state } = await start();
  await expect.poll(() => state().state).toBe('stored');
  // It removes itself, and does not answer.
  const remover = new FakeWorker('installed');
  container.made.waiting = remover;
  container.made.installing = null;
  container.made.dispatchEvent(new Event('updatefound'));
  Object.assign(container.made, { waiting: null, active: remover });
  container.controller = remover;
  container.dispatchEvent(new Event('controllerchange'));
  container.dispatchEvent(Object.assign(new Event('message'), { data: WITHDRAWN }));
  remover.become('redundant');
  expect(state()).toEqual({ state: 'withdrawn', update: null });
  expect(container.register).toHaveBeenCalledOnce();
});
