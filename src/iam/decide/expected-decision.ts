// The words in which somebody expects a decision: those of decisions, and one for either denial.
import type { Verdict } from './evaluate/verdict.ts';

export const EXPECTED_DECISIONS = [
  'allowed',
  'denied',
  'explicitlyDenied',
  'implicitlyDenied',
  'depends',
] as const;
export type ExpectedDecision = (typeof EXPECTED_DECISIONS)[number];

const DENIALS: readonly Verdict['decision'][] = ['explicitlyDenied', 'implicitlyDenied'];

/** Whether the decision is the expected one. `denied` is either denial; what depends is neither allowed nor denied. */
export const isAsExpected = (expected: ExpectedDecision, decision: Verdict['decision']): boolean =>
  expected === 'denied' ? DENIALS.includes(decision) : expected === decision;
