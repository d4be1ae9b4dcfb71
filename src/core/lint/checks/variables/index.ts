// Checks on variables.
import type { Check } from '#core/lint/check.ts';

export const variablesChecks: readonly Check[] = [];
