// A request with its decision, as `simulate` prints it.
import type { SerializedDecision } from '#cli/serialize-decision.ts';

export type Expected = 'allowed' | 'denied';

export interface Simulated extends SerializedDecision {
  /** As it was given. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly expected?: Expected;
  /** Whether the decision is the expected one. What depends is neither. */
  readonly met?: boolean;
}

export const isMet = (expected: Expected, decision: SerializedDecision['decision']): boolean =>
  expected === 'allowed' ? decision === 'Allowed' : decision.endsWith('Denied');
