// Decides on a request: allowed, denied, or what it depends on.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html

import type { Request } from '#iam/request/request.ts';
import {
  compilePolicies,
  type CompiledPolicies,
  type Policies,
} from '#iam/decide/compile/compile-policies.ts';
import { prepareRequest, type PreparedRequest } from '#iam/decide/prepare-request.ts';
import type { ReferenceFacts } from '#iam/decide/reference-facts.ts';
import { and } from '#iam/decide/three-valued.ts';
import { hasOwnPolicies } from './applicable-layers.ts';
import { isGranted } from './combine-layers.ts';
import { evaluateLayers } from './evaluate-layers.ts';
import { narrowVerdict } from './narrow-verdict.ts';
import { needsNoPermission, restrictionOn } from './restrictions.ts';
import { ALLOWED, verdictOf, type Verdict } from './verdict.ts';

export interface Decision extends Verdict {
  /** The input of the decision, for `explain`. */
  readonly request: Request;
  readonly policies: Policies;
  readonly facts: ReferenceFacts;
}

/** The request, prepared for these policies. */
export function prepareFor(
  request: Request,
  { boundaries, endpoints }: CompiledPolicies,
  facts: ReferenceFacts,
): PreparedRequest {
  const hasBoundary = boundaries.length > 0 && hasOwnPolicies(request.principal);
  return prepareRequest(request, { hasBoundary, hasEndpoint: endpoints.length > 0 }, facts);
}

/** The verdict with each condition evaluated by itself. */
function verdictOn(prepared: PreparedRequest, compiled: CompiledPolicies, facts: ReferenceFacts): Verdict {
  if (needsNoPermission(prepared)) return ALLOWED;
  const results = evaluateLayers(compiled, prepared, facts);
  const restriction = restrictionOn(prepared, compiled);
  const granted = isGranted(prepared, results);
  return verdictOf(results.deny, restriction ? and(granted, restriction.passes) : granted);
}

/** Decides only; `explain` gives the reasons. */
export function decide(request: Request, policies: Policies, facts: ReferenceFacts = {}): Decision {
  const compiled = compilePolicies(policies);
  const prepared = prepareFor(request, compiled, facts);
  const first = verdictOn(prepared, compiled, facts);
  const { decision, possible } =
    first.possible.length === 1
      ? first
      : narrowVerdict(first, prepared, compiled, (variant) => verdictOn(variant, compiled, facts));
  return { decision, possible, request, policies, facts };
}
