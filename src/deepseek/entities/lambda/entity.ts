// AWS Lambda function: what its trust policy may ask for, and what it asks.
import type { TrustedEntity } from '#deepseek/catalog/entity.ts';

export const entity = {
  id: 'lambda',
  rank: 10,
  name: 'AWS Lambda function',
  detail: 'Its execution role',
  sentence: 'A {entity:Lambda function}[ named {functionNames}][ in account {account}]',
  trust: 'service',
  sid: 'LambdaAssume',
  services: ['lambda.amazonaws.com'],
  sourceAccount: 'opt-in',
  conditionNote:
    'AWS documents this trust without conditions. aws:SourceAccount is mentioned in the Lambda guide without a sample, so it is a switch that starts off. A scanner may flag the bare trust; that is expected.',
  fields: ['functionLogs', 'functionInVpc', 'functionNames', 'deployerPolicy', 'sourceConditions'],
  page: 'lambdaRole',
} as const satisfies TrustedEntity;
