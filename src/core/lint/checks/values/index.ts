// Checks on values.
import type { Check } from '#core/lint/check.ts';

export const valuesChecks: readonly Check[] = [];
