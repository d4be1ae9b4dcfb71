// Enforce a guardrail across the organization: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'enforce-guardrail',
  rank: 390,
  family: 'govern',
  title: 'Enforce a guardrail across the organization',
  sentence:
    'Calls of {guardedModels:all=all models|deepseek=DeepSeek models}[ {guardedDeepSeek}] in {organizationId} are {guardedContent:comprehensive=checked|selective=checked where tagged} by {policyGuardrails:guardrail *|guardrails *}',
  summary: 'An Amazon Bedrock policy checks every model call in the accounts with your guardrail',
  entities: [],
  fields: [
    'governPartition',
    'policyGuardrails',
    'organizationId',
    'guardedModels',
    'guardedDeepSeek',
    'unguardedModels',
    'guardedContent',
    'operatorName',
  ],
  regionRule: 'anywhere',
  initial: { policyName: 'DeepSeekGuardrail', operatorName: 'DeepSeekGuardrailAdmin' },
  page: 'bedrockPolicies',
} as const satisfies Scenario;
