// What the worker is asked to verify: the kit's expectations and those a person added, in the present documents.
import type { OwnCase } from '#core/request/call.ts';
import type { Expectation } from '#core/expectations/expectation.ts';
import type { Draft } from '#core/share/draft.ts';
import { ownExpectation } from '#core/verify/own-case.ts';
import type { PolicyEnvironment } from '#worker/protocol.ts';
import type { State } from '#app/state/state.ts';
import { selectExpectations } from '#app/selectors/expectations.ts';
import { selectEnvironment } from '#app/selectors/policy-environment.ts';

export interface ProofQuestion {
  readonly draft: Draft;
  readonly environment: PolicyEnvironment;
  readonly expectations: readonly { readonly expectation: Expectation; readonly own?: OwnCase }[];
}

export function proofQuestion(state: State): ProofQuestion {
  const { draft } = state;
  return {
    draft,
    environment: selectEnvironment(state),
    expectations: [
      ...selectExpectations(state).map((expectation) => ({ expectation })),
      ...(draft.cases ?? []).map((own, index) => ({ expectation: ownExpectation(own, index), own })),
    ],
  };
}
