// Checks on ARNs.
import type { Check } from '#iam/rules/check.ts';
import actionResourceMismatch from './action-resource-mismatch.ts';
import arnAccountNotAllowed from './arn-account-not-allowed.ts';
import arnRegionNotAllowed from './arn-region-not-allowed.ts';
import invalidArnAccount from './invalid-arn-account.ts';
import invalidArnRegion from './invalid-arn-region.ts';
import invalidArnResource from './invalid-arn-resource.ts';
import invalidArnServiceCase from './invalid-arn-service-case.ts';
import invalidPartition from './invalid-partition.ts';
import invalidService from './invalid-service.ts';
import invalidServiceInKey from './invalid-service-in-key.ts';
import missingArnAccount from './missing-arn-account.ts';
import missingArnField from './missing-arn-field.ts';
import missingArnRegion from './missing-arn-region.ts';
import onlyStarAction from './only-star-action.ts';
import resourceNeverMatches from './resource-never-matches.ts';
import resourceOfOtherService from './resource-of-other-service.ts';
import unsupportedActionInPolicy from './unsupported-action-in-policy.ts';
import unsupportedResourceArnInPolicy from './unsupported-resource-arn-in-policy.ts';

export const arnsChecks: readonly Check[] = [
  actionResourceMismatch,
  arnAccountNotAllowed,
  arnRegionNotAllowed,
  invalidArnAccount,
  invalidArnRegion,
  invalidArnResource,
  invalidArnServiceCase,
  invalidPartition,
  invalidService,
  invalidServiceInKey,
  missingArnAccount,
  missingArnField,
  missingArnRegion,
  onlyStarAction,
  resourceNeverMatches,
  resourceOfOtherService,
  unsupportedActionInPolicy,
  unsupportedResourceArnInPolicy,
];
