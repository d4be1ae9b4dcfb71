// Who watches what the models are used for, and how much of it: readers of the log, and quotas.
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { Scenario } from '#deepseek/catalog/scenario.ts';

/** People first; code that scans the log or watches quotas is usual, too. */
const AUDITORS = [
  'identity-center',
  'mfa-user',
  'own-role',
  'account',
  'tagged-role',
  'lambda',
  'ecs',
  'ec2',
] as const satisfies readonly EntityId[];

export const AUDIT_SCENARIOS = [
  {
    id: 'read-logs',
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
  },
  {
    id: 'quotas',
    family: 'govern',
    title: 'Request higher quotas',
    sentence: 'requests higher quotas of {quotaServices}[ in {regions}]',
    summary: 'People see the quotas that DeepSeek uses, and request increases of them',
    entities: AUDITORS,
    usual: ['identity-center', 'mfa-user', 'own-role'],
    fields: ['account', 'regions', 'quotaServices'],
    regionRule: 'quotas',
    initial: { roleName: 'DeepSeekQuotaManager', relation: 'organization' },
    page: 'serviceQuotas',
  },
] as const satisfies readonly Scenario[];
