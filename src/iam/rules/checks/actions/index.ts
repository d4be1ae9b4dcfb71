// Checks on the names of actions.
import type { Check } from '#iam/rules/check.ts';
import actionWildcardMatchesNothing from './action-wildcard-matches-nothing.ts';
import apiNameIsNoAction from './api-name-is-no-action.ts';
import invalidAction from './invalid-action.ts';
import invalidServiceInAction from './invalid-service-in-action.ts';

export const actionsChecks: readonly Check[] = [
  actionWildcardMatchesNothing,
  apiNameIsNoAction,
  invalidAction,
  invalidServiceInAction,
];
