// Tries again what the worker could not do, as soon as the connection is back.
import { isLate, onLate } from '#app/boot/late-files.ts';
import type { AccessService } from './access.ts';
import type { ChecksService } from './checks.ts';
import type { BackgroundService, ServiceDeps } from './deps.ts';
import type { ProofsService } from './proofs.ts';

interface RecoveryDeps extends Pick<ServiceDeps, 'store' | 'worker'> {
  readonly checks: Pick<ChecksService, 'again'>;
  readonly proofs: Pick<ProofsService, 'again'>;
  readonly access: Pick<AccessService, 'ask'>;
}

export function createRecovery({ store, worker, checks, proofs, access }: RecoveryDeps): BackgroundService {
  function recover(): void {
    const state = store.getState();
    const isUnchecked = state.checks.fault !== null || state.checks.missing.length > 0;
    const isUnproved = state.proving.fault !== null;
    const { asked } = state.access;
    const isUnknown = state.access.fault !== null && asked !== null;
    if (!isUnchecked && !isUnproved && !isUnknown) return;
    // A browser may remember for good that a module did not come; a new worker remembers nothing.
    worker.renew();
    if (isUnchecked) checks.again();
    if (isUnproved) proofs.again();
    if (isUnknown) access.ask(asked);
  }
  let stopListening: (() => void) | undefined;
  return {
    start() {
      if (stopListening) return;
      const stopLate = onLate(() => {
        if (!isLate()) recover();
      });
      addEventListener('online', recover);
      stopListening = () => {
        stopLate();
        removeEventListener('online', recover);
      };
    },
    stop() {
      stopListening?.();
      stopListening = undefined;
    },
  };
}
