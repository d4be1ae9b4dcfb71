// Asks the worker what brings the documents nearer to ready.
import type { Breadth, CauseToCure, Cure, ReadinessInput } from '#worker/protocol.ts';
import type { ServiceDeps } from './deps.ts';

export interface ReadinessService {
  /** At most three, the best first. Rejects when the worker cannot answer. */
  cures(ask: CauseToCure): Promise<readonly Cure[]>;
  /** How far edited and pasted policies reach, for the `breadth` of a readiness. */
  breadth(documents: ReadinessInput['documents']): Promise<readonly Breadth[]>;
}

export const createReadiness = ({ worker }: Pick<ServiceDeps, 'worker'>): ReadinessService => ({
  cures: (ask) => worker.ask('readiness-cures', ask),
  breadth: (documents) => worker.ask('readiness-breadth', documents),
});
