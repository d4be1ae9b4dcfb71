// Checks on elements.
import type { Check } from '#core/lint/check.ts';

export const elementsChecks: readonly Check[] = [];
