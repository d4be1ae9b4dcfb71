// Bedrock flow: what it asks, and how it is called.
import { GUARDRAIL_LOCKS, type Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'flows',
  rank: 120,
  family: 'call',
  title: 'Bedrock flow',
  sentence: 'calls {servedModels}[ in {regions}][, in {flowPrompts:prompt *|prompts *}]',
  summary: 'A flow calls DeepSeek in its prompt nodes; a deployer builds it',
  entities: ['bedrock-flows'],
  fields: [
    'account',
    'regions',
    'servedModels',
    'flowPrompts',
    'serviceGuardrails',
    ...GUARDRAIL_LOCKS,
    'operatorName',
  ],
  regionRule: 'flow-models',
  initial: { roleName: 'DeepSeekFlowRole', operatorName: 'DeepSeekFlowBuilder' },
  page: 'bedrockFlowRole',
} as const satisfies Scenario;
