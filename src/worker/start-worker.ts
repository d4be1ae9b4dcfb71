// Starts the worker that checks policies.
import workerUrl from './main.ts?worker&url';
import { workerAddress } from './worker-address.ts';

export const startWorker = (): Worker =>
  new Worker(workerAddress(workerUrl), { type: 'module', name: 'rolewright-checks' });
