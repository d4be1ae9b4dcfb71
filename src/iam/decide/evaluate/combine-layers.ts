// Combines the results of layers: which must allow, and which bypass others.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { and, or, YES, type Tri } from '#iam/decide/three-valued.ts';
import type { LayerResults } from './evaluate-layers.ts';
import { isKeyDecision } from './kms.ts';
import { isCrossAccount } from './restrictions.ts';
import { isTrustDecision } from './sts.ts';

/** Whether the resource policy must allow, even within one account. */
export const needsResourcePolicy = (request: PreparedRequest): boolean =>
  isTrustDecision(request) || isKeyDecision(request);

/** Whether identity policies, boundary and session policies allow. */
export function ownAccountAllows(request: PreparedRequest, results: LayerResults): Tri {
  if (request.principal.kind === 'root') return YES;
  return and(results.identity, and(results.boundary, results.session));
}

/** Whether the resource policy allows without identity policies, within one account. */
export function directlyGranted(request: PreparedRequest, { grants, boundary, session }: LayerResults): Tri {
  // A named principal bypasses the boundary, except users in a trust policy:
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_update-role-trust-policy.html
  const isLimited = request.principal.kind === 'user' && isTrustDecision(request);
  const self = isLimited ? and(grants.self, boundary) : grants.self;
  return or(or(self, grants.anyone), and(grants.parent, and(boundary, session)));
}

/** Whether all layers that must allow do, leaving Deny statements aside. */
export function isGranted(request: PreparedRequest, results: LayerResults): Tri {
  const { grants } = results;
  const gate = and(results.scp, results.endpoint);
  // Of a principal without an account nothing is its own, so only the resource policy can allow.
  const own = ownAccountAllows(request, results);
  if (isCrossAccount(request)) {
    const named = or(or(grants.self, grants.anyone), or(grants.parent, grants.account));
    return and(gate, and(own, named));
  }
  const delegated = needsResourcePolicy(request) ? and(grants.account, own) : own;
  return and(gate, or(directlyGranted(request, results), delegated));
}
