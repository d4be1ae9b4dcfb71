// A request with its decision, as `simulate` prints it.
import type { ExpectedDecision } from '#iam/decide/index.ts';
import type { SerializedDecision } from '#cli/serialize-decision.ts';

export interface Simulated extends SerializedDecision {
  /** As it was given. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly expected?: ExpectedDecision;
  /** Whether the decision is the expected one. */
  readonly met?: boolean;
}
