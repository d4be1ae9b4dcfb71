// Checks on service and resource control policies.
import type { Check } from '#iam/rules/check.ts';
import rcpMissingRelatedPrincipalConditionKey from './rcp-missing-related-principal-condition-key.ts';
import rcpMissingRelatedServicePrincipalConditionKey from './rcp-missing-related-service-principal-condition-key.ts';
import rcpMissingServiceConditionKeyNullCheck from './rcp-missing-service-condition-key-null-check.ts';
import rcpUnsupportedService from './rcp-unsupported-service.ts';
import scpActionWildcard from './scp-action-wildcard.ts';

export const organizationsChecks: readonly Check[] = [
  rcpMissingRelatedPrincipalConditionKey,
  rcpMissingRelatedServicePrincipalConditionKey,
  rcpMissingServiceConditionKeyNullCheck,
  rcpUnsupportedService,
  scpActionWildcard,
];
