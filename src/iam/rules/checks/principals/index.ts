// Checks on principals.
import type { Check } from '#iam/rules/check.ts';
import allowWithNotPrincipal from './allow-with-not-principal.ts';
import federatedPrincipalNotSupported from './federated-principal-not-supported.ts';
import invalidRoleReference from './invalid-role-reference.ts';
import invalidUserReference from './invalid-user-reference.ts';
import recommendedConditionKeyForServicePrincipal from './recommended-condition-key-for-service-principal.ts';
import restrictAccessToServicePrincipal from './restrict-access-to-service-principal.ts';
import unsupportedWildcardInPrincipal from './unsupported-wildcard-in-principal.ts';

export const principalsChecks: readonly Check[] = [
  allowWithNotPrincipal,
  federatedPrincipalNotSupported,
  invalidRoleReference,
  invalidUserReference,
  recommendedConditionKeyForServicePrincipal,
  restrictAccessToServicePrincipal,
  unsupportedWildcardInPrincipal,
];
