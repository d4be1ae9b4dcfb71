// Checks on operators.
import type { Check } from '#core/lint/check.ts';

export const operatorsChecks: readonly Check[] = [];
