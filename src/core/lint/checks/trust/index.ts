// Checks on trust.
import type { Check } from '#core/lint/check.ts';

export const trustChecks: readonly Check[] = [];
