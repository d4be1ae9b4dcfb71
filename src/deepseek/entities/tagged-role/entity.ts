// Role that passes session tags: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'tagged-role',
  rank: 220,
  name: 'Role that passes session tags',
  detail: 'Your backend names the tenant',
  sentence: 'A {entity:role that passes tags} {sessionTagKeys}, named {callerRoles},[ in account {account}]',
  more: true,
  trust: 'tagged-role',
  sid: 'AppAssumeWithTags',
  services: [],
  sourceAccount: 'off',
  chained: 'always',
  conditionNote:
    'Each of these tags must be present, with any value, and no other tag is accepted. Switch Role in the console cannot pass tags.',
  fields: ['callerRoles', 'sessionTagKeys', 'sessionPolicy', 'sessionDuration'],
  page: 'iamSessionTags',
} as const satisfies TrustedEntity;
