// Explains a decision. Called only when needed, so that deciding stays fast.
import { spellOutInvisible } from '#iam/text/invisible.ts';
import { compilePolicies } from '#iam/decide/compile/compile-policies.ts';
import { prepareFor, type Decision } from '#iam/decide/evaluate/decide.ts';
import { evaluateLayers } from '#iam/decide/evaluate/evaluate-layers.ts';
import { restrictionOn } from '#iam/decide/evaluate/restrictions.ts';
import { assumptionsOf } from './assumptions.ts';
import { decisionBasis, openKeys, type DecisionBasis } from './decision-text.ts';
import { notesOf } from './notes.ts';
import type { Reason } from './reason.ts';
import { reasonsOf } from './reasons.ts';

export interface Explanation {
  /** Every statement that was considered. */
  readonly reasons: readonly Reason[];
  readonly deciding: DecisionBasis;
  /** Keys whose values would narrow the decision. */
  readonly openKeys: readonly string[];
  readonly assumptions: readonly string[];
  readonly notes: readonly string[];
}

export function explain(decision: Decision): Explanation {
  const { facts } = decision;
  const compiled = compilePolicies(decision.policies);
  const request = prepareFor(decision.request, compiled, facts);
  const reasons = reasonsOf(compiled, request, facts);
  const restriction = restrictionOn(request, compiled);
  const results = evaluateLayers(compiled, request, facts);
  return {
    reasons,
    deciding: decisionBasis(decision, request, results, restriction, reasons),
    openKeys: openKeys(reasons),
    assumptions: assumptionsOf(decision, compiled, request, reasons).map(spellOutInvisible),
    notes: notesOf(decision, compiled, request, facts).map(spellOutInvisible),
  };
}
