// Questions on batch jobs and on the log of model invocations.
import { readBucket, type BucketLocation } from '#core/answers/inputs/bucket.ts';
import { choiceField, listField, switchField, textField, type AnswersView } from '#core/answers/field.ts';
import { readLogGroup } from '#core/answers/inputs/name-or-arn.ts';

const logsTo = (view: AnswersView, destination: 'cloudwatch' | 's3'): boolean =>
  ['both', destination].includes(view.text('logDestination'));

export const batchFields = {
  batchInput: listField<BucketLocation>({
    key: 'bi',
    step: 'data',
    rank: -1,
    label: 'Bucket with the prompts',
    hint: 'A name, an s3:// address or an ARN, with the folder or the file; one per line',
    example: 's3://acme-batch/input/',
    noun: 'input bucket',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readBucket(raw, view.home),
    placeholder: () => [{ bucket: 'amzn-s3-demo-bucket', prefix: 'input' }],
  }),
  batchOutput: listField<BucketLocation>({
    key: 'bo',
    step: 'data',
    rank: -1,
    label: 'Bucket for the results',
    hint: 'A name, an s3:// address or an ARN, with the folder; one per line',
    example: 's3://acme-batch/output/',
    noun: 'output bucket',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readBucket(raw, view.home, 'write'),
    placeholder: () => [{ bucket: 'amzn-s3-demo-bucket', prefix: 'output' }],
  }),
  batchListFolders: switchField({
    key: 'blf',
    step: 'lockdown',
    label: 'List only these folders',
    effect: 'Names outside these folders stay hidden: s3:prefix must begin with a folder and its slash.',
    breaks:
      'Jobs, if Bedrock also lists without a prefix: AWS’s template has no such condition. If a job is denied on listing, turn it off.',
    initial: () => true,
  }),
  logDestination: choiceField({
    key: 'ld',
    step: 'data',
    label: 'Where the log goes',
    options: () => [
      {
        value: 'cloudwatch',
        label: 'CloudWatch Logs',
        detail: 'Prompts and answers of up to 100 KB; Bedrock uses a role',
      },
      { value: 's3', label: 'Amazon S3', detail: 'Of any size; Bedrock uses the bucket policy, and no role' },
      {
        value: 'both',
        label: 'Both',
        detail: 'CloudWatch Logs, and S3 also for what is larger than 100 KB',
      },
    ],
    initial: () => 'cloudwatch',
  }),
  invocationLogGroup: textField({
    key: 'ilg',
    step: 'data',
    label: 'Log group of the invocations',
    hint: 'In the role’s own account, in each Region; it must exist',
    example: '/aws/bedrock/deepseek-invocations',
    required: true,
    identifying: true,
    when: (view) => logsTo(view, 'cloudwatch'),
    initial: () => '/aws/bedrock/deepseek-invocations',
    check: (raw, view) => readLogGroup(raw, view.home),
    placeholder: () => '/aws/bedrock/deepseek-invocations',
  }),
  logBuckets: listField<BucketLocation>({
    key: 'lb',
    step: 'data',
    label: 'Bucket for the log',
    hint: 'With a folder if you like. One in each Region, in the same account; one a line',
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
