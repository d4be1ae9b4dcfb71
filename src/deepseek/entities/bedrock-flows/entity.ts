// Amazon Bedrock, for flows: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'bedrock-flows',
  rank: 90,
  name: 'Amazon Bedrock, for flows',
  detail: 'Bedrock assumes the role whenever the flow runs',
  sentence: 'A {entity:Bedrock flow}[ in account {account}]',
  trust: 'service',
  sid: 'BedrockFlowAssume',
  services: ['bedrock.amazonaws.com'],
  sourceAccount: 'on',
  sourceArn: 'arn:{partition}:bedrock:{region}:{account}:flow/*',
  conditionNote:
    'Only flows of your own account. Replace the wildcard with the flow’s ID once it exists. An agent cannot use this role.',
  fields: ['sourceConditions'],
  page: 'bedrockFlowRole',
} as const satisfies TrustedEntity;
