// Explains invalid values of Principal.

import { isObject } from '#iam/json/json-value.ts';
import type { Finding } from '#iam/findings/finding.ts';
import { toArray } from '#iam/policy/policy.ts';
import { PAGES } from './elements.ts';
import { advisePrincipal, suggestedPrincipal } from './explain-strings.ts';
import { explainType, valueFinding } from './explain-type.ts';
import { replace } from './fixes.ts';
import { type ErrorLocation } from './error-location.ts';

/** Everyone, in the form that resource control policies do not take. */
function isEveryone({ value }: ErrorLocation): boolean {
  if (!isObject(value)) return false;
  const kinds = Object.keys(value);
  if (kinds.length !== 1 || kinds[0] !== 'AWS') return false;
  const [first, ...others] = toArray(value['AWS']);
  return first === '*' && others.length === 0;
}

function explainRcpPrincipal(location: ErrorLocation): Finding {
  return valueFinding(location, {
    id: 'rcp-principal',
    code: 'RCP_SYNTAX_ERROR_PRINCIPAL',
    message:
      'The `Principal` of a resource control policy can only be `"*"`. Write that, and restrict or exempt principals with condition keys such as `aws:PrincipalArn`.',
    source: PAGES.rcp,
    ...(isEveryone(location) && replace(location.path, '*')),
  });
}

/** A Principal or NotPrincipal that is neither `*` nor an object. */
export function explainPrincipal(location: ErrorLocation): Finding {
  const { value, type } = location;
  const source = PAGES.principal;
  if (type === 'rcp') return explainRcpPrincipal(location);
  if (typeof value !== 'string') return explainType(location);
  if (type === 'trust' && value === '*') {
    return valueFinding(location, {
      id: 'trust-policy-wildcard-principal',
      code: 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL',
      message:
        'A trust policy cannot have `"*"` as its principal. Write the accounts, roles or services that may assume the role.',
      source,
    });
  }
  const suggestion = suggestedPrincipal(value);
  return valueFinding(location, {
    id: 'invalid-principal',
    code: 'INVALID_PRINCIPAL_FORMAT',
    message: advisePrincipal(value),
    source,
    ...(suggestion && replace(location.path, suggestion)),
  });
}
