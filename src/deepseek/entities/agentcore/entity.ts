// Amazon Bedrock AgentCore Runtime: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'agentcore',
  rank: 300,
  name: 'Amazon Bedrock AgentCore Runtime',
  detail: 'The execution role of an agent',
  sentence: 'An {entity:AgentCore agent} named {agentNames}[ in account {account}]',
  more: true,
  trust: 'service',
  sid: 'AgentCoreAssume',
  services: ['bedrock-agentcore.amazonaws.com'],
  sourceAccount: 'on',
  partitions: ['aws', 'aws-us-gov'],
  sourceArn: 'arn:{partition}:bedrock-agentcore:{region}:{account}:*',
  conditionNote:
    'Only AgentCore for your own account, in the Regions you chose. AWS documents the wildcard at the end: the ID of a runtime is not known beforehand.',
  fields: [
    'agentNames',
    'agentHarness',
    'agentImages',
    'agentTelemetry',
    'agentTokens',
    'deployerPolicy',
    'sourceConditions',
  ],
  page: 'agentCoreRuntimeRole',
} as const satisfies TrustedEntity;
