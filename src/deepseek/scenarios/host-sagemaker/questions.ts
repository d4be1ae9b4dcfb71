// Questions on SageMaker endpoints: how they infer, what they store, how they scale, and how they are deployed.
import { switchField, textField, choiceField, listField, type ListField } from '#deepseek/answers/field.ts';
import {
  hostsInRealTime,
  capturesData,
  hasComponents,
  hostsAsync,
  scales,
  transformsBatches,
} from '#deepseek/answers/inference-option.ts';
import { readNamePrefix } from '#deepseek/answers/inputs/sagemaker-names.ts';
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { runsInWorkflow } from '#deepseek/answers/deployer.ts';
import { readKey, readTopic, type KeyArn, type ReadArn } from '#deepseek/answers/inputs/arns.ts';
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

export const questions = {
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
  namePrefix: textField({
    key: 'npx',
    step: 'names',
    rank: 940,
    label: 'Endpoint names start with',
    hint: 'The deployer can create only models, endpoints and jobs with such names',
    example: 'deepseek-',
    required: true,
    identifying: true,
    initial: () => 'deepseek-',
    check: (raw) => readNamePrefix(raw),
    placeholder: () => 'deepseek-',
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
  snsTopics: listField<ReadArn>({
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
  deployComponents: switchField({
    key: 'dic',
    step: 'data',
    rank: 1950,
    label: 'Share an endpoint between models',
    sentence: '{deployComponents:sharing endpoints}',
    effect: 'Allows the deployer to create inference components.',
    when: hostsInRealTime,
    initial: () => false,
  }),
  tagHosting: switchField({
    key: 'th',
    step: 'data',
    rank: 1960,
    label: 'Tag models and endpoints',
    sentence: '{tagHosting:with tags}',
    effect: 'Allows tags in create calls. The SageMaker Python SDK always tags JumpStart models.',
    initial: (view) => view.text('servedFrom') === 'jumpstart',
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
  endpointVpc: switchField({
    key: 'evpc',
    step: 'data',
    rank: 2350,
    label: 'Run the model in your VPC',
    sentence: '{endpointVpc:in your VPC}',
    effect: 'Allows SageMaker to create network interfaces in your subnets.',
    initial: () => false,
  }),
  volumeKeys: optionalKeys({
    key: 'vkm',
    rank: 2360,
    label: 'KMS key of the storage volume',
    sentence: 'with {volumeKeys:volume key *|volume keys *}',
    hint: 'Key ARN, not an alias; one per line. Leave empty for instances with local storage, such as ml.g5, ml.g6 and ml.p5: AWS refuses a key for them',
  }),
};
