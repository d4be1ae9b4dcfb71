// Permissions boundary for app roles: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'app-boundary',
  rank: 350,
  family: 'govern',
  title: 'Permissions boundary for app roles',
  sentence: 'App roles in account {account} may at most use {boundaryBlocks}',
  summary: 'Caps what app roles can do; a delegated admin can create roles only with it',
  entities: [],
  fields: [
    'account',
    'governPartition',
    'boundaryBlocks',
    'orgGuardrails',
    'boundaryKeys',
    'path',
    'operatorName',
  ],
  regionRule: 'anywhere',
  initial: { policyName: 'DeepSeekBoundary', operatorName: 'DeepSeekRoleAdmin', path: '/deepseek/' },
  page: 'iamBoundaries',
} as const satisfies Scenario;
