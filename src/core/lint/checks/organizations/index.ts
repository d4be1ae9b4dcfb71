// Checks on organizations.
import type { Check } from '#core/lint/check.ts';

export const organizationsChecks: readonly Check[] = [];
