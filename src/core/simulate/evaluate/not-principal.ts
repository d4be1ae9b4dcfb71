// NotPrincipal: everyone but those listed, and whoever is to be spared must be listed with all that stands above.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
import type { PrincipalEntry } from '#core/simulate/compile/compile-principals.ts';
import type { PreparedRequest } from '#core/simulate/prepare-request.ts';
import { NO, UNKNOWN, YES, type Tri } from '#core/simulate/three-valued.ts';
import { ACCOUNT, ANYONE, formsOfAny, PARENT, SELF, type PrincipalLayer } from './match-principal.ts';

/** The forms in which a principal must be listed to be spared. */
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

/** Whether NotPrincipal speaks of the request's principal. One with a permissions boundary is never spared. */
export function isNotListed(
  request: PreparedRequest,
  entries: readonly PrincipalEntry[],
  place: PrincipalLayer,
): Tri {
  if (request.hasBoundary) return YES;
  const { sure, possible } = formsOfAny(request, entries, place);
  const needed = levels(request);
  if ((sure & ANYONE) !== 0 || (sure & needed) === needed) return NO;
  // AWS warns that one listed in part "might be denied".
  return sure === 0 && possible === 0 ? YES : UNKNOWN;
}
