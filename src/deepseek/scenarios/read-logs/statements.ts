// Auditors read the log of model calls, where Bedrock wrote it. They see masked data masked, and change nothing.
import { logBucketsOf } from '#deepseek/answers/log-buckets.ts';
import type { BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { bucketArn, keyPatterns, objectsArn } from '#deepseek/shared/bucket-locations.ts';
import { keysThroughS3 } from '#deepseek/shared/keys-through-s3.ts';
import { prefixCondition } from '#deepseek/shared/bucket-access.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { fileKeys, roleKeyStep } from '#deepseek/compose/key-steps.ts';
import type { Plan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { shellWord } from '#deepseek/compose/shell.ts';
import { joinOr } from '#iam/text/words.ts';
import { arnsIn } from '#deepseek/shared/region-arns.ts';

interface LogFolder {
  readonly region: string;
  readonly location: BucketLocation;
}

const reads = (checked: CheckedAnswers, place: 'cloudwatch' | 's3'): boolean =>
  ['both', place].includes(checked.answer('logDestination'));

/** Where Bedrock puts the log of this account in each bucket. */
export function logFolders(checked: CheckedAnswers): readonly LogFolder[] {
  if (!reads(checked, 's3')) return [];
  const { account } = checked.view.home;
  return logBucketsOf(checked).map(({ region, location: { bucket, prefix } }) => ({
    region,
    location: {
      bucket,
      prefix: `${prefix === '' ? '' : `${prefix}/`}AWSLogs/${account}/BedrockModelInvocationLogs`,
    },
  }));
}

/** The actions that read the events of one log group. */
export const GROUP_READS = [
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  'logs:DescribeLogStreams',
  'logs:StartQuery',
  'logs:GetQueryResults',
  'logs:GetLogGroupFields',
  'logs:GetLogRecord',
] as const;

/** Without a resource in IAM: the list of groups, and stopping a query that one started. */
export const LOG_LISTS = ['logs:DescribeLogGroups', 'logs:StopQuery'] as const;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html */
function groupStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!reads(checked, 'cloudwatch')) return [];
  const group = checked.answer('invocationLogGroup');
  return [
    allow({
      sid: 'ReadInvocationLog',
      actions: GROUP_READS,
      resources: arnsIn(checked.view.home, 'logs', `log-group:${group}:*`),
      why: {
        title: 'Reads and queries the log',
        text: 'Only in this log group. What a data protection policy masks stays masked: that needs logs:Unmask, which is left out.',
        calls: ['FilterLogEvents', 'GetLogEvents', 'StartQuery', 'GetQueryResults'],
        answers: ['logDestination', 'invocationLogGroup', 'regions', 'account'],
        page: 'logAccess',
      },
    }),
    allow({
      sid: 'FindLogGroups',
      actions: LOG_LISTS,
      resources: '*',
      why: {
        title: 'Finds the log group',
        text: 'The console lists log groups before it opens one. These actions do not support resources in IAM, and read no events.',
        calls: ['DescribeLogGroups', 'StopQuery'],
        answers: ['logDestination'],
        page: 'logAccess',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html */
function bucketStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const owner = { StringEquals: { 'aws:ResourceAccount': home.account } };
  const answers = ['logDestination', 'logBuckets', 'regions', 'account'] as const;
  const folders = logFolders(checked).map(({ location }) => location);
  if (folders.length === 0) return [];
  return [
    allow({
      sid: 'ReadLogObjects',
      actions: 's3:GetObject',
      resources: folders.map((folder) => objectsArn(home, folder)),
      condition: owner,
      why: {
        title: 'Reads the log files',
        text: 'Only this account’s invocation log, in buckets of this account. Nothing can be written or deleted.',
        calls: ['GetObject', 'HeadObject'],
        answers,
        page: 's3Actions',
      },
    }),
    ...folders.map((folder) =>
      allow({
        sid: 'ListLogObjects',
        actions: 's3:ListBucket',
        resources: bucketArn(home, folder.bucket),
        condition: { ...owner, ...prefixCondition(keyPatterns([folder])) },
        why: {
          title: 'Lists the log files',
          text: 'AWS checks ListBucket on the bucket; s3:prefix limits it to the log, so end the folder with a slash when you list it.',
          calls: ['ListObjectsV2'],
          answers,
          page: 's3Actions',
        },
      }),
    ),
    ...keysThroughS3(fileKeys(checked), home, {
      sid: 'DecryptLogViaS3',
      actions: 'kms:Decrypt',
      title: 'Decrypts the log files',
      calls: ['GetObject on SSE-KMS objects'],
      locations: folders,
    }),
  ];
}

function steps(checked: CheckedAnswers): readonly NextStep[] {
  const { regions } = checked.view.home;
  const group = shellWord(checked.answer('invocationLogGroup'));
  const query =
    'fields @timestamp, identity.arn, modelId, input.inputTokenCount, output.outputTokenCount | sort @timestamp desc | limit 20';
  return [
    ...(reads(checked, 's3') && fileKeys(checked).length > 0
      ? [
          roleKeyStep(checked, {
            id: 'log-reader-key',
            title: 'Allow the role to use the key of the log',
            sid: 'LogReaderDecrypts',
            actions: ['kms:Decrypt'],
            page: 'kmsKeyPolicies',
          }),
        ]
      : []),
    ...(reads(checked, 'cloudwatch')
      ? [
          {
            id: 'query-log',
            title: 'Query the log',
            text: 'With the role: the first command prints the ID of the query, and get-query-results --query-id takes it. The console’s Logs Insights runs the same query.',
            code: regions
              .map(
                (region) =>
                  `aws logs start-query --region ${region} --log-group-name ${group} --start-time $(($(date +%s)-3600)) --end-time $(date +%s) --query-string ${shellWord(query)}`,
              )
              .join('\n'),
            page: PAGES.logAccess,
          },
        ]
      : []),
    ...logFolders(checked).map(({ region, location: { bucket, prefix } }) => ({
      id: `list-log-${region}`,
      title: `List the log files of ${region}`,
      text: 'The role cannot list the rest of the bucket, so in the console open this folder by its address.',
      code: `aws s3 ls --recursive ${shellWord(`s3://${bucket}/${prefix}/`)}`,
      page: PAGES.bedrockLogging,
    })),
    {
      id: 'mask-log',
      title: 'Mask personal data in the log',
      text: 'Prompts can hold personal data. A data protection policy on the log group masks it for everyone without logs:Unmask, so for this role too. It only masks what is logged afterwards, and nothing in S3.',
      page: PAGES.logMasking,
    },
  ];
}

const SENSITIVE: Notice = {
  id: 'log-content',
  title: 'What the log holds',
  text: 'The log has whole prompts and responses of everyone who calls models in these Regions, with every model, not only DeepSeek.',
};

const LARGE: Notice = {
  id: 'log-large-bodies',
  title: 'Long prompts',
  text: 'CloudWatch Logs has bodies up to 100 KB only. Where the log also has a bucket, longer prompts and responses are there: choose “Both” to read them.',
};

function gapNotices(checked: CheckedAnswers): readonly Notice[] {
  if (!reads(checked, 's3')) return [];
  const covered = new Set(logFolders(checked).map(({ region }) => region));
  const bare = checked.view.home.regions.filter((region) => !covered.has(region));
  return bare.length === 0
    ? []
    : [
        {
          id: 'log-bucket-regions',
          title: 'Log buckets',
          text: `No bucket is set for ${bare.join(', ')}, so the role cannot read log files there. Name one bucket for each Region, in the order of the Regions.`,
          stops: {
            text: `No bucket is set for ${joinOr(bare)}, so no log can be read there.`,
            fields: ['logBuckets', 'regions'],
          },
        },
      ];
}

export function plan(checked: CheckedAnswers): Plan {
  return {
    main: {
      id: 'app',
      title: 'Log reader',
      statements: [...groupStatements(checked), ...bucketStatements(checked)],
    },
    nextSteps: steps(checked),
    notices: [
      SENSITIVE,
      ...(checked.answer('logDestination') === 'cloudwatch' ? [LARGE] : []),
      ...gapNotices(checked),
    ],
  };
}
