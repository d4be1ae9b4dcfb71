// What the worker is asked to verify: the kit's expectations and those a person added, in the present documents.
import type { Expectation, OwnCase } from '#iam/request/index.ts';
import { ownExpectation } from '#iam/environment/index.ts';
import type { PolicyEnvironment } from '#worker/protocol.ts';
import type { State } from '#app/state/state.ts';
import { selectExpectations } from '#app/selectors/expectations.ts';
import { selectShownEnvironment } from '#app/selectors/policy-environment.ts';
import { casesOf } from '#app/state/pasted.ts';

interface ProofQuestion {
  readonly draft: State['draft'];
  readonly recognized: State['recognized'];
  readonly environment: PolicyEnvironment;
  readonly expectations: readonly { readonly expectation: Expectation; readonly own?: OwnCase }[];
}

export function proofQuestion(state: State): ProofQuestion {
  const { draft, recognized } = state;
  return {
    draft,
    recognized,
    environment: selectShownEnvironment(state),
    expectations: [
      ...selectExpectations(state).map((expectation) => ({ expectation })),
      ...(casesOf(draft) ?? []).map((own, index) => ({ expectation: ownExpectation(own, index), own })),
    ],
  };
}
