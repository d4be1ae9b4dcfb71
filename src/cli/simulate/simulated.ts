// A request with its decision, as `simulate` prints it.
import type { ToldDecision } from '#cli/told-decision.ts';

export type Expected = 'allowed' | 'denied';

export interface Simulated extends ToldDecision {
  /** As it was given. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly expected?: Expected;
  /** Whether the decision is the expected one. What depends is neither. */
  readonly met?: boolean;
}

export const isMet = (expected: Expected, decision: ToldDecision['decision']): boolean =>
  expected === 'allowed' ? decision === 'Allowed' : decision.endsWith('Denied');
