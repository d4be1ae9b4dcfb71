// Share an enforced guardrail: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'share-guardrail',
  rank: 360,
  family: 'govern',
  title: 'Share an enforced guardrail',
  sentence: 'Every account in {organizationId} may apply {orgGuardrails:guardrail *|guardrails *}',
  summary: 'Allows every account in the organization to apply the guardrail',
  entities: [],
  fields: ['governPartition', 'orgGuardrails', 'organizationId'],
  regionRule: 'anywhere',
  initial: { policyName: 'DeepSeekGuardrailSharing' },
  page: 'bedrockGuardrailSharing',
} as const satisfies Scenario;
