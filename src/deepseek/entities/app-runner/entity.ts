// AWS App Runner service: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'app-runner',
  rank: 290,
  name: 'AWS App Runner service',
  detail: 'Closed to new customers',
  sentence: 'An {entity:App Runner service}[ in account {account}]',
  more: true,
  trust: 'service',
  sid: 'AppRunnerAssume',
  services: ['tasks.apprunner.amazonaws.com'],
  sourceAccount: 'off',
  partitions: ['aws'],
  conditionNote:
    'AWS documents this trust without conditions. It does not say that App Runner sends aws:SourceAccount, so a condition on it could keep the service from starting. A role can be passed only within its account: limit who may pass it. A scanner may flag the bare trust; that is expected.',
  fields: ['deployerPolicy'],
  page: 'appRunnerRole',
} as const satisfies TrustedEntity;
