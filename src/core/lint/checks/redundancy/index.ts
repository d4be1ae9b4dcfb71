// Checks on redundancy.
import type { Check } from '#core/lint/check.ts';

export const redundancyChecks: readonly Check[] = [];
