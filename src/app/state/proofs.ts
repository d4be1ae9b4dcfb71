// Results of verifying the expectations against the documents, as the store holds them.
import type { OwnCase } from '#core/request/call.ts';
import type { Expectation } from '#core/expectations/expectation.ts';
import type { Draft } from '#core/share/draft.ts';
import type { Proof, PolicyEnvironment } from '#worker/protocol.ts';

/** One expectation with its result. */
export interface ProvedExpectation {
  readonly expectation: Expectation;
  readonly proof: Proof;
  /** `open`: the call could not be decided, so nothing is known. */
  readonly outcome: 'holds' | 'fails' | 'open';
  /** The case in the draft, where a person added the expectation. */
  readonly own?: OwnCase;
}

/** All results for one version of the documents. */
export interface Proofs {
  readonly draft: Draft;
  readonly environment: PolicyEnvironment;
  readonly all: readonly ProvedExpectation[];
}

export interface ProofState {
  /** The newest results; null before the first. */
  readonly last: Proofs | null;
  /** Why there are no newer results. */
  readonly fault: string | null;
}

export const NO_PROOFS: ProofState = { last: null, fault: null };

/** Whether the results are those of this version of documents and cases. */
export const areProofsOf = ({ draft }: Proofs, now: Draft): boolean =>
  draft.answers === now.answers && draft.overrides === now.overrides && draft.cases === now.cases;
