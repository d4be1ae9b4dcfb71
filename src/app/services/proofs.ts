// Has the worker verify the expectations whenever the documents change, and keeps the results in the store.
import type { Proof } from '#worker/protocol.ts';
import { areProofsOf, type Proofs as ProofResults, type ProvedExpectation } from '#app/state/proofs.ts';
import type { State } from '#app/state/state.ts';
import type { BackgroundService, ServiceDeps } from './deps.ts';
import { selectMode } from '#app/selectors/mode.ts';
import { whenIdle } from './when-idle.ts';

function outcomeOf({ passes, decision }: Proof): ProvedExpectation['outcome'] {
  if (passes) return 'holds';
  return decision === undefined ? 'open' : 'fails';
}

/** Whether the documents have changed since the last results. */
function isOutdated(state: State): boolean {
  const { last, fault } = state.proving;
  return selectMode(state) !== 'first' && fault === null && !(last && areProofsOf(last, state));
}

export interface ProofsService extends BackgroundService {
  /** Tries again after the worker could not answer. */
  again(): void;
}

export function createProofs({ store, worker }: Pick<ServiceDeps, 'store' | 'worker'>): ProofsService {
  const { getState, setState } = store;
  let unsubscribe: (() => void) | undefined;
  /** While the worker verifies one version of the documents, newer ones wait. */
  let busy = false;

  async function resultsOfNow(): Promise<ProofResults> {
    // The expectations of all scenarios are a chunk for themselves.
    const { proofQuestion } = await import('./proof-question.ts');
    const { draft, recognized, environment, expectations } = proofQuestion(getState());
    if (expectations.length === 0) return { draft, recognized, environment, all: [] };
    const proofs = await worker.ask('prove', {
      environment,
      expectations: expectations.map(({ expectation }) => expectation),
    });
    const all = expectations.flatMap(({ expectation, own }, index): readonly ProvedExpectation[] => {
      const proof = proofs[index];
      return proof ? [{ expectation, proof, outcome: outcomeOf(proof), ...(own && { own }) }] : [];
    });
    return { draft, recognized, environment, all };
  }

  async function prove(): Promise<void> {
    try {
      const last = await resultsOfNow();
      setState({ proving: { last, fault: null } });
    } catch (error) {
      const fault = error instanceof Error ? error.message : String(error);
      setState(({ proving }) => ({ proving: { ...proving, fault } }));
    }
    busy = false;
    wake();
  }

  function wake(): void {
    if (busy || !unsubscribe || !isOutdated(getState())) return;
    busy = true;
    // Typing comes first.
    whenIdle(() => void prove(), { timeout: 300, delay: 50 });
  }

  function start(): void {
    if (unsubscribe) return;
    unsubscribe = store.subscribe(({ draft, recognized }, previous) => {
      if (draft !== previous.draft || recognized !== previous.recognized) wake();
    });
    wake();
  }

  return {
    start,
    stop() {
      unsubscribe?.();
      unsubscribe = undefined;
    },
    again() {
      setState(({ proving }) => ({ proving: { ...proving, fault: null } }));
      start();
      wake();
    },
  };
}
