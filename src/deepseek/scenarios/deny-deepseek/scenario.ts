// Deny DeepSeek: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'deny-deepseek',
  rank: 320,
  family: 'govern',
  title: 'Deny DeepSeek',
  sentence:
    'Nobody in your organization may call[ {denyScope:all=DeepSeek}][ {deniedModels}][, except for {scpExemptRoles}]',
  summary: 'A service control policy keeps accounts from calling DeepSeek in Bedrock',
  entities: [],
  fields: [
    'governPartition',
    'denyScope',
    'deniedModels',
    'sideDoors',
    'denyServing',
    'scpExemptRoles',
    'scpExemptAdmins',
  ],
  regionRule: 'anywhere',
  initial: { policyName: 'DenyDeepSeek' },
  page: 'scpBedrock',
} as const satisfies Scenario;
