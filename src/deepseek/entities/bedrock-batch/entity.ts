// Amazon Bedrock, for batch jobs: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'bedrock-batch',
  rank: 60,
  name: 'Amazon Bedrock, for batch jobs',
  detail: 'Bedrock assumes the role to read the prompts and to write the results',
  sentence: '{entity:Bedrock}[ in account {account}]',
  trust: 'service',
  sid: 'BedrockBatchAssume',
  services: ['bedrock.amazonaws.com'],
  sourceAccount: 'on',
  sourceArn: 'arn:{partition}:bedrock:{region}:{account}:model-invocation-job/*',
  conditionNote: 'Only batch jobs of your own account, in the Regions you chose, can use the role.',
  fields: ['sourceConditions'],
  page: 'bedrockBatchRole',
} as const satisfies TrustedEntity;
