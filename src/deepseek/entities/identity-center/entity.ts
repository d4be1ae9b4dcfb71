// IAM Identity Center permission set: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'identity-center',
  rank: 200,
  name: 'IAM Identity Center permission set',
  detail: 'People who sign in there',
  sentence: 'A {entity:person} with permission set {permissionSets}[ in account {account}]',
  more: true,
  trust: 'identity-center',
  sid: 'IdentityCenterAssume',
  services: [],
  sourceAccount: 'off',
  chained: 'always',
  console: true,
  conditionNote:
    'The 16 question marks match the suffix that Identity Center adds to a permission set’s role. An asterisk would also trust sets whose names start the same way. The Region in the path depends on where Identity Center is, so both paths are named.',
  fields: ['permissionSets', 'sessionDuration'],
  page: 'permissionSets',
} as const satisfies TrustedEntity;
