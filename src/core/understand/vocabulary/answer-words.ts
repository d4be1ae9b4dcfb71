// Words that state answers: models, locks, encryption, destinations.
import type { Concept } from '#core/understand/concept.ts';

const model = (id: string) =>
  ({
    models: [id],
    servedModels: [id],
    approvedModels: [id],
    deniedModels: [id],
    denyScope: 'some',
    profileModels: [id],
  }) as const;

const SERVED = { invoke: 2, batch: 1, mantle: 1, 'api-keys': 1, evaluation: 1 } as const;

export const ANSWER_WORDS: readonly Concept[] = [
  {
    words: ['v3.2', 'deepseek v3.2', 'deepseek 3.2', '3.2', 'deepseek.v3.2'],
    scenarios: SERVED,
    answers: { ...model('v3.2'), connectorTarget: 'model' },
    joins: { 'invoke-r1': 'invoke' },
  },
  {
    words: ['v3.1', 'deepseek v3.1', 'deepseek 3.1', '3.1', 'deepseek v3 v1', 'deepseek.v3 v1'],
    scenarios: SERVED,
    answers: { ...model('v3.1'), connectorTarget: 'model' },
    joins: { 'invoke-r1': 'invoke' },
  },
  { words: ['v3', 'deepseek v3', 'deepseek chat'], scenarios: SERVED },
  {
    words: [
      'r1',
      'deepseek r1',
      'deepseek.r1 v1',
      'us.deepseek.r1 v1',
      'deepseek reasoner',
      'deepseek r1 0528',
    ],
    scenarios: { 'invoke-r1': 4, invoke: -1 },
    joins: { invoke: 'invoke-r1' },
    answers: {
      servedModels: ['r1'],
      approvedModels: ['r1'],
      deniedModels: ['r1'],
      denyScope: 'some',
      profileModels: ['r1'],
      connectorTarget: 'r1',
    },
  },
  {
    words: ['stream', 'streaming', 'streamed', 'token by token', 'stream answer', 'server sent event'],
    answers: { streaming: true },
    negated: { streaming: false },
  },
  {
    words: [
      'vpc endpoint',
      'vpce',
      'privatelink',
      'private link',
      'interface endpoint',
      'private endpoint',
      'privately',
      'private network',
      'interface vpc endpoint',
    ],
    scenarios: { 'approve-models': 1 },
    answers: { network: 'vpce', requireVpce: true },
    negated: { network: 'any', requireVpce: false },
  },
  {
    words: ['internet', 'public internet'],
    negated: { network: 'vpce', requireVpce: true },
  },
  {
    words: [
      'in vpc',
      'inside vpc',
      'private subnet',
      'in private subnet',
      'vpc attached',
      'in vpc private subnet',
      'attached to vpc',
    ],
    answers: { functionInVpc: true, endpointVpc: true, jobInVpc: true },
    negated: { functionInVpc: false, endpointVpc: false, jobInVpc: false },
  },
  {
    words: [
      'office ip',
      'ip range',
      'public ip',
      'ip address',
      'office network',
      'source ip',
      'from office',
      'fixed ip',
    ],
    answers: { network: 'ip' },
  },
  {
    words: ['guardrail', 'bedrock guardrail', 'require guardrail', 'content filter'],
    scenarios: { 'approve-models': 1, 'share-guardrail': 1 },
    answers: { guardrailRule: 'required', requireGuardrail: true },
    negated: { guardrailRule: 'none', requireGuardrail: false },
  },
  {
    words: [
      'enforced guardrail',
      'account enforced guardrail',
      'organization enforced guardrail',
      'org enforced guardrail',
    ],
    answers: { enforcedGuardrail: true },
    negated: { enforcedGuardrail: false },
  },
  {
    words: ['priority tier', 'premium tier', 'priority service tier', 'priority'],
    negated: { noPriorityTier: true },
  },
  {
    words: [
      'kms',
      'kms key',
      'customer managed key',
      'customer managed kms key',
      'cmk',
      'sse kms',
      'encrypted with kms',
      'encrypted by kms',
    ],
    scenarios: { import: 1 },
    answers: { weightsEncryption: 'kms' },
    negated: { weightsEncryption: 's3' },
  },
  {
    words: ['sse s3', 's3 encryption', 'default encryption', 'unencrypted'],
    answers: { weightsEncryption: 's3' },
  },
  {
    words: [
      'imported model encrypted',
      'encrypt imported model',
      'model encrypted with kms',
      'model encrypted with kms key',
      'encrypt model with kms',
      'encrypt model',
    ],
    scenarios: { 'invoke-imported': 4, import: 3 },
    answers: { modelEncryption: 'kms' },
  },
  { words: ['cloudwatch', 'cloudwatch log', 'log group'], answers: { logDestination: 'cloudwatch' } },
  { words: ['to s3', 'in s3', 'into s3', 's3 bucket'], answers: { logDestination: 's3' } },
  {
    words: [
      'cloudwatch and s3',
      's3 and cloudwatch',
      'cloudwatch and to s3',
      's3 and to cloudwatch',
      'cloudwatch log and s3',
      'to cloudwatch and s3',
      'to s3 and cloudwatch',
    ],
    answers: { logDestination: 'both' },
  },
  {
    words: [
      'from organization',
      'from org',
      'within organization',
      'inside organization',
      'organization credential',
    ],
    answers: { endpointCallers: 'organization' },
  },
  { words: ['1 hour', 'one hour'], answers: { sessionDuration: '3600' } },
  { words: ['12 hour', 'twelve hour'], answers: { sessionDuration: '43200' } },
  { words: ['govcloud', 'aws govcloud', 'gov cloud'], answers: { governPartition: 'aws-us-gov' } },
  { words: ['china', 'aws china', 'china region'], answers: { governPartition: 'aws-cn' } },
  {
    words: ['sovereign cloud', 'european sovereign cloud', 'eusc'],
    answers: { governPartition: 'aws-eusc' },
  },
];
