// Checks on condition operators.
import type { Check } from '#iam/rules/check.ts';
import confirmAudienceClaimType from './confirm-audience-claim-type.ts';
import dynamodbAttributesWithoutSelect from './dynamodb-attributes-without-select.ts';
import equivalentToNullFalse from './equivalent-to-null-false.ts';
import equivalentToNullTrue from './equivalent-to-null-true.ts';
import forallvaluesWithSingleValuedKey from './forallvalues-with-single-valued-key.ts';
import foranyvalueWithAudienceClaimType from './foranyvalue-with-audience-claim-type.ts';
import invalidConditionMultipleBoolean from './invalid-condition-multiple-boolean.ts';
import missingPairedConditionKeys from './missing-paired-condition-keys.ts';
import missingQualifier from './missing-qualifier.ts';
import nullWithQualifier from './null-with-qualifier.ts';
import redundantKeyDueToWildcardInCondition from './redundant-key-due-to-wildcard-in-condition.ts';
import redundantStatementDueToWildcardInCondition from './redundant-statement-due-to-wildcard-in-condition.ts';
import s3PrefixInNegativeContext from './s3-prefix-in-negative-context.ts';
import stringLikeOperatorWithArnConditionKeys from './string-like-operator-with-arn-condition-keys.ts';
import typeMismatch from './type-mismatch.ts';
import wildcardWithoutLikeOperator from './wildcard-without-like-operator.ts';

export const operatorsChecks: readonly Check[] = [
  confirmAudienceClaimType,
  dynamodbAttributesWithoutSelect,
  equivalentToNullFalse,
  equivalentToNullTrue,
  forallvaluesWithSingleValuedKey,
  foranyvalueWithAudienceClaimType,
  invalidConditionMultipleBoolean,
  missingPairedConditionKeys,
  missingQualifier,
  nullWithQualifier,
  redundantKeyDueToWildcardInCondition,
  redundantStatementDueToWildcardInCondition,
  s3PrefixInNegativeContext,
  stringLikeOperatorWithArnConditionKeys,
  typeMismatch,
  wildcardWithoutLikeOperator,
];
