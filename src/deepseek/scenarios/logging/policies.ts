// The statements of model-invocation logging: of the role, of the deployer and of the buckets.
import { logBucketsOf, type LogBucket } from '#deepseek/answers/log-buckets.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { bucketPolicies } from '#deepseek/shared/bucket-policy.ts';
import { eventSelectorStatements } from './data-events.ts';
import { passRole } from '#deepseek/shared/pass-role.ts';
import { bucketArn } from '#deepseek/shared/bucket-locations.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { arnsIn } from '#deepseek/shared/region-arns.ts';

export const logsTo = (checked: CheckedAnswers, destination: 'cloudwatch' | 's3'): boolean =>
  ['both', destination].includes(checked.answer('logDestination'));

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html */
export function writeLog(checked: CheckedAnswers): PlannedStatement {
  const group = checked.answer('invocationLogGroup');
  return allow({
    sid: 'WriteInvocationLogs',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: arnsIn(
      checked.view.home,
      'logs',
      `log-group:${group}:log-stream:aws/bedrock/modelinvocations`,
    ),
    why: {
      title: 'Writes the log',
      text: 'Bedrock writes to exactly one stream in the log group. Create the log group first: this role cannot.',
      answers: ['invocationLogGroup', 'regions', 'account'],
      page: 'bedrockLogging',
    },
  });
}

export function operatorStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  return [
    allow({
      sid: 'ManageInvocationLogging',
      actions: [
        'bedrock:PutModelInvocationLoggingConfiguration',
        'bedrock:GetModelInvocationLoggingConfiguration',
        'bedrock:DeleteModelInvocationLoggingConfiguration',
      ],
      resources: '*',
      why: {
        title: 'Turns logging on and off',
        text: 'These actions do not support resources in IAM. Anyone with them can also stop logging, so grant them to few people.',
        answers: ['logDestination'],
        page: 'bedrockLogging',
      },
    }),
    ...(logsTo(checked, 'cloudwatch')
      ? [
          passRole(checked, {
            sid: 'PassLoggingRole',
            service: 'bedrock.amazonaws.com',
            calls: ['PutModelInvocationLoggingConfiguration'],
          }),
        ]
      : []),
    ...eventSelectorStatements(checked),
  ];
}

/** The bucket of each Region that logs to S3. */
export const regionalBuckets = (checked: CheckedAnswers): readonly LogBucket[] =>
  logsTo(checked, 's3') ? logBucketsOf(checked) : [];

function letBedrockWrite(checked: CheckedAnswers, buckets: readonly LogBucket[]): PlannedStatement {
  const { home } = checked.view;
  const { partition, account } = home;
  return allow({
    sid: 'BedrockWritesInvocationLogs',
    principal: { Service: 'bedrock.amazonaws.com' },
    actions: 's3:PutObject',
    resources: buckets.map(
      ({ location: { bucket, prefix } }) =>
        `${bucketArn(home, bucket)}/${prefix === '' ? '' : `${prefix}/`}AWSLogs/${account}/BedrockModelInvocationLogs/*`,
    ),
    condition: {
      StringEquals: { 'aws:SourceAccount': account },
      ArnLike: {
        'aws:SourceArn': oneOrMany(
          buckets.map(({ region }) => `arn:${partition}:bedrock:${region}:${account}:*`),
        ),
      },
    },
    why: {
      title: 'Allows Bedrock to write the log',
      text: 'For S3, Bedrock uses this policy instead of a role. Only for your own account, in the bucket’s Region.',
      calls: ['PutObject by Bedrock'],
      answers: ['logBuckets', 'logDestination', 'regions', 'account'],
      page: 'bedrockLogging',
    },
  });
}

export function bucketSide(checked: CheckedAnswers): readonly PolicyPlan[] {
  const buckets = regionalBuckets(checked);
  const owner = {
    id: 'log-bucket',
    account: checked.view.home.account,
    leaves: [
      'Reading, changing or deleting the log: the account’s IAM policies decide that. Object Lock on the bucket keeps it for a set time.',
      'Calls on bedrock-mantle, which are not logged.',
    ],
  };
  const locations = buckets.map(({ location }) => location);
  return bucketPolicies(locations, owner, (bucket) => [
    letBedrockWrite(
      checked,
      buckets.filter(({ location }) => location.bucket === bucket),
    ),
  ]);
}
