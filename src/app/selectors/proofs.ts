// How many expectations hold, and whether that is about the present documents.
import { areProofsOf, type Proofs, type ProvedExpectation } from '#app/state/proofs.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';
import { selectIsPasted } from './checked-answers.ts';
import { remember } from './remember.ts';

export interface ProofTally {
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

/** Undefined before the first proofs, and for pasted policies, which have no expectations. */
export function selectProofTally(state: State): ProofTally | undefined {
  const { last } = state.proving;
  return last && !selectIsPasted(state) ? tallied(last, !areProofsOf(last, state.draft)) : undefined;
}

export const useProofTally = (): ProofTally | undefined => useStore(selectProofTally);

/** "2 expectations fail"; "1 expectation failed" once the documents have changed. */
export function failingText({ failing, old }: ProofTally): string {
  if (old) return `${failing} ${failing === 1 ? 'expectation' : 'expectations'} failed`;
  return failing === 1 ? '1 expectation fails' : `${failing} expectations fail`;
}
