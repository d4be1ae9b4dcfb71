// Amazon Bedrock, for agents: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'bedrock-agents',
  rank: 80,
  name: 'Amazon Bedrock, for agents',
  detail: 'Bedrock assumes the role whenever the agent runs',
  sentence: 'A {entity:Bedrock agent}[ in account {account}]',
  trust: 'service',
  sid: 'BedrockAgentAssume',
  services: ['bedrock.amazonaws.com'],
  sourceAccount: 'on',
  sourceArn: 'arn:{partition}:bedrock:{region}:{account}:agent/*',
  conditionNote:
    'Only agents of your own account. Replace the wildcard with the agent’s ID once it exists. A flow cannot use this role.',
  fields: ['sourceConditions'],
  page: 'bedrockAgentRole',
} as const satisfies TrustedEntity;
