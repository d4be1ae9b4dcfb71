// Questions on batch jobs and on the log of model invocations.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { readBucket, readJobBucket, type BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import { choiceField, listField, switchField, textField, type AnswersView } from '#deepseek/answers/field.ts';
import { hostsInRealTime, transformsBatches } from '#deepseek/answers/inference-option.ts';
import { readLogGroup } from '#deepseek/answers/inputs/names.ts';

const logsTo = (view: AnswersView, destination: 'cloudwatch' | 's3'): boolean =>
  ['both', destination].includes(view.text('logDestination'));

/** Asked for batch jobs of Bedrock, and for those of SageMaker. */
const ofJobs = {
  under: [{ field: 'inferenceOption', value: 'batch' }],
  when: (view: AnswersView) => !view.asks('inferenceOption') || transformsBatches(view),
};

const readOf = (view: AnswersView) => (view.asks('inferenceOption') ? readBucket : readJobBucket);

export const batchFields = {
  batchInput: listField<BucketLocation>({
    key: 'bi',
    step: 'data',
    rank: 130,
    label: 'Bucket with the prompts',
    sentence: 'reading {batchInput}',
    hint: 'Bucket name, S3 URI or ARN, with the folder or file; one per line',
    example: 's3://acme-batch/input/',
    noun: 'input bucket',
    required: true,
    identifying: true,
    limit: 10,
    ...ofJobs,
    check: (raw, view) => readOf(view)(raw, view.home),
    placeholder: () => [{ bucket: 'amzn-s3-demo-bucket', prefix: 'input' }],
  }),
  batchOutput: listField<BucketLocation>({
    key: 'bo',
    step: 'data',
    rank: 140,
    label: 'Bucket for the results',
    sentence: 'writing to {batchOutput}',
    hint: 'Bucket name, S3 URI or ARN, with the folder; one per line',
    example: 's3://acme-batch/output/',
    noun: 'output bucket',
    required: true,
    identifying: true,
    limit: 10,
    ...ofJobs,
    check: (raw, view) => readOf(view)(raw, view.home, 'write'),
    placeholder: () => [{ bucket: 'amzn-s3-demo-bucket', prefix: 'output' }],
  }),
  batchListFolders: switchField({
    key: 'blf',
    step: 'limits',
    rank: 1200,
    label: 'List only these folders',
    sentence: '{batchListFolders:listing only these folders|listing whole buckets}',
    effect: 'Stops listing outside these folders: s3:prefix must start with one.',
    breaks: 'lists without a prefix',
    note: 'AWS’s samples do not have this condition. If the service is denied s3:ListBucket, turn this off.',
    when: (view) => !view.asks('inferenceOption') || !hostsInRealTime(view),
    initial: () => true,
  }),
  logDestination: choiceField({
    key: 'ld',
    step: 'data',
    rank: 1210,
    label: 'Log destination',
    options: () => [
      {
        value: 'cloudwatch',
        label: 'CloudWatch Logs',
        detail: 'Prompts and responses up to 100 KB; Bedrock uses a role',
      },
      { value: 's3', label: 'Amazon S3', detail: 'Any size; Bedrock uses the bucket policy, not a role' },
      {
        value: 'both',
        label: 'Both',
        detail: 'CloudWatch Logs, plus S3 for anything larger than 100 KB',
      },
    ],
    initial: () => 'cloudwatch',
  }),
  invocationLogGroup: textField({
    key: 'ilg',
    step: 'data',
    rank: 1220,
    label: 'Log group for invocations',
    hint: 'Must exist in the role’s account, in each Region',
    example: '/aws/bedrock/deepseek-invocations',
    required: true,
    identifying: true,
    when: (view) => logsTo(view, 'cloudwatch'),
    initial: () => '/aws/bedrock/deepseek-invocations',
    homeOf: homeBy(readLogGroup),
    homeKind: 'beside',
    check: (raw, view) => readLogGroup(raw, view.home),
    placeholder: () => '/aws/bedrock/deepseek-invocations',
  }),
  logBuckets: listField<BucketLocation>({
    key: 'lb',
    step: 'data',
    rank: 1230,
    label: 'Bucket for the log',
    hint: 'One for each Region, in the same account, optionally with a folder; one per line',
    example: 's3://acme-bedrock-logs/deepseek/',
    noun: 'log bucket',
    required: true,
    identifying: true,
    limit: 20,
    when: (view) => logsTo(view, 's3'),
    check: (raw, view) => readBucket(raw, view.home, 'write'),
    placeholder: () => [{ bucket: 'amzn-s3-demo-bucket', prefix: 'deepseek' }],
  }),
};
