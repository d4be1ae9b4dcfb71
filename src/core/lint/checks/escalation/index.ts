// Checks on escalation.
import type { Check } from '#core/lint/check.ts';

export const escalationChecks: readonly Check[] = [];
