// Questions on what else SageMaker endpoints do: asynchronous calls, with their files.
import { callsAsync, readsResults } from '#core/answers/endpoint-calls.ts';
import { choiceField, listField, switchField } from '#core/answers/field.ts';
import { readBucket, type BucketLocation } from '#core/answers/inputs/bucket.ts';

export const sageMakerFields = {
  endpointCalls: choiceField({
    key: 'ecl',
    step: 'models',
    label: 'How does the app call the endpoint?',
    options: () => [
      { value: 'real-time', label: 'In real time', detail: 'InvokeEndpoint: the answer comes at once' },
      {
        value: 'async',
        label: 'Asynchronously',
        detail: 'InvokeEndpointAsync: requests wait in a queue, and answers are written to S3',
      },
      {
        value: 'both',
        label: 'Both',
        detail: 'Some endpoints are asynchronous, and those take no other calls',
      },
    ],
    initial: () => 'real-time',
  }),
  asyncInput: listField<BucketLocation>({
    key: 'ain',
    step: 'data',
    label: 'Bucket with the requests',
    hint: 'Bucket name, S3 URI or ARN, with the folder; one per line. Leave empty if calls carry the request, up to 128,000 bytes',
    example: 's3://acme-inference/requests/',
    noun: 'bucket',
    required: false,
    identifying: true,
    limit: 10,
    when: callsAsync,
    check: (raw, view) => readBucket(raw, view.home, 'write'),
    placeholder: () => [],
  }),
  asyncResults: listField<BucketLocation>({
    key: 'ares',
    step: 'data',
    label: 'Buckets with the results and failures',
    hint: 'Bucket name, S3 URI or ARN, with the folder; one per line. Leave empty if the app does not read them',
    example: 's3://acme-inference/results/',
    noun: 'bucket',
    required: false,
    identifying: true,
    limit: 10,
    when: callsAsync,
    check: (raw, view) => readBucket(raw, view.home, 'write'),
    placeholder: () => [],
  }),
  pollResults: switchField({
    key: 'apo',
    step: 'data',
    rank: 1,
    label: 'Wait for results in S3',
    effect:
      'Allows listing the buckets with results: without it, S3 answers 403 instead of 404 for a result that is not there yet, which SDKs take for an error.',
    when: readsResults,
    initial: () => true,
  }),
};
