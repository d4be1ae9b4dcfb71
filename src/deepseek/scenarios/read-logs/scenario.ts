// Read the invocation log: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';
import { AUDITORS } from '#deepseek/shared/auditors.ts';

export const scenario = {
  id: 'read-logs',
  rank: 370,
  family: 'govern',
  title: 'Read the invocation log',
  sentence:
    'reads the log of model calls[ in {regions}] in {logDestination:cloudwatch=CloudWatch Logs|s3=S3|both=CloudWatch Logs and S3}[, in log group {invocationLogGroup}][, in bucket {logBuckets}]',
  summary: 'Auditors read the logged prompts and responses in CloudWatch Logs or S3, and change nothing',
  entities: AUDITORS,
  usual: ['identity-center', 'mfa-user', 'own-role'],
  fields: [
    'account',
    'regions',
    'logDestination',
    'invocationLogGroup',
    'logBuckets',
    'weightsEncryption',
    'weightsKeys',
  ],
  regionRule: 'invocation-logging',
  initial: { roleName: 'DeepSeekLogReader', relation: 'organization' },
  page: 'bedrockLogging',
} as const satisfies Scenario;
