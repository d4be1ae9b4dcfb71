// How the answers on models, endpoints and hosting are summed up in their step's line.
import { count } from '#core/text/words.ts';
import { addSummaries, modelNames, noSummary, oneOrCount } from './step-summary.ts';

addSummaries({
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
  servedFrom: ({ answer }) => ({ jumpstart: 'JumpStart', 'aws-image': 'AWS’s image' })[answer('servedFrom')],
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
});
