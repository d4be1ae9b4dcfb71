// What came of holding the documents against what is expected of them, and how far that is still true.
import type { OwnCase } from '#core/request/call.ts';
import type { Expectation } from '#core/expectations/expectation.ts';
import type { Draft } from '#core/share/draft.ts';
import type { Proof, PolicyEnvironment } from '#worker/protocol.ts';
import { selectIsPasted } from './derived.ts';
import { remember } from './remember.ts';
import type { State } from '#app/state/state.ts';
import { useStore } from '#app/state/store.ts';

/** One thing that is expected, and what came of it. */
export interface Proved {
  readonly expectation: Expectation;
  readonly proof: Proof;
  /** `open`: the call could not be held against the documents, so nothing is known. */
  readonly outcome: 'holds' | 'fails' | 'open';
  /** A person's own, as it stands in the draft. */
  readonly own?: OwnCase;
}

/** All proofs of one state of the documents. */
export interface Proofs {
  /** What they are of. */
  readonly draft: Draft;
  readonly environment: PolicyEnvironment;
  readonly all: readonly Proved[];
}

/** Kept in the store. */
export interface Proving {
  /** The newest there are; null before the first. */
  readonly last: Proofs | null;
  /** Why there are no newer ones. */
  readonly fault: string | null;
}

export interface ProofTally {
  readonly total: number;
  readonly failing: number;
  readonly open: number;
  /** Whether they are of the documents before the last change. */
  readonly old: boolean;
}

/** Whether proofs are of these documents and cases. */
export const areOf = ({ draft }: Proofs, now: Draft): boolean =>
  draft.answers === now.answers && draft.overrides === now.overrides && draft.cases === now.cases;

const count = (proofs: Proofs, outcome: Proved['outcome']): number =>
  proofs.all.filter((each) => each.outcome === outcome).length;

const tallied = remember(2, (proofs: Proofs, old: boolean): ProofTally => ({
  total: proofs.all.length,
  failing: count(proofs, 'fails'),
  open: count(proofs, 'open'),
  old,
}));

/** Undefined before the first proofs, and for pasted policies, of which nothing is expected. */
export function selectProofTally(state: State): ProofTally | undefined {
  const { last } = state.proving;
  return last && !selectIsPasted(state) ? tallied(last, !areOf(last, state.draft)) : undefined;
}

export const useProofTally = (): ProofTally | undefined => useStore(selectProofTally);

/** "2 expectations fail"; "1 expectation failed" of the documents before the last change. */
export function failWords({ failing, old }: ProofTally): string {
  if (old) return `${failing} ${failing === 1 ? 'expectation' : 'expectations'} failed`;
  return failing === 1 ? '1 expectation fails' : `${failing} expectations fail`;
}
