// Log model invocations: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'logging',
  rank: 190,
  family: 'govern',
  title: 'Log model invocations',
  sentence:
    'logs model calls[ in {regions}] to {logDestination:cloudwatch=CloudWatch Logs|s3=S3|both=CloudWatch Logs and S3}[, in log group {invocationLogGroup}][, in bucket {logBuckets}]',
  summary: 'Bedrock writes prompts and responses to CloudWatch Logs or S3; a deployer turns it on',
  entities: ['bedrock-logging'],
  roleless: ['logDestination', 's3'],
  fields: [
    'account',
    'regions',
    'logDestination',
    'invocationLogGroup',
    'logBuckets',
    'weightsEncryption',
    'auditTrail',
    'operatorName',
  ],
  regionRule: 'invocation-logging',
  initial: { roleName: 'BedrockInvocationLoggingRole', operatorName: 'BedrockLoggingOperator' },
  page: 'bedrockLogging',
} as const satisfies Scenario;
