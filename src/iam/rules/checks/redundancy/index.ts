// Checks on entries and statements that have no effect because of others.
import type { Check } from '#iam/rules/check.ts';
import redundantAction from './redundant-action.ts';
import redundantConditionValueNum from './redundant-condition-value-num.ts';
import redundantPrincipalInRoleTrustPolicy from './redundant-principal-in-role-trust-policy.ts';
import redundantResource from './redundant-resource.ts';
import redundantStatement from './redundant-statement.ts';
import wildcardInServiceName from './wildcard-in-service-name.ts';

export const redundancyChecks: readonly Check[] = [
  redundantAction,
  redundantConditionValueNum,
  redundantPrincipalInRoleTrustPolicy,
  redundantResource,
  redundantStatement,
  wildcardInServiceName,
];
