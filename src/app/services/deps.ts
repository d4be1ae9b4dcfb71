// What services are made of: the store with its changes, and the worker.
import type { WorkerClient } from '#worker/client.ts';
import type { Actions } from '#app/state/actions.ts';
import type { Store } from '#app/state/state.ts';

export interface ServiceDeps {
  readonly store: Store;
  readonly actions: Actions;
  readonly worker: WorkerClient;
}

/** Work that goes on in the background. Starting it twice is the same as once. */
export interface BackgroundService {
  start(): void;
  stop(): void;
}
