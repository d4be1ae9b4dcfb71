// AWS Glue job: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'glue',
  rank: 260,
  name: 'AWS Glue job',
  detail: 'The role of an ETL job',
  sentence: 'A {entity:Glue job}[ in account {account}]',
  more: true,
  trust: 'service',
  sid: 'GlueAssume',
  services: ['glue.amazonaws.com'],
  sourceAccount: 'off',
  conditionNote:
    'AWS documents this trust without conditions. It does not say that Glue sends aws:SourceAccount, so a condition on it could keep jobs from starting. A role can be passed only within its account: limit who may pass it. A scanner may flag the bare trust; that is expected.',
  fields: ['glueLogs', 'deployerPolicy'],
  page: 'glueRole',
} as const satisfies TrustedEntity;
