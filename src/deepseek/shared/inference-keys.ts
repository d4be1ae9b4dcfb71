// Building blocks: the topics that asynchronous endpoints notify, and keys that are not used through S3.
import { hostsAsync } from '#deepseek/answers/inference-option.ts';
import type { KeyArn } from '#deepseek/answers/inputs/arns.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { partitionById } from '#iam/facts/regions.ts';

export const topicKeysOf = (checked: CheckedAnswers): readonly KeyArn[] =>
  checked.view.asks('topicKeys') ? checked.answer('topicKeys') : [];

/** https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-create-endpoint-prerequisites.html */
export function notifyTopics(checked: CheckedAnswers): readonly PlannedStatement[] {
  const topics = hostsAsync(checked.view) ? checked.answer('snsTopics') : [];
  if (topics.length === 0) return [];
  const suffixes = [...new Set([partitionById(checked.view.home.partition).dnsSuffix, 'amazonaws.com'])];
  return [
    allow({
      sid: 'NotifyTopics',
      actions: 'sns:Publish',
      resources: topics.map(({ arn }) => arn),
      why: {
        title: 'Notifies the SNS topics',
        text: 'SageMaker publishes to the topics of the endpoint as this role.',
        answers: ['snsTopics'],
        page: 'sagemakerAsync',
      },
    }),
    ...[...groupBy(topicKeysOf(checked), ({ region }) => region)].map(([region, keys]) =>
      allow({
        sid: 'UseTopicKeys',
        actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
        resources: keys.map(({ arn }) => arn),
        condition: {
          StringEquals: {
            'kms:ViaService': oneOrMany(suffixes.map((suffix) => `sns.${region}.${suffix}`)),
          },
        },
        why: {
          title: 'Encrypts notifications',
          text: 'A publisher to an encrypted topic needs both actions, only through SNS here. The key policy must also allow the role: see Next steps.',
          calls: ['Publish to an encrypted topic'],
          answers: ['snsTopics', 'topicKeys'],
          page: 'snsEncryption',
          ...(suffixes.length > 1
            ? {
                doubt: 'AWS documents this condition only with amazonaws.com. Both endings are allowed here.',
              }
            : {}),
        },
      }),
    ),
  ];
}

const VOLUME_DOUBT =
  'AWS’s pages name the caller of CreateEndpoint in one place and the execution role in another, so both get this. The condition limits it to AWS services.';

/**
 * Statements on the keys of storage volumes, made by AWS services only.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/api-permissions-reference.html
 */
export function volumeStatements(checked: CheckedAnswers, call: string): readonly PlannedStatement[] {
  const keys = checked.answer('volumeKeys');
  if (keys.length === 0) return [];
  return [
    allow({
      sid: 'GrantVolumeKeys',
      actions: 'kms:CreateGrant',
      resources: keys.map(({ arn }) => arn),
      condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } },
      why: {
        title: 'Encrypts the storage volume',
        text: 'SageMaker uses the key through a grant. Instances with local storage, such as ml.g5, ml.g6 and ml.p5, encrypt it in hardware and refuse a key.',
        calls: [`${call} with a KMS key`],
        answers: ['volumeKeys'],
        page: 'sagemakerPermissions',
        doubt: VOLUME_DOUBT,
      },
    }),
  ];
}
