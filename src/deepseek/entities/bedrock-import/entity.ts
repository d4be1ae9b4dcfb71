// Amazon Bedrock, for import jobs: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'bedrock-import',
  rank: 50,
  name: 'Amazon Bedrock, for import jobs',
  detail: 'Bedrock assumes the role to read the weights',
  sentence: '{entity:Bedrock}[ in account {account}]',
  trust: 'service',
  sid: 'BedrockImportAssume',
  services: ['bedrock.amazonaws.com'],
  sourceAccount: 'on',
  sourceArn: 'arn:{partition}:bedrock:{region}:{account}:model-import-job/*',
  conditionNote: 'Both conditions use one account: only import jobs of your own account can use the role.',
  fields: ['sourceConditions'],
  page: 'bedrockImportRole',
} as const satisfies TrustedEntity;
