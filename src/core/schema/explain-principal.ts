// Explains what cannot stand in Principal as it is.

import { isObject } from '#core/json/json-value.ts';
import type { Finding } from '#core/diagnostics/finding.ts';
import { toArray } from '#core/iam/policy.ts';
import { PAGES } from './elements.ts';
import { advisePrincipal, meantPrincipal } from './explain-strings.ts';
import { explainType, valueFinding } from './explain-type.ts';
import { replace } from './fixes.ts';
import { type Place } from './place.ts';

/** Everyone, in the form that resource control policies do not take. */
function isEveryone({ value }: Place): boolean {
  if (!isObject(value)) return false;
  const kinds = Object.keys(value);
  if (kinds.length !== 1 || kinds[0] !== 'AWS') return false;
  const [first, ...others] = toArray(value['AWS']);
  return first === '*' && others.length === 0;
}

function explainRcpPrincipal(place: Place): Finding {
  return valueFinding(place, {
    id: 'rcp-principal',
    code: 'RCP_SYNTAX_ERROR_PRINCIPAL',
    message:
      'The `Principal` of a resource control policy is `"*"`. Narrow or exempt with condition keys such as `aws:PrincipalArn`.',
    source: PAGES.rcp,
    ...(isEveryone(place) && replace(place.path, '*')),
  });
}

/** A Principal or NotPrincipal that is neither `*` nor an object. */
export function explainPrincipal(place: Place): Finding {
  const { value, type } = place;
  const source = PAGES.principal;
  if (type === 'rcp') return explainRcpPrincipal(place);
  if (typeof value !== 'string') return explainType(place);
  if (type === 'trust' && value === '*') {
    return valueFinding(place, {
      id: 'trust-policy-wildcard-principal',
      code: 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
      message:
        'A trust policy names whom it trusts: `"*"` is not taken here. Write the accounts, roles or services.',
      source,
    });
  }
  const meant = meantPrincipal(value);
  return valueFinding(place, {
    id: 'invalid-principal',
    code: 'INVALID_PRINCIPAL_FORMAT',
    message: advisePrincipal(value),
    source,
    ...(meant && replace(place.path, meant)),
  });
}
