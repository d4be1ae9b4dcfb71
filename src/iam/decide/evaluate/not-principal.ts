// Matches NotPrincipal: everyone except those listed. A session must be listed together with its role and account.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
import type { PrincipalEntry } from '#iam/decide/compile/compile-principals.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { NO, UNKNOWN, YES, type Tri } from '#iam/decide/three-valued.ts';
import { ACCOUNT, ANYONE, formsOfAny, PARENT, SELF, type PrincipalLayer } from './match-principal.ts';

/** The forms in which a principal must be listed to be excluded. */
function levels({ principal }: PreparedRequest): number {
  switch (principal.kind) {
    case 'user':
      return SELF | ACCOUNT;
    case 'role-session':
    case 'federated-user':
      return SELF | PARENT | ACCOUNT;
    default:
      return SELF;
  }
}

/** Whether NotPrincipal applies to the request's principal. A principal with a permissions boundary is never excluded. */
export function isNotListed(
  request: PreparedRequest,
  entries: readonly PrincipalEntry[],
  place: PrincipalLayer,
): Tri {
  if (request.hasBoundary) return YES;
  const { sure, possible } = formsOfAny(request, entries, place);
  const needed = levels(request);
  if ((sure & ANYONE) !== 0 || (sure & needed) === needed) return NO;
  // AWS warns that a principal listed in part "might be denied".
  return sure === 0 && possible === 0 ? YES : UNKNOWN;
}
