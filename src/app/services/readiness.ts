// Asks the worker what brings the documents nearer to ready.
import type { CauseToCure, Cure } from '#worker/protocol.ts';
import type { ServiceDeps } from './deps.ts';

export interface ReadinessService {
  /** At most three, the best first. Rejects when the worker cannot answer. */
  cures(ask: CauseToCure): Promise<readonly Cure[]>;
}

export const createReadiness = ({ worker }: Pick<ServiceDeps, 'worker'>): ReadinessService => ({
  cures: (ask) => worker.ask('readiness-cures', ask),
});
