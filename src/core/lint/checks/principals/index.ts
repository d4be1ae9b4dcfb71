// Checks on principals.
import type { Check } from '#core/lint/check.ts';

export const principalsChecks: readonly Check[] = [];
