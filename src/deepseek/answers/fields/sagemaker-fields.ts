// Questions on what else SageMaker does: asynchronous calls, batch transform, captured data, scaling.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { callsAsync, readsResults } from '#deepseek/answers/endpoint-calls.ts';
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import { choiceField, listField, switchField, type ListField } from '#deepseek/answers/field.ts';
import {
  capturesData,
  hasComponents,
  hostsAsync,
  hostsInRealTime,
  scales,
  transformsBatches,
} from '#deepseek/answers/inference-option.ts';
import { readKey, type KeyArn } from '#deepseek/answers/inputs/kms-key.ts';
import { readTopic, type Topic } from '#deepseek/answers/inputs/topic.ts';
import { readBucket, type BucketLocation } from '#deepseek/answers/inputs/bucket.ts';

type FolderRow = Pick<ListField<BucketLocation>, 'key' | 'rank' | 'label' | 'example'> &
  Partial<ListField<BucketLocation>> & { readonly named: string };

type KeyRow = Pick<ListField<KeyArn>, 'key' | 'rank' | 'label' | 'hint'> & Partial<ListField<KeyArn>>;

const folder = (row: FolderRow): ListField<BucketLocation> =>
  listField<BucketLocation>({
    step: 'data',
    hint: 'Bucket name, S3 URI or ARN, with the folder; one per line',
    noun: 'bucket',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readBucket(raw, view.home, 'write'),
    placeholder: () => [{ bucket: 'amzn-s3-demo-bucket', prefix: row.named }],
    ...row,
  });

const optionalKeys = (row: KeyRow): ListField<KeyArn> =>
  listField<KeyArn>({
    step: 'data',
    example: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    noun: 'key',
    required: false,
    identifying: true,
    limit: 10,
    check: (raw, view) => readKey(raw, view.home),
    placeholder: () => [],
    ...row,
  });

const isAsync = [{ field: 'inferenceOption', value: 'async' }] as const;

