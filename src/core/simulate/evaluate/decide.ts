// Decides on a request: allowed, denied, or what it depends on.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html

import { hasOwnPolicies, type Facts } from './applicable-layers.ts';
import { isGranted } from './combine-layers.ts';
import { evaluateLayers } from './evaluate-layers.ts';
import { planOf, type Plan, type Policies } from '#core/simulate/compile/compile-policies.ts';
import { prepare, type PreparedRequest } from '#core/simulate/prepare-request.ts';
import type { Request } from '#core/request/request.ts';
import { needsNoPermission, restrictionOn } from './restrictions.ts';
import { splitVerdict } from './narrow-verdict.ts';
import { and, YES } from '#core/simulate/three-valued.ts';
import { ALLOWED, EXPLICITLY_DENIED, verdictOf, type Verdict } from './verdict.ts';

export interface Decision extends Verdict {
  /** What it was made of, for `explain`. */
  readonly request: Request;
  readonly policies: Policies;
  readonly facts: Facts;
}

/** The request as these policies see it. */
export function prepareFor(request: Request, { boundaries, endpoints }: Plan, facts: Facts): PreparedRequest {
  const hasBoundary = boundaries.length > 0 && hasOwnPolicies(request.principal);
  return prepare(request, { hasBoundary, hasEndpoint: endpoints.length > 0 }, facts);
}

/** The verdict as it follows from what each condition comes to by itself. */
function verdictOn(prepared: PreparedRequest, plan: Plan, facts: Facts): Verdict {
  if (needsNoPermission(prepared)) return ALLOWED;
  const results = evaluateLayers(plan, prepared, facts);
  if (results.deny === YES) return EXPLICITLY_DENIED;
  const restriction = restrictionOn(prepared, plan);
  const granted = isGranted(prepared, results);
  return verdictOf(results.deny, restriction ? and(granted, restriction.passes) : granted);
}

/** Decides without a word why: `explain` gives the reasons. */
export function decide(request: Request, policies: Policies, facts: Facts = {}): Decision {
  const plan = planOf(policies);
  const prepared = prepareFor(request, plan, facts);
  const first = verdictOn(prepared, plan, facts);
  const { decision, possible } =
    first.possible.length === 1
      ? first
      : splitVerdict(first, prepared, plan, (variant) => verdictOn(variant, plan, facts));
  return { decision, possible, request, policies, facts };
}
