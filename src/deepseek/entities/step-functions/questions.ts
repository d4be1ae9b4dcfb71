// Questions on state machines: the buckets of requests and answers too large to pass on.
import { listField, type AnswersView } from '#deepseek/answers/field.ts';
import { readBucket, type BucketLocation } from '#deepseek/answers/inputs/bucket.ts';

/** The optimized task is for models of Bedrock: an endpoint of SageMaker has a task of the SDK, without these. */
const callsBedrock = (view: AnswersView): boolean =>
  view.scenarios.some(({ id }) => id !== 'invoke-sagemaker');

export const questions = {
  payloadInput: listField<BucketLocation>({
    key: 'sfi',
    step: 'entity',
    rank: 660,
    label: 'Bucket with large requests',
    sentence: 'reading requests from {payloadInput}',
    hint: 'Bucket name, S3 URI or ARN, with the folder; one per line. Leave empty if the definition holds the request, up to 256 KiB',
    example: 's3://acme-workflows/requests/',
    noun: 'bucket',
    required: false,
    identifying: true,
    limit: 10,
    when: callsBedrock,
    check: (raw, view) => readBucket(raw, view.home),
    placeholder: () => [],
  }),
  payloadOutput: listField<BucketLocation>({
    key: 'sfo',
    step: 'entity',
    rank: 670,
    label: 'Bucket for large answers',
    sentence: 'writing answers to {payloadOutput}',
    hint: 'Bucket name, S3 URI or ARN, with the folder; one per line. Leave empty if the answer stays in the execution, up to 256 KiB',
    example: 's3://acme-workflows/answers/',
    noun: 'bucket',
    required: false,
    identifying: true,
    limit: 10,
    when: callsBedrock,
    check: (raw, view) => readBucket(raw, view.home, 'write'),
    placeholder: () => [],
  }),
};
