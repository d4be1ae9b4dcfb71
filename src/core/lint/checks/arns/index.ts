// Checks on arns.
import type { Check } from '#core/lint/check.ts';

export const arnsChecks: readonly Check[] = [];
