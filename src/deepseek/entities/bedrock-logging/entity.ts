// Amazon Bedrock, for invocation logs: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'bedrock-logging',
  rank: 70,
  name: 'Amazon Bedrock, for invocation logs',
  detail: 'Bedrock assumes the role to write the log',
  sentence: '{entity:Bedrock}[ in account {account}]',
  trust: 'service',
  sid: 'BedrockLoggingAssume',
  services: ['bedrock.amazonaws.com'],
  sourceAccount: 'on',
  sourceArn: 'arn:{partition}:bedrock:{region}:{account}:*',
  conditionNote:
    'Only Bedrock for your own account, in the Regions you chose. AWS documents the wildcard at the end: a log does not belong to one resource.',
  fields: ['sourceConditions'],
  page: 'bedrockLogging',
} as const satisfies TrustedEntity;
