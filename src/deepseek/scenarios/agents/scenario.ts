// Bedrock agent: what it asks, and how it is called.
import { GUARDRAIL_LOCKS, type Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'agents',
  rank: 110,
  family: 'call',
  title: 'Bedrock agent',
  sentence: 'calls {servedModels}[ in {regions}][, {streaming:with streaming|without streaming}]',
  summary: 'An agent calls DeepSeek; a deployer builds it. Closed to new customers',
  description: 'An agent calls DeepSeek; a deployer builds it',
  entities: ['bedrock-agents'],
  fields: [
    'account',
    'regions',
    'servedModels',
    'streaming',
    'serviceGuardrails',
    'actionSchemas',
    ...GUARDRAIL_LOCKS,
    'operatorName',
  ],
  regionRule: 'agent-models',
  initial: { roleName: 'DeepSeekAgentRole', operatorName: 'DeepSeekAgentBuilder' },
  page: 'bedrockAgentRole',
} as const satisfies Scenario;
