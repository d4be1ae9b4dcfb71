// IAM user with MFA: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'mfa-user',
  rank: 210,
  name: 'IAM user with MFA',
  detail: 'Named users',
  sentence: 'A {entity:user with MFA} named {mfaUsers}[ in account {account}]',
  more: true,
  trust: 'user',
  sid: 'MfaUserAssume',
  services: [],
  sourceAccount: 'off',
  console: true,
  conditionNote: 'MFA can be required only here: a role session no longer shows how its user signed in.',
  fields: ['mfaUsers', 'mfaAge', 'sessionDuration'],
  page: 'iamMfa',
} as const satisfies TrustedEntity;
