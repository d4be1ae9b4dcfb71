// Checks on keys.
import type { Check } from '#core/lint/check.ts';

export const keysChecks: readonly Check[] = [];
