// How the answers to all questions beyond the first view's are summed up in their step's line.
import type { Guardrail } from '#core/answers/inputs/guardrail.ts';
import { parseArn } from '#core/iam/arn.ts';
import { partitionById } from '#core/facts/regions.ts';
import { addSummaries, oneOrCount, modelNames, noSummary } from './step-summary.ts';
import { count } from '#core/text/words.ts';

function principalText(arn: string): string {
  const { account = '', resource = '' } = parseArn(arn) ?? {};
  return resource === 'root' ? `account ${account}` : `${resource.replace('/', ' ')} of ${account}`;
}

const guardrailName = ({ arn, version }: Guardrail): string =>
  `guardrail ${arn.slice(arn.lastIndexOf('/') + 1)}${version === undefined ? '' : ` version ${version}`}`;

addSummaries({
  also: ({ view }) => {
    const [only, ...others] = view.scenarios.slice(1);
    if (!only) return undefined;
    return others.length === 0 ? `also: ${only.title}` : `also ${count(others.length + 1, 'other task')}`;
  },
  trustedPrincipals: ({ answer }) => oneOrCount(answer('trustedPrincipals').map(principalText), 'principal'),
  relation: noSummary,
  externalId: () => 'external ID',
  clusters: ({ answer }) =>
    oneOrCount(
      answer('clusters').map((arn) => arn.slice(arn.indexOf('/') + 1)),
      'cluster',
    ),
  eksIssuer: ({ answer }) => `cluster in ${answer('eksIssuer').split('.')[2] ?? ''}`,
  namespace: ({ answer }) => `${answer('namespace')}/${answer('serviceAccount')}`,
  serviceAccount: noSummary,
  podSessionTags: ({ view }) => (view.flag('podSessionTags') ? undefined : 'no session tags'),
  podRoleName: ({ answer }) => `pod role ${answer('podRoleName')}`,
  githubRepository: ({ answer }) => answer('githubRepository'),
  githubTail: ({ answer }) =>
    answer('githubTail') === 'pull_request'
      ? 'pull requests'
      : `${answer('githubTail')} ${answer('githubRef')}`,
  githubRef: noSummary,
  githubSubject: noSummary,
  githubOwnerId: noSummary,
  githubRepositoryId: noSummary,
  githubIssuer: ({ answer }) =>
    answer('githubIssuer') === 'token.actions.githubusercontent.com' ? undefined : answer('githubIssuer'),
  permissionSets: ({ answer }) => oneOrCount(answer('permissionSets'), 'permission set'),
  mfaUsers: ({ answer }) => oneOrCount(answer('mfaUsers').map(principalText), 'user'),
  mfaAge: ({ answer }) => `MFA within ${count(Math.round(answer('mfaAge') / 360) / 10, 'hour')}`,
  callerRoles: ({ answer }) => oneOrCount(answer('callerRoles').map(principalText), 'role'),
  sessionTagKeys: ({ answer }) => `tags ${answer('sessionTagKeys').join(', ')}`,
  deployerPolicy: ({ view }) => (view.flag('deployerPolicy') ? 'policy for the deployer' : undefined),
  executionRole: noSummary,
  taskImages: ({ answer }) => `image ${oneOrCount(answer('taskImages'), 'repository')}`,
  taskLogs: ({ answer }) => oneOrCount(answer('taskLogs'), 'log group'),
  executionRoleName: ({ answer }) => answer('executionRoleName'),
  connectorTarget: ({ answer }) => (answer('connectorTarget') === 'r1' ? 'DeepSeek-R1' : undefined),
  importedModels: ({ answer }) =>
    oneOrCount(
      answer('importedModels').map(({ name }) => name),
      'imported model',
    ),
  endpoints: ({ answer }) =>
    oneOrCount(
      answer('endpoints').map(({ name }) => name),
      'endpoint',
    ),
  modelArns: ({ answer }) =>
    oneOrCount(
      answer('modelArns').map(({ name }) => name),
      'ARN',
    ),
  profileModels: ({ answer }) => `profiles of ${modelNames(answer('profileModels'))}`,
  backingEndpoints: ({ answer }) =>
    oneOrCount(
      answer('backingEndpoints').map(({ name }) => name),
      'endpoint',
    ),
  appProfiles: ({ answer }) =>
    oneOrCount(
      answer('appProfiles').map(({ name }) => name),
      'application profile',
    ),
  profileAdmin: noSummary,
  profileFallback: ({ view }) => (view.flag('profileFallback') ? 'also the us. profile' : undefined),
  profileTag: ({ answer }) =>
    answer('profileTag').key === '' ? undefined : `profiles with ${answer('profileTag').key}`,
  mantleProjects: ({ answer, view }) =>
    view.list('mantleProjects').length === 0
      ? undefined
      : oneOrCount(
          answer('mantleProjects').map(({ id }) => `project ${id}`),
          'project',
        ),
  keyEndpoints: ({ answer }) =>
    answer('keyEndpoints').length === 0
      ? 'API key'
      : `API key on ${answer('keyEndpoints')
          .map((endpoint) => `bedrock-${endpoint}`)
          .join(' and ')}`,
  servedModels: ({ answer }) => modelNames(answer('servedModels')),
  playground: ({ view }) => (view.flag('playground') ? 'playground' : undefined),
  prompts: ({ answer }) =>
    oneOrCount(
      answer('prompts').map(({ id }) => `prompt ${id}`),
      'prompt',
    ),
  flowPrompts: ({ answer }) =>
    oneOrCount(
      answer('flowPrompts').map(({ id }) => `prompt ${id}`),
      'prompt',
    ),
  serviceGuardrails: ({ answer }) =>
    answer('serviceGuardrails').length === 0
      ? undefined
      : count(answer('serviceGuardrails').length, 'guardrail'),
  actionSchemas: ({ answer }) =>
    oneOrCount(
      answer('actionSchemas').map(({ bucket }) => bucket),
      'bucket',
    ),
  evaluationKind: ({ answer }) =>
    ({ automatic: undefined, judge: 'judged by another model', human: 'judged by people' })[
      answer('evaluationKind')
    ],
  judges: ({ answer }) =>
    oneOrCount(
      answer('judges').map((arn) => arn.slice(arn.lastIndexOf('/') + 1)),
      'judge',
    ),
  evaluationPrompts: ({ answer }) =>
    oneOrCount(
      answer('evaluationPrompts').map(({ bucket }) => bucket),
      'bucket',
    ),
  evaluationResults: ({ answer }) =>
    oneOrCount(
      answer('evaluationResults').map(({ bucket }) => `results in ${bucket}`),
      'bucket for results',
    ),
  marketplaceEndpoints: ({ answer }) =>
    oneOrCount(
      answer('marketplaceEndpoints').map(({ name }) => name),
      'endpoint',
    ),
  inferenceComponents: ({ answer }) =>
    oneOrCount(
      answer('inferenceComponents').map(({ name }) => name),
      'component',
    ),
  endpointTokens: ({ view }) => (view.flag('endpointTokens') ? 'OpenAI-compatible client' : undefined),
  servedFrom: ({ answer }) => (answer('servedFrom') === 'jumpstart' ? 'JumpStart' : undefined),
  registryAccount: ({ answer }) => `images of ${answer('registryAccount')}`,
  extraTagKeys: ({ answer }) => {
    const keys = answer('extraTagKeys');
    return keys.length === 0 ? undefined : `tags ${keys.join(', ')}`;
  },
  endpointVpc: ({ view }) => (view.flag('endpointVpc') ? 'in a VPC' : undefined),
  deployComponents: ({ view }) => (view.flag('deployComponents') ? 'shared endpoint' : undefined),
  tagHosting: noSummary,
  describePeers: ({ view }) => (view.flag('describePeers') ? 'lists instances' : undefined),
  namePrefix: ({ answer }) => `endpoints ${answer('namePrefix')}…`,
  collections: ({ answer }) =>
    oneOrCount(
      answer('collections').map(({ arn }) => arn.slice(arn.lastIndexOf('/') + 1)),
      'collection',
    ),
  modelAccount: ({ answer }) => `models of ${answer('modelAccount')}`,
  modelRoleName: ({ answer }) => `${answer('modelRoleName')} in account B`,
  readProfile: noSummary,
  readImported: noSummary,
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
      .map((service) => `bedrock-${service}`)
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
  sessionDuration: ({ answer }) =>
    `sessions of ${count(Math.round(answer('sessionDuration') / 360) / 10, 'hour')}`,
  enforcedGuardrail: noSummary,
  enforcedGuardrails: ({ answer }) =>
    `enforced ${oneOrCount(answer('enforcedGuardrails').map(guardrailName), 'guardrail')}`,
  guardrailRule: noSummary,
  guardrails: ({ answer }) => `only with ${oneOrCount(answer('guardrails').map(guardrailName), 'guardrail')}`,
  guardrailProfile: ({ answer }) =>
    answer('guardrailProfile').length > 0 ? 'cross-Region guardrail' : undefined,
  noPriorityTier: ({ view }) => (view.flag('noPriorityTier') ? 'no Priority tier' : undefined),
  network: noSummary,
  vpcEndpoints: ({ answer }) => `only through ${oneOrCount(answer('vpcEndpoints'), 'VPC endpoint')}`,
  sourceIps: ({ answer }) => `only from ${oneOrCount(answer('sourceIps'), 'address range')}`,
  trustNetwork: noSummary,
  principalOrg: ({ answer }) =>
    answer('principalOrg') === '' ? undefined : `only ${answer('principalOrg')}`,
  policyName: ({ answer, view }) => (view.asks('roleName') ? undefined : answer('policyName')),
  // The usual partition is not mentioned where the step asks for more than that.
  governPartition: ({ answer, view }) =>
    answer('governPartition') === 'aws' && !view.asks('orgGuardrails')
      ? undefined
      : partitionById(answer('governPartition')).name,
  denyScope: ({ answer }) => (answer('denyScope') === 'all' ? 'every DeepSeek model' : undefined),
  deniedModels: ({ answer }) => modelNames(answer('deniedModels')),
  approvedModels: ({ answer }) => modelNames(answer('approvedModels')),
  otherArns: ({ answer }) =>
    answer('otherArns').length === 0 ? 'nothing else' : count(answer('otherArns').length, 'other type'),
  otherModels: ({ answer }) =>
    answer('otherModels').length === 0
      ? undefined
      : `${count(answer('otherModels').length, 'model')} of other vendors`,
  orgEndpoints: ({ answer }) => oneOrCount(answer('orgEndpoints'), 'endpoint'),
  exemptRoles: ({ answer }) =>
    answer('exemptRoles').length === 0 ? undefined : `${count(answer('exemptRoles').length, 'role')} exempt`,
  exemptAdmins: noSummary,
  orgGuardrails: ({ answer }) =>
    oneOrCount(
      answer('orgGuardrails').map(({ arn, region }) => `${arn.slice(arn.lastIndexOf('/') + 1)} (${region})`),
      'guardrail',
    ),
  boundaryBlocks: ({ answer }) => count(answer('boundaryBlocks').length, 'block'),
  boundaryKeys: ({ answer }) => count(answer('boundaryKeys').length, 'key'),
  makeBoundary: ({ view }) => (view.flag('makeBoundary') ? 'with a boundary' : undefined),
});
