// Checks on the elements of a policy, and on its size.
import type { Check } from '#iam/rules/check.ts';
import duplicateKeysWithDifferentCase from './duplicate-keys-with-different-case.ts';
import emptyArrayAction from './empty-array-action.ts';
import emptyArrayConditionForallvalues from './empty-array-condition-forallvalues.ts';
import emptyArrayConditionForanyvalue from './empty-array-condition-foranyvalue.ts';
import emptyArrayConditionIfexists from './empty-array-condition-ifexists.ts';
import emptyArrayCondition from './empty-array-condition.ts';
import emptyArrayPrincipal from './empty-array-principal.ts';
import emptyArrayResource from './empty-array-resource.ts';
import emptyObjectCondition from './empty-object-condition.ts';
import emptyObjectPrincipal from './empty-object-principal.ts';
import emptySidValue from './empty-sid-value.ts';
import invalidConditionDataType from './invalid-condition-data-type.ts';
import missingVersion from './missing-version.ts';
import policySizeExceedsIdentityPolicyQuota from './policy-size-exceeds-identity-policy-quota.ts';
import policySizeExceedsRcpQuota from './policy-size-exceeds-rcp-quota.ts';
import policySizeExceedsResourcePolicyQuota from './policy-size-exceeds-resource-policy-quota.ts';
import policySizeExceedsRoleTrustPolicyQuota from './policy-size-exceeds-role-trust-policy-quota.ts';
import policySizeExceedsScpQuota from './policy-size-exceeds-scp-quota.ts';

export const elementsChecks: readonly Check[] = [
  duplicateKeysWithDifferentCase,
  emptyArrayAction,
  emptyArrayCondition,
  emptyArrayConditionForallvalues,
  emptyArrayConditionForanyvalue,
  emptyArrayConditionIfexists,
  emptyArrayPrincipal,
  emptyArrayResource,
  emptyObjectCondition,
  emptyObjectPrincipal,
  emptySidValue,
  invalidConditionDataType,
  missingVersion,
  policySizeExceedsIdentityPolicyQuota,
  policySizeExceedsRcpQuota,
  policySizeExceedsResourcePolicyQuota,
  policySizeExceedsRoleTrustPolicyQuota,
  policySizeExceedsScpQuota,
];
