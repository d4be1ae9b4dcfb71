// Amazon Bedrock, for evaluation jobs: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'bedrock-evaluation',
  rank: 100,
  name: 'Amazon Bedrock, for evaluation jobs',
  detail: 'Bedrock assumes the role to call the model and to reach the buckets',
  sentence: '{entity:Bedrock}[ in account {account}]',
  trust: 'service',
  sid: 'BedrockEvaluationAssume',
  services: ['bedrock.amazonaws.com'],
  sourceAccount: 'on',
  sourceArn: 'arn:{partition}:bedrock:{region}:{account}:evaluation-job/*',
  conditionNote:
    'Only evaluation jobs of your own account. AWS requires the wildcard: a job’s ID is not known beforehand.',
  fields: ['sourceConditions'],
  page: 'bedrockEvaluationRole',
} as const satisfies TrustedEntity;
