// The words of questions that the first view does not ask.
import { parseArn } from '#core/iam/arn.ts';
import { addWords, listed, modelNames, silent } from './summaries.ts';
import { count } from './wording.ts';

function principalWords(arn: string): string {
  const { account = '', resource = '' } = parseArn(arn) ?? {};
  return resource === 'root' ? `account ${account}` : `${resource.replace('/', ' ')} of ${account}`;
}

addWords({
  trustedPrincipals: ({ answer }) => listed(answer('trustedPrincipals').map(principalWords), 'principal'),
  relation: silent,
  externalId: () => 'external ID',
  connectorTarget: ({ answer }) => (answer('connectorTarget') === 'r1' ? 'DeepSeek-R1' : undefined),
  importedModels: ({ answer }) =>
    listed(
      answer('importedModels').map(({ name }) => name),
      'imported model',
    ),
  endpoints: ({ answer }) =>
    listed(
      answer('endpoints').map(({ name }) => name),
      'endpoint',
    ),
  modelArns: ({ answer }) =>
    listed(
      answer('modelArns').map(({ name }) => name),
      'ARN',
    ),
  profileModels: ({ answer }) => `profiles of ${modelNames(answer('profileModels'))}`,
  backingEndpoints: ({ answer }) =>
    listed(
      answer('backingEndpoints').map(({ name }) => name),
      'endpoint',
    ),
  readProfile: silent,
  readImported: silent,
  weights: ({ answer }) =>
    listed(
      answer('weights').map(({ bucket, prefix }) => (prefix === '' ? bucket : `${bucket}/${prefix}/`)),
      'bucket',
    ),
  weightsEncryption: ({ answer }) => (answer('weightsEncryption') === 'kms' ? 'SSE-KMS' : 'SSE-S3'),
  weightsKeys: silent,
  modelEncryption: silent,
  modelKeys: () => 'own key for the model',
  tagJobs: ({ view }) => (view.flag('tagJobs') ? 'tags on jobs' : undefined),
  repositories: ({ answer }) => listed(answer('repositories'), 'repository'),
  logGroups: ({ answer }) => listed(answer('logGroups'), 'log group'),
  resourceAccount: ({ view }) =>
    view.flag('resourceAccount') ? 'own buckets only' : 'buckets of any account',
  sessionDuration: ({ answer }) =>
    `sessions of ${count(Math.round(answer('sessionDuration') / 360) / 10, 'hour')}`,
});
