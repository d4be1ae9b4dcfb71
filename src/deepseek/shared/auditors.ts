// Who reads logs and quotas.
import type { EntityId } from '#deepseek/catalog/entities.ts';

/** People first; code that scans the log or watches quotas is usual, too. */
export const AUDITORS = [
  'identity-center',
  'mfa-user',
  'own-role',
  'account',
  'tagged-role',
  'lambda',
  'ecs',
  'ec2',
] as const satisfies readonly EntityId[];
