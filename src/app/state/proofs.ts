// Results of verifying the expectations against the documents, as the store holds them.
import type { Answers } from '#deepseek/answers/index.ts';
import type { Expectation, OwnCase } from '#iam/request/index.ts';
import type { Proof, PolicyEnvironment } from '#worker/protocol.ts';
import { casesOf, pastedOf, type PageDraft } from './pasted.ts';

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
  readonly draft: PageDraft;
  readonly recognized: RecognizedPolicies | null;
  readonly environment: PolicyEnvironment;
  readonly all: readonly ProvedExpectation[];
}

/** Pasted policies whose statements the wizard can all make. */
export interface RecognizedPolicies {
  /** The documents they are, whatever is changed in them later. */
  readonly ids: string;
  readonly answers: Answers;
}

export interface ProofState {
  /** The newest results; null before the first. */
  readonly last: Proofs | null;
  /** Why there are no newer results. */
  readonly fault: string | null;
}

export const NO_PROOFS: ProofState = { last: null, fault: null };

/** Whether the results are about the same kind of documents: pasted ones, or the wizard's. */
export const areOfSameKind = ({ draft }: Proofs, now: PageDraft): boolean =>
  pastedOf(draft).open === pastedOf(now).open;

/** Whether the results are those of this version of documents and cases. */
export function areProofsOf(proofs: Proofs, now: Pick<Proofs, 'draft' | 'recognized'>): boolean {
  const { draft } = proofs;
  if (!areOfSameKind(proofs, now.draft) || casesOf(draft) !== casesOf(now.draft)) return false;
  return pastedOf(draft).open
    ? pastedOf(draft).policies === pastedOf(now.draft).policies && proofs.recognized === now.recognized
    : draft.answers === now.draft.answers && draft.overrides === now.draft.overrides;
}
