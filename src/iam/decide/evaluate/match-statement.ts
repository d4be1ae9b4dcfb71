// Matches a request with a statement: action, resource, conditions and principal.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
import type { CompiledStatement } from '#iam/decide/compile/compile-statement.ts';
import type { Layer } from '#iam/decide/compile/layer.ts';
import type { PreparedRequest } from '#iam/decide/prepare-request.ts';
import { and, NO, UNKNOWN, YES, type Tri } from '#iam/decide/three-valued.ts';
import { evaluateCondition } from './evaluate-condition.ts';
import { matchesAction } from './match-action.ts';
import { ANYONE, formsOfAny, type PrincipalForms, ACCOUNT, PARENT, SELF } from './match-principal.ts';
import { matchesResource } from './match-resource.ts';
import type { PrincipalEntry } from '#iam/decide/compile/compile-principals.ts';

// Matches NotPrincipal: everyone except those listed. A session must be listed together with its role and account.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html

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
function isNotListed(request: PreparedRequest, entries: readonly PrincipalEntry[], layer: Layer): Tri {
  if (request.hasBoundary) return YES;
  const { sure, possible } = formsOfAny(request, entries, layer);
  const needed = levels(request);
  if ((sure & ANYONE) !== 0 || (sure & needed) === needed) return NO;
  // AWS warns that a principal listed in part "might be denied".
  return sure === 0 && possible === 0 ? YES : UNKNOWN;
}

function matchesConditions({ conditions }: CompiledStatement, { context }: PreparedRequest): Tri {
  let result: Tri = YES;
  for (const condition of conditions) {
    result = and(result, evaluateCondition(condition, context));
    if (result === NO) break;
  }
  return result;
}

/** Whether action, resource and conditions match. */
export function matchesExceptPrincipal(statement: CompiledStatement, request: PreparedRequest): Tri {
  if (!matchesAction(statement, request.action)) return NO;
  const resource = matchesResource(statement, request);
  if (resource === NO) return NO;
  const result = and(resource, matchesConditions(statement, request));
  return statement.isUnsure ? and(result, UNKNOWN) : result;
}

const NOBODY: PrincipalForms = { sure: 0, possible: 0 };
const PERHAPS_ANYONE: PrincipalForms = { sure: 0, possible: ANYONE };

/** The forms in which the statement names the request's principal. */
export function namedForms(
  statement: CompiledStatement,
  request: PreparedRequest,
  layer: Layer,
): PrincipalForms {
  const { principals } = statement;
  // What cannot be read may name anyone.
  if (!principals) return PERHAPS_ANYONE;
  if (!principals.isNot) return formsOfAny(request, principals.entries, layer);
  return matchesPrincipal(statement, request, layer) === NO ? NOBODY : PERHAPS_ANYONE;
}

/**
 * Whether the statement applies to the request's principal, in any form. NotPrincipal with Allow is not supported, and
 * AWS does not document its result.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function matchesPrincipal(statement: CompiledStatement, request: PreparedRequest, layer: Layer): Tri {
  const { principals, effect } = statement;
  if (!principals) return YES;
  if (principals.isNot) {
    const applies = isNotListed(request, principals.entries, layer);
    return effect === 'Allow' ? and(applies, UNKNOWN) : applies;
  }
  const { sure, possible } = formsOfAny(request, principals.entries, layer);
  if (sure !== 0) return YES;
  return possible === 0 ? NO : UNKNOWN;
}

/** Whether the whole statement matches. */
export const matchesStatement = (statement: CompiledStatement, request: PreparedRequest, layer: Layer): Tri =>
  and(matchesExceptPrincipal(statement, request), matchesPrincipal(statement, request, layer));
