// How many expectations hold, and whether that is about the present documents.
import { areOfSameKind, areProofsOf, type Proofs, type ProvedExpectation } from '#app/state/proofs.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { remember } from './remember.ts';

interface ProofTally {
  readonly total: number;
  readonly failing: number;
  readonly open: number;
  /** Whether the documents have changed since. */
  readonly old: boolean;
}

const count = (proofs: Proofs, outcome: ProvedExpectation['outcome']): number =>
  proofs.all.filter((each) => each.outcome === outcome).length;

const tallied = remember(2, (proofs: Proofs, old: boolean): ProofTally => ({
  total: proofs.all.length,
  failing: count(proofs, 'fails'),
  open: count(proofs, 'open'),
  old,
}));

/** The newest results for the documents on screen; undefined before the first. */
export function selectProofs({ proving: { last }, draft }: State): Proofs | undefined {
  return last && areOfSameKind(last, draft) ? last : undefined;
}

export function selectProofTally(state: State): ProofTally | undefined {
  const last = selectProofs(state);
  return last && tallied(last, !areProofsOf(last, state));
}

export const useProofTally = (): ProofTally | undefined => useStore(selectProofTally);

/** "2 checks fail"; "1 check failed" once the documents have changed. */
export function failingText({ failing, old }: ProofTally): string {
  if (old) return `${failing} ${failing === 1 ? 'check' : 'checks'} failed`;
  return failing === 1 ? '1 check fails' : `${failing} checks fail`;
}
