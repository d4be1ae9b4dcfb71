// Questions on calls of SageMaker endpoints: how the app calls, and where it finds results.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { listField, switchField, choiceField } from '#deepseek/answers/field.ts';
import { callsInRealTime, callsAsync, readsResults } from '#deepseek/answers/endpoint-calls.ts';
import { readComponent } from '#deepseek/answers/inputs/arns.ts';
import { readBucket, type BucketLocation } from '#deepseek/answers/inputs/bucket.ts';

export const questions = {
  inferenceComponents: listField({
    key: 'ic',
    step: 'models',
    rank: 910,
    label: 'Inference component ARNs',
    sentence: 'only {inferenceComponents:component *|components *}',
    hint: 'Only for an endpoint that several models share; one per line',
    example: 'arn:aws:sagemaker:us-east-1:111122223333:inference-component/deepseek-r1-distill-8b',
    noun: 'component',
    required: false,
    identifying: true,
    limit: 20,
    when: callsInRealTime,
    homeOf: homeBy(readComponent),
    check: (raw, view) => readComponent(raw, view.home),
    placeholder: () => [],
  }),
  endpointCalls: choiceField({
    key: 'ecl',
    step: 'models',
    rank: 950,
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
  asyncResults: listField<BucketLocation>({
    key: 'ares',
    step: 'data',
    rank: 970,
    label: 'Buckets with the results and failures',
    sentence: 'with results in {asyncResults}',
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
  endpointTokens: switchField({
    key: 'sbt',
    step: 'models',
    rank: 1940,
    label: 'The app uses an OpenAI-compatible client',
    sentence: '{endpointTokens:with an OpenAI-compatible client}',
    effect: 'Allows calls with bearer tokens, which the app makes, on the OpenAI path of the endpoint.',
    when: callsInRealTime,
    initial: () => false,
  }),
  pollResults: switchField({
    key: 'apo',
    step: 'data',
    rank: 2040,
    label: 'Wait for results in S3',
    sentence: '{pollResults:|without waiting for results}',
    effect:
      'Allows listing the buckets: without it, S3 answers 403 instead of 404 for a result that is not there yet.',
    when: readsResults,
    initial: () => true,
  }),
};
