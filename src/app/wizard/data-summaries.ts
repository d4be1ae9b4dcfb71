// How the answers on buckets, keys, jobs and logs are summed up in their step's line.
import { guardrailName } from './guardrail-name.ts';
import { addSummaries, noSummary, oneOrCount } from './step-summary.ts';

addSummaries({
  weights: ({ answer }) =>
    oneOrCount(
      answer('weights').map(({ bucket, prefix }) => (prefix === '' ? bucket : `${bucket}/${prefix}/`)),
      'bucket',
    ),
  weightsEncryption: ({ answer }) => (answer('weightsEncryption') === 'kms' ? 'SSE-KMS' : 'SSE-S3'),
  weightsKeys: noSummary,
  modelEncryption: noSummary,
  modelKeys: () => 'own key for the model',
  ownerAccount: ({ answer }) =>
    answer('ownerAccount') === '' ? undefined : `of account ${answer('ownerAccount')}`,
  accessPoints: ({ answer }) =>
    oneOrCount(
      answer('accessPoints').map(({ name }) => `access point ${name}`),
      'access point',
    ),
  syncUploads: ({ view }) => (view.flag('syncUploads') ? 'with sync' : undefined),
  bucketTls: ({ view }) => (view.flag('bucketTls') ? 'HTTPS only' : undefined),
  delegateAccessPoints: ({ view }) =>
    view.flag('delegateAccessPoints') ? 'bucket delegates reads to access points' : undefined,
  keyOperators: noSummary,
  keyCallers: noSummary,
  jobInVpc: ({ view }) => (view.flag('jobInVpc') ? 'in your VPC' : undefined),
  subnets: ({ answer }) =>
    oneOrCount(
      answer('subnets').map(({ id }) => id),
      'subnet',
    ),
  securityGroups: noSummary,
  modelKeyViaService: ({ view }) =>
    view.flag('modelKeyViaService') ? 'model key through Bedrock only' : undefined,
  keyAccount: ({ view }) => (view.flag('keyAccount') ? 'account of the keys' : undefined),
  batchInput: ({ answer }) => {
    const from = answer('batchInput').map(({ bucket, prefix }) =>
      prefix === '' ? bucket : `${bucket}/${prefix}/`,
    );
    return `from ${oneOrCount(from, 'bucket')}`;
  },
  batchOutput: ({ answer }) => {
    const into = answer('batchOutput').map(({ bucket, prefix }) =>
      prefix === '' ? bucket : `${bucket}/${prefix}/`,
    );
    return `to ${oneOrCount(into, 'bucket')}`;
  },
  batchListFolders: ({ view }) => (view.flag('batchListFolders') ? undefined : 'lists entire buckets'),
  logDestination: ({ answer }) =>
    ({ cloudwatch: 'CloudWatch Logs', s3: 'Amazon S3' })[answer('logDestination')] ??
    'CloudWatch Logs and S3',
  logBuckets: ({ answer }) =>
    oneOrCount(
      answer('logBuckets').map(({ bucket }) => bucket),
      'bucket',
    ),
  endpointServices: ({ answer }) =>
    answer('endpointServices')
      .map((service) => (service === 'runtime' || service === 'mantle' ? `bedrock-${service}` : service))
      .join(', '),
  endpointImported: ({ answer }) =>
    oneOrCount(
      answer('endpointImported').map(({ name }) => name),
      'imported model',
    ),
  endpointGuardrails: ({ answer }) =>
    oneOrCount(answer('endpointGuardrails').map(guardrailName), 'guardrail'),
  endpointCallers: ({ answer }) =>
    answer('endpointCallers') === 'account'
      ? 'credentials of this account'
      : 'credentials of the organization',
  endpointKeys: ({ view }) => (view.flag('endpointKeys') ? 'API keys allowed' : undefined),
  tagJobs: ({ view }) => (view.flag('tagJobs') ? 'tags on jobs' : undefined),
  repositories: ({ answer }) => oneOrCount(answer('repositories'), 'repository'),
  logGroups: ({ answer }) => oneOrCount(answer('logGroups'), 'log group'),
  resourceAccount: ({ view }) =>
    view.flag('resourceAccount') ? 'own buckets only' : 'buckets of any account',
});