export const sageMakerFields = {
  inferenceOption: choiceField({
    key: 'inf',
    step: 'data',
    rank: 80,
    label: 'Inference option',
    options: () => [
      { value: 'real-time', label: 'Real-time inference', detail: 'An endpoint answers at once' },
      {
        value: 'async',
        label: 'Asynchronous inference',
        detail: 'An endpoint takes requests into a queue and writes results to S3; can scale to zero',
      },
      {
        value: 'batch',
        label: 'Batch transform',
        detail: 'A job reads files from S3, writes the results there, and ends',
      },
    ],
    initial: () => 'real-time',
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
  asyncInput: listField<BucketLocation>({
    key: 'ain',
    step: 'data',
    rank: 960,
    label: 'Bucket with the requests',
    sentence: 'with requests in {asyncInput}',
    hint: 'Bucket name, S3 URI or ARN, with the folder; one per line. Leave empty if calls carry the request, up to 128,000 bytes',
    example: 's3://acme-inference/requests/',
    noun: 'bucket',
    required: false,
    identifying: true,
    limit: 10,
    under: [{ field: 'inferenceOption', value: 'async' }],
    when: (view) => callsAsync(view) || hostsAsync(view),
    check: (raw, view) => readBucket(raw, view.home, 'write'),
    placeholder: () => [],
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
  asyncOutput: folder({
    key: 'aout',
    rank: 980,
    label: 'Bucket for the results of asynchronous calls',
    sentence: 'with results in {asyncOutput}',
    example: 's3://acme-inference/results/',
    named: 'results',
    under: isAsync,
    when: hostsAsync,
  }),
  asyncFailures: folder({
    key: 'afl',
    rank: 990,
    label: 'Bucket for failed requests',
    sentence: 'with failures in {asyncFailures}',
    hint: 'The endpoint’s S3FailurePath: bucket and folder, one per line. Leave empty if it has none',
    example: 's3://acme-inference/failures/',
    named: 'failures',
    required: false,
    placeholder: () => [],
    under: isAsync,
    when: hostsAsync,
  }),
  snsTopics: listField<Topic>({
    key: 'sns',
    step: 'data',
    rank: 1000,
    label: 'SNS topics for results and errors',
    sentence: 'notifying {snsTopics}',
    hint: 'Topic ARNs, one per line. Leave empty if SageMaker does not notify anybody',
    example: 'arn:aws:sns:us-east-1:111122223333:deepseek-results',
    noun: 'topic',
    required: false,
    identifying: true,
    limit: 10,
    under: isAsync,
    when: hostsAsync,
    homeOf: homeBy(readTopic),
    homeKind: 'beside',
    check: (raw, view) => readTopic(raw, view.home),
    placeholder: () => [],
  }),
  topicKeys: optionalKeys({
    key: 'snk',
    rank: 1010,
    label: 'KMS keys of the SNS topics',
    sentence: 'with topic {topicKeys:key *|keys *}',
    hint: 'Key ARN, not an alias; one per line. Leave empty if the topics are not encrypted with your own key',
    under: isAsync,
    when: (view) => hostsAsync(view) && view.list('snsTopics').some((entry) => entry.trim() !== ''),
  }),
  dataCapture: switchField({
    key: 'dcp',
    step: 'data',
    rank: 1980,
    label: 'Capture data',
    sentence: '',
    effect: 'Allows SageMaker to write requests and responses of the endpoint to S3.',
    when: hostsInRealTime,
    initial: () => false,
  }),
  captureBuckets: folder({
    key: 'dcb',
    rank: 1990,
    label: 'Bucket for captured data',
    sentence: 'capturing data in {captureBuckets}',
    example: 's3://acme-inference/capture/',
    named: 'capture',
    under: [{ field: 'dataCapture' }],
    when: capturesData,
  }),
  volumeKeys: optionalKeys({
    key: 'vkm',
    rank: 2360,
    label: 'KMS key of the storage volume',
    sentence: 'with {volumeKeys:volume key *|volume keys *}',
    hint: 'Key ARN, not an alias; one per line. Leave empty for instances with local storage, such as ml.g5, ml.g6 and ml.p5: AWS refuses a key for them',
  }),
  autoscaling: switchField({
    key: 'asc',
    step: 'data',
    rank: 2000,
    label: 'Scale automatically',
    sentence: '{autoscaling:scaling automatically}',
    effect: 'Allows the deployer to register the endpoint with Application Auto Scaling, and its alarms.',
    when: (view) => !transformsBatches(view),
    initial: () => false,
  }),
  scaleToZero: switchField({
    key: 'asz',
    step: 'data',
    rank: 2010,
    label: 'Scale to zero instances',
    sentence: '{scaleToZero:down to zero}',
    effect: 'Allows the deployer to create the alarm that starts the first instance again.',
    under: [{ field: 'autoscaling' }],
    when: (view) => scales(view) && (hostsAsync(view) || hasComponents(view)),
    initial: () => false,
  }),
  scheduledScaling: switchField({
    key: 'assc',
    step: 'data',
    rank: 2020,
    label: 'Scale on a schedule',
    sentence: '{scheduledScaling:on a schedule}',
    effect: 'Allows the deployer to set the capacity for times of the day or week.',
    under: [{ field: 'autoscaling' }],
    when: scales,
    initial: () => false,
  }),
  deployedWith: choiceField({
    key: 'dwi',
    step: 'data',
    rank: 2030,
    label: 'What does the deployer use?',
    sentence: 'deployed with {deployedWith:api=the API|sdk-3=the SageMaker SDK 3|sdk-2=the SageMaker SDK 2}',
    when: (view) => !runsInWorkflow(view),
    options: () => [
      { value: 'api', label: 'The AWS CLI, boto3 or a template', detail: 'Names every resource itself' },
      {
        value: 'sdk-3',
        label: 'SageMaker Python SDK, version 3',
        detail: 'ModelBuilder: also uses the default bucket, and reads the endpoint’s log',
      },
      {
        value: 'sdk-2',
        label: 'SageMaker Python SDK, version 2',
        detail: 'Model.deploy and JumpStartModel: also use the default bucket',
      },
    ],
    initial: () => 'api',
  }),
  pollResults: switchField({
    key: 'apo',
    step: 'data',
    rank: 2040,
    label: 'Wait for results in S3',
    sentence: '{pollResults:|without waiting for results}',
    effect:
      'Allows listing the buckets with results: without it, S3 answers 403 instead of 404 for a result that is not there yet, which SDKs take for an error.',
    when: readsResults,
    initial: () => true,
  }),
};
