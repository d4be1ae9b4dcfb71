// A decision with its reasons, as the JSON that `decide` and `simulate` print.
import { type Decision, explain } from '#iam/decide/index.ts';

/** The deciding statements are given as indexes into `reasons`. */
export function serializeDecision(decision: Decision) {
  const { reasons, deciding, openKeys, assumptions, notes } = explain(decision);
  return {
    decision: decision.decision,
    reasons,
    deciding: {
      code: deciding.code,
      text: deciding.text,
      statements: deciding.statements.map((reason) => reasons.indexOf(reason)),
    },
    possible: decision.possible,
    openKeys,
    assumptions,
    notes,
  };
}

export type SerializedDecision = ReturnType<typeof serializeDecision>;
