// Asks the worker what brings the documents nearer to ready, and how far policies reach that nobody composed.
import { selectMode } from '#app/selectors/mode.ts';
import { selectReadinessInput } from '#app/selectors/readiness.ts';
import type { CauseToCure, Cure, ReadinessInput } from '#worker/protocol.ts';
import type { BackgroundService, ServiceDeps } from './deps.ts';
import { whenIdle } from './when-idle.ts';

export interface ReadinessService extends BackgroundService {
  /** At most three, the best first. Rejects when the worker cannot answer. */
  cures(ask: CauseToCure): Promise<readonly Cure[]>;
}

/** Only these reach further than what is composed. */
const unbound = ({ documents }: ReadinessInput): ReadinessInput['documents'] =>
  documents.filter(({ type, text, composed }) => type === 'identity' && text !== composed);

const keyOf = (documents: ReadinessInput['documents']): string =>
  documents.map(({ id, text }) => `${id} ${text}`).join('\n');

export function createReadiness({ store, worker }: Pick<ServiceDeps, 'store' | 'worker'>): ReadinessService {
  const { getState, setState } = store;
  let unsubscribe: (() => void) | undefined;
  let last: ReadinessInput | undefined;
  let asked = '';
  let busy = false;

  async function ask(): Promise<void> {
    const documents = unbound(selectReadinessInput(getState()));
    asked = keyOf(documents);
    try {
      if (documents.length > 0)
        setState({
          breadth: await worker.ask(
            'readiness-breadth',
            documents.map(({ id, type, text, composed }) => ({
              id,
              type,
              text,
              ...(composed !== undefined && { composed }),
            })),
          ),
        });
    } catch {
      // What is known without the reference stays.
    }
    busy = false;
    wake();
  }

  function wake(): void {
    if (busy || !unsubscribe || selectMode(getState()) === 'first') return;
    const input = selectReadinessInput(getState());
    if (input === last) return;
    last = input;
    if (keyOf(unbound(input)) === asked) return;
    busy = true;
    // Typing comes first.
    whenIdle(() => void ask(), { timeout: 500, delay: 50 });
  }

  return {
    cures: (question) => worker.ask('readiness-cures', question),
    start() {
      if (unsubscribe) return;
      unsubscribe = store.subscribe(wake);
      wake();
    },
    stop() {
      unsubscribe?.();
      unsubscribe = undefined;
    },
  };
}
