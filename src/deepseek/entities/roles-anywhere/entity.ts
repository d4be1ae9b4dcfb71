// IAM Roles Anywhere: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'roles-anywhere',
  rank: 310,
  name: 'IAM Roles Anywhere',
  detail: 'A server with a certificate',
  sentence:
    'A {entity:server outside AWS} with certificate {certificateNames} of trust anchor {trustAnchors}[ in account {account}]',
  more: true,
  trust: 'roles-anywhere',
  sid: 'RolesAnywhereAssume',
  services: ['rolesanywhere.amazonaws.com'],
  sourceAccount: 'off',
  conditionNote:
    'Only certificates that this certificate authority issued, with one of these common names. Without the name, every certificate of the authority could use the role.',
  fields: ['trustAnchors', 'certificateNames', 'deployerPolicy', 'sessionDuration'],
  page: 'rolesAnywhereTrust',
} as const satisfies TrustedEntity;
