// Another AWS account: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'account',
  rank: 40,
  name: 'Another AWS account',
  detail: 'A partner, or your own',
  sentence:
    '{entity:Another account}, {trustedPrincipals}[, with external ID {externalId}][, in organization {organizationId}],[ uses account {account} and]',
  trust: 'account',
  sid: 'OtherAccountAssume',
  services: [],
  sourceAccount: 'off',
  chained: 'unless-users',
  console: true,
  conditionNote:
    'The external ID keeps others who know the role ARN from using it through the trusted account.',
  fields: ['trustedPrincipals', 'relation', 'externalId', 'organizationId', 'sessionDuration'],
  page: 'iamConfusedDeputy',
} as const satisfies TrustedEntity;
