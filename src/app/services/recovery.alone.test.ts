// What the worker could not do is tried again when the connection is back, by a new worker, and nothing else is.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeWorker } from '#app/services/testing/fake-worker.ts';
import { freshStore } from '#app/testing/fresh-store.ts';
import { createRecovery } from './recovery.ts';

let page: EventTarget;
beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
});
afterEach(() => vi.unstubAllGlobals());

function started() {
  const { store } = freshStore();
  const { worker } = fakeWorker();
  const renew = vi.spyOn(worker, 'renew');
  const [checks, proofs] = [{ again: vi.fn() }, { again: vi.fn() }];
  const access = { ask: vi.fn() };
  const service = createRecovery({ store, worker, checks, proofs, access });
  service.start();
  const reconnect = (): boolean => page.dispatchEvent(new Event('online'));
  return { store, renew, checks, proofs, access, service, reconnect };
}

test('where everything is answered, nothing is asked again', () => {
  const { renew, checks, proofs, access, reconnect } = started();
  reconnect();
  for (const each of [renew, checks.again, proofs.again, access.ask]) expect(each).not.toHaveBeenCalled();
});

test('what failed is asked again, of a new worker', () => {
  const { store, renew, checks, proofs, access, reconnect, service } = started();
  store.setState((state) => ({ checks: { ...state.checks, missing: ['s3'] } }));
  reconnect();
  expect(checks.again).toHaveBeenCalledOnce();
  expect(proofs.again).not.toHaveBeenCalled();
  expect(access.ask).not.toHaveBeenCalled();
  expect(renew).toHaveBeenCalledOnce();
  store.setState((state) => ({ proving: { ...state.proving, fault: 'no worker' } }));
  reconnect();
  expect(proofs.again).toHaveBeenCalledOnce();
  service.stop();
  reconnect();
  expect(proofs.again).toHaveBeenCalledOnce();
});
