// Checks on deepseek.
import type { Check } from '#core/lint/check.ts';

export const deepseekChecks: readonly Check[] = [];
