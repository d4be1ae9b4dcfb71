// Request higher quotas: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';
import { AUDITORS } from '#deepseek/shared/auditors.ts';

export const scenario = {
  id: 'quotas',
  rank: 380,
  family: 'govern',
  title: 'Request higher quotas',
  sentence: 'requests higher quotas of {quotaServices}[ in {regions}]',
  summary: 'People see the quotas that DeepSeek uses, and request increases of them',
  entities: AUDITORS,
  usual: ['identity-center', 'mfa-user', 'own-role'],
  fields: ['account', 'regions', 'quotaServices'],
  regionRule: 'quotas',
  initial: { roleName: 'DeepSeekQuotaManager', relation: 'organization' },
  page: 'serviceQuotas',
} as const satisfies Scenario;
