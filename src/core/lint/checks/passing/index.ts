// Checks on passing.
import type { Check } from '#core/lint/check.ts';

export const passingChecks: readonly Check[] = [];
