// Checks on condition keys.
import type { Check } from '#iam/rules/check.ts';
import allowNotactionWithUnsupportedTagConditionKeyForService from './allow-notaction-with-unsupported-tag-condition-key-for-service.ts';
import allowWithUnsupportedTagConditionKeyForService from './allow-with-unsupported-tag-condition-key-for-service.ts';
import denyNotactionWithUnsupportedTagConditionKeyForService from './deny-notaction-with-unsupported-tag-condition-key-for-service.ts';
import denyWithUnsupportedTagConditionKeyForService from './deny-with-unsupported-tag-condition-key-for-service.ts';
import deprecatedGlobalConditionKey from './deprecated-global-condition-key.ts';
import invalidGlobalConditionKey from './invalid-global-condition-key.ts';
import invalidServiceConditionKey from './invalid-service-condition-key.ts';
import irrelevantConditionKeyInPolicy from './irrelevant-condition-key-in-policy.ts';
import keyNeverPresent from './key-never-present.ts';
import missingActionForConditionKey from './missing-action-for-condition-key.ts';
import missingTagKeyInCondition from './missing-tag-key-in-condition.ts';
import unsupportedActionForConditionKey from './unsupported-action-for-condition-key.ts';
import unsupportedConditionKeyForServicePrincipal from './unsupported-condition-key-for-service-principal.ts';
import unsupportedGlobalConditionKey from './unsupported-global-condition-key.ts';
import untrustworthyConditionKey from './untrustworthy-condition-key.ts';
import useConditionKeyOnlyWithSupportedServices from './use-condition-key-only-with-supported-services.ts';

export const keysChecks: readonly Check[] = [
  allowNotactionWithUnsupportedTagConditionKeyForService,
  allowWithUnsupportedTagConditionKeyForService,
  denyNotactionWithUnsupportedTagConditionKeyForService,
  denyWithUnsupportedTagConditionKeyForService,
  deprecatedGlobalConditionKey,
  invalidGlobalConditionKey,
  invalidServiceConditionKey,
  irrelevantConditionKeyInPolicy,
  keyNeverPresent,
  missingActionForConditionKey,
  missingTagKeyInCondition,
  unsupportedActionForConditionKey,
  unsupportedConditionKeyForServicePrincipal,
  unsupportedGlobalConditionKey,
  untrustworthyConditionKey,
  useConditionKeyOnlyWithSupportedServices,
];
