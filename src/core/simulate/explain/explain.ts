// Why a decision is what it is. Made only when asked for, so that deciding stays fast.
import { compilePolicies } from '#core/simulate/compile/compile-policies.ts';
import { prepareFor, type Decision } from '#core/simulate/evaluate/decide.ts';
import { evaluateLayers } from '#core/simulate/evaluate/evaluate-layers.ts';
import { restrictionOn } from '#core/simulate/evaluate/restrictions.ts';
import { assumptionsOf } from './assumptions.ts';
import { decisionBasis, openKeys, type DecisionBasis } from './decision-basis.ts';
import { notesOf } from './notes.ts';
import type { Reason } from './reason.ts';
import { reasonsOf } from './reasons.ts';

export interface Explanation {
  /** Every statement that was considered. */
  readonly reasons: readonly Reason[];
  readonly deciding: DecisionBasis;
  /** Keys that would settle more if they were given. */
  readonly openKeys: readonly string[];
  readonly assumptions: readonly string[];
  readonly notes: readonly string[];
}

export function explain(decision: Decision): Explanation {
  const { facts } = decision;
  const plan = compilePolicies(decision.policies);
  const request = prepareFor(decision.request, plan, facts);
  const reasons = reasonsOf(plan, request, facts);
  const restriction = restrictionOn(request, plan);
  const results = evaluateLayers(plan, request, facts);
  return {
    reasons,
    deciding: decisionBasis(decision, request, results, restriction, reasons),
    openKeys: openKeys(reasons),
    assumptions: assumptionsOf(decision, plan, request, reasons),
    notes: notesOf(decision, plan, request, facts),
  };
}
