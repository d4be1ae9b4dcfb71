// Role in the same account: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'own-role',
  rank: 230,
  name: 'Role in the same account',
  detail: 'It assumes this one',
  sentence: 'A {entity:role} named {callerRoles}[ in account {account}]',
  more: true,
  trust: 'role',
  sid: 'OwnRoleAssume',
  services: [],
  sourceAccount: 'off',
  chained: 'always',
  console: true,
  conditionNote:
    'Within one account, a trust policy that names the role is enough: the role does not need a policy of its own for the call.',
  fields: ['callerRoles', 'sessionPolicy', 'sessionDuration'],
  page: 'iamManageAssume',
} as const satisfies TrustedEntity;
