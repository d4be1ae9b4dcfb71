// Building block: what the SageMaker Python SDK calls besides the APIs that deploy a model.
import { transformsBatches } from '#deepseek/answers/inference-option.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { arnsIn } from './region-arns.ts';

export const usesSdk = ({ view, answer }: CheckedAnswers): boolean =>
  view.asks('deployedWith') && answer('deployedWith') !== 'api';

export const usesModelBuilder = (checked: CheckedAnswers): boolean =>
  usesSdk(checked) && checked.answer('deployedWith') === 'sdk-3';

/** The bucket that the SDK creates in each Region. */
const defaultBuckets = ({ view }: CheckedAnswers): readonly string[] =>
  view.home.regions.map((region) => `sagemaker-${region}-${view.home.account}`);

const why = { answers: ['deployedWith', 'account', 'regions'], page: 'sagemakerSdk' } as const;

const owned = ({ view }: CheckedAnswers) => ({
  StringEquals: { 'aws:ResourceAccount': view.home.account },
});

const FOLDERS =
  'The SDK names folders in its bucket after the model, or after the image and the time, so the whole bucket is allowed. To limit this, give the Session a default_bucket and default_bucket_prefix of your own.';

const arnsOf = (checked: CheckedAnswers, rest = ''): readonly string[] =>
  defaultBuckets(checked).map((name) => `arn:${checked.view.home.partition}:s3:::${name}${rest}`);

/** For the execution role: code and models that the SDK uploaded. */
export function readDefaultBucket(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!usesSdk(checked)) return [];
  return [
    allow({
      sid: 'ReadDefaultBucket',
      actions: 's3:GetObject',
      resources: arnsOf(checked, '/*'),
      condition: owned(checked),
      why: {
        ...why,
        title: 'Reads what the SDK uploads',
        text: 'The SDK packs inference code, and models on disk, and uploads them to its default bucket, from where SageMaker loads them.',
        doubt: FOLDERS,
      },
    }),
    allow({
      sid: 'ListDefaultBucket',
      actions: 's3:ListBucket',
      resources: arnsOf(checked),
      condition: owned(checked),
      why: {
        ...why,
        title: 'Lists what the SDK uploads',
        text: 'SageMaker lists a model that is a folder of files.',
        calls: ['ListObjectsV2'],
      },
    }),
  ];
}

/** transform() prints the job's log while it waits, and stops with an error if it may not read it. */
function followTransforms(checked: CheckedAnswers): readonly PlannedStatement[] {
  const prefix = checked.answer('namePrefix');
  const groups = arnsIn(checked.view.home, 'logs', 'log-group:/aws/sagemaker/TransformJobs');
  const answers = ['deployedWith', 'namePrefix', 'account', 'regions'] as const;
  return [
    allow({
      sid: 'FindTransformLogs',
      actions: 'logs:DescribeLogStreams',
      resources: groups.flatMap((group) => [group, `${group}:*`]),
      why: {
        title: 'Finds the job’s log',
        text: 'While it waits for the job, transform() prints its log, and stops with an error if it may not. All transform jobs share one log group: this lists the names of their streams.',
        answers,
        page: 'sagemakerSdk',
      },
    }),
    allow({
      sid: 'ReadTransformLogs',
      actions: 'logs:GetLogEvents',
      resources: groups.map((group) => `${group}:log-stream:${prefix}*`),
      why: {
        title: 'Reads the job’s log',
        text: 'Streams are named after their job: only those of jobs whose names start as you set.',
        answers,
        page: 'sagemakerSdk',
      },
    }),
  ];
}

/** For the deployer. https://github.com/aws/sagemaker-python-sdk */
export function deployWithSdk(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!usesSdk(checked)) return [];
  const prefix = checked.answer('namePrefix');
  return [
    allow({
      sid: 'OpenDefaultBucket',
      actions: ['s3:CreateBucket', 's3:ListBucket'],
      resources: arnsOf(checked),
      why: {
        ...why,
        title: 'Creates the default bucket of the SDK',
        text: 'A session looks for sagemaker-REGION-ACCOUNT with HeadBucket, checks that it is your account’s, and creates it if it is not there.',
        calls: ['HeadBucket', 'CreateBucket'],
      },
    }),
    allow({
      sid: 'StageInDefaultBucket',
      actions: ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'],
      resources: arnsOf(checked, '/*'),
      condition: owned(checked),
      why: {
        ...why,
        title: 'Uploads code and models',
        text: 'The SDK packs inference code with the model, so it also reads what it uploaded. Only in a bucket of your own account.',
        calls: ['PutObject', 'GetObject'],
        doubt: FOLDERS,
      },
    }),
    ...(transformsBatches(checked.view) ? followTransforms(checked) : []),
    ...(usesModelBuilder(checked) && !transformsBatches(checked.view)
      ? [
          allow({
            sid: 'FollowEndpointLog',
            actions: 'logs:FilterLogEvents',
            resources: arnsIn(checked.view.home, 'logs', `log-group:/aws/sagemaker/Endpoints/${prefix}*`),
            why: {
              title: 'Follows the endpoint’s log',
              text: 'While it waits for the endpoint, deploy() can print its log, and stops with an error if it may not read it.',
              answers: ['deployedWith', 'namePrefix', 'account', 'regions'],
              page: 'sagemakerSdk',
            },
          }),
        ]
      : []),
  ];
}
