// All checks that hold for any policy. Findings on the same element are in this order.
import type { Check } from '#iam/rules/check.ts';
import { actionsChecks } from './actions/index.ts';
import { arnsChecks } from './arns/index.ts';
import { elementsChecks } from './elements/index.ts';
import { escalationChecks } from './escalation/index.ts';
import { keysChecks } from './keys/index.ts';
import { operatorsChecks } from './operators/index.ts';
import { organizationsChecks } from './organizations/index.ts';
import { passRoleChecks } from './pass-role/index.ts';
import { principalsChecks } from './principals/index.ts';
import { redundancyChecks } from './redundancy/index.ts';
import { servicesChecks } from './services/index.ts';
import { trustChecks } from './trust/index.ts';
import { valuesChecks } from './values/index.ts';
import { variablesChecks } from './variables/index.ts';

export const IAM_CHECKS: readonly Check[] = [
  ...elementsChecks,
  ...organizationsChecks,
  ...principalsChecks,
  ...trustChecks,
  ...actionsChecks,
  ...passRoleChecks,
  ...escalationChecks,
  ...arnsChecks,
  ...operatorsChecks,
  ...keysChecks,
  ...valuesChecks,
  ...variablesChecks,
  ...redundancyChecks,
  ...servicesChecks,
];
