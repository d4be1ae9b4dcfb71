// Browse models in the console: what it asks, and how it is called.
import { CALLER_PLACE, RUNTIME_LOCKS, type Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'discover',
  rank: 100,
  family: 'call',
  title: 'Browse models in the console',
  sentence: 'browses {servedModels} in the console[ in {regions}][, {playground:with the playground}]',
  summary: 'People see the available DeepSeek models; the playground is optional',
  description: 'People see the available DeepSeek models',
  entities: ['identity-center', 'mfa-user', 'account', 'tagged-role', 'lambda', 'ecs', 'ec2'],
  joins: true,
  fields: [...CALLER_PLACE, 'servedModels', 'playground', ...RUNTIME_LOCKS],
  regionRule: 'served-models',
  initial: { roleName: 'DeepSeekDiscovery', relation: 'organization' },
  page: 'bedrockPolicyExamples',
} as const satisfies Scenario;
