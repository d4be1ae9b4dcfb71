// Checks on the names of actions.
import type { Check } from '#core/lint/check.ts';
import invalidAction from './invalid-action.ts';

export const actionsChecks: readonly Check[] = [invalidAction];
