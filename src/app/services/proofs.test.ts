// The expectations are verified when the documents change; a fault is kept until somebody tries again.
import { expect, test, vi } from 'vitest';
import type { Proof } from '#worker/protocol.ts';
import { fakeWorker } from '#app/services/testing/fake-worker.ts';
import { roleStore } from '#app/testing/fresh-store.ts';
import { createProofs } from './proofs.ts';

const holds = { passes: true, decision: 'allowed', why: '' } as unknown as Proof;

/** The first question waits for a chunk of code, which a busy machine loads slowly. */
const PATIENT = { timeout: 30_000 };

test('results are kept with the draft they belong to, and renewed after a change', async () => {
  const { store, actions } = roleStore();
  const { worker, asked } = fakeWorker({ prove: ({ expectations }) => expectations.map(() => holds) });
  const service = createProofs({ store, worker });
  service.start();
  await vi.waitFor(() => expect(store.getState().proving.last?.draft).toBe(store.getState().draft), PATIENT);
  expect(store.getState().proving.last!.all.map(({ outcome }) => outcome)).toContain('holds');
  actions.editDocument('trust', '{ }', '{}');
  await vi.waitFor(() => expect(store.getState().proving.last?.draft).toBe(store.getState().draft), PATIENT);
  expect(asked).toEqual(['prove', 'prove']);
  service.stop();
  actions.editDocument('trust', '{  }', '{}');
  expect(store.getState().proving.last?.draft).not.toBe(store.getState().draft);
});

test('a worker that cannot answer leaves a fault, and a new try removes it', async () => {
  const { store } = roleStore();
  const answers = { prove: vi.fn(() => [holds]) };
  answers.prove.mockImplementationOnce(() => {
    throw new Error('no worker');
  });
  const service = createProofs({ store, worker: fakeWorker(answers).worker });
  service.start();
  await vi.waitFor(() => expect(store.getState().proving.fault).toBe('no worker'), PATIENT);
  service.again();
  await vi.waitFor(() => expect(store.getState().proving.last).not.toBeNull(), PATIENT);
  expect(store.getState().proving.fault).toBeNull();
  service.stop();
});
