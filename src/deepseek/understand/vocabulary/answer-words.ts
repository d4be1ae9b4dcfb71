// Words that state answers: models, limits, encryption, destinations.
import { findModel } from '#deepseek/facts/models.ts';
import type { Concept } from '#deepseek/shared/concept.ts';
import { DIRECT_MODELS, modelNames } from './model-words.ts';

const model = (id: string) =>
  ({
    models: [id],
    servedModels: [id],
    approvedModels: [id],
    deniedModels: [id],
    denyScope: 'some',
    profileModels: [id],
    guardedModels: 'deepseek',
    guardedDeepSeek: [id],
  }) as const;

const SERVED = {
  invoke: 3,
  batch: 1,
  mantle: 1,
  'api-keys': 1,
  evaluation: 1,
  'host-ec2': -2,
  'host-ecs': -2,
  'host-eks': -2,
} as const;

export const ANSWER_WORDS: readonly Concept[] = [
  ...DIRECT_MODELS.map((each): Concept => ({
    words: modelNames(each),
    scenarios: SERVED,
    answers: { ...model(each.id), connectorTarget: 'model' },
    joins: { 'invoke-r1': 'invoke' },
  })),
  { words: ['v3', 'deepseek v3', 'deepseek chat'], scenarios: SERVED },
  {
    words: modelNames(findModel('r1')!),
    scenarios: { 'invoke-r1': 4, invoke: -1 },
    joins: { invoke: 'invoke-r1' },
    answers: {
      servedModels: ['r1'],
      approvedModels: ['r1'],
      deniedModels: ['r1'],
      denyScope: 'some',
      profileModels: ['r1'],
      guardedModels: 'deepseek',
      guardedDeepSeek: ['r1'],
      connectorTarget: 'r1',
    },
  },
  {
    words: [
      'stream',
      'streaming',
      'streamed',
      'token by token',
      'stream answer',
      'server sent event',
      'conversestream',
    ],
    answers: { streaming: true },
    negated: { streaming: false },
  },
  {
    words: ['invokemodelwithresponsestream', 'invokeendpointwithresponsestream'],
    near: /^(?!.*\bden[iy])/i,
    answers: { streaming: true },
    negated: { streaming: false },
  },
  {
    words: [
      'turn off streaming',
      'switch off streaming',
      'disable streaming',
      'deny streaming',
      'block streaming',
      'forbid streaming',
      'streaming off',
      'streaming disabled',
      'request response',
      'nothing streamed',
      'nothing is streamed',
      'plain request response',
    ],
    answers: { streaming: false },
  },
  {
    words: ['guardrail optional', 'optional guardrail', 'turn off guardrail', 'disable guardrail'],
    answers: { guardrailRule: 'none', requireGuardrail: false },
  },
  {
    words: ['leave vpc', 'leaving vpc', 'leave network', 'leave aws network', 'leave private network'],
    negated: { network: 'vpce', requireVpce: true },
  },
  {
    words: ['vpc'],
    negated: { functionInVpc: false, endpointVpc: false, jobInVpc: false, trainingVpc: false },
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
    families: { call: 1 },
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
    answers: { functionInVpc: true, endpointVpc: true, jobInVpc: true, trainingVpc: true },
    negated: { functionInVpc: false, endpointVpc: false, jobInVpc: false, trainingVpc: false },
  },
  {
    words: ['outside vpc', 'public subnet'],
    answers: { functionInVpc: false, endpointVpc: false, jobInVpc: false, trainingVpc: false },
  },
  { words: ['aws owned key', 'aws owned encryption'], answers: { modelEncryption: 'aws' } },
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
      ...['kms', 'kms key', 'customer managed key', 'customer managed kms key', 'cmk'].flatMap((key) => [
        key,
        `use ${key}`,
      ]),
      'sse kms',
      'encrypted with kms',
      'customer key',
      'customer kms key',
      'kms encrypted',
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
      'imported model encrypted with kms',
      'imported model encrypted with kms key',
      'imported model encrypted by kms',
      'encrypt imported model',
      'model encrypted with kms',
      'model encrypted with kms key',
      'encrypt model with kms',
      'encrypt model',
    ],
    scenarios: { 'invoke-imported': 4, import: 3 },
    answers: { modelEncryption: 'kms' },
  },
  {
    words: ['cloudwatch', 'cloudwatch log', 'log group', 'cloudwatch log group'],
    answers: { logDestination: 'cloudwatch' },
  },
  {
    words: ['to s3', 'in s3', 'into s3', 's3 bucket', 'to bucket', 'into bucket'],
    answers: { logDestination: 's3' },
  },
  {
    words: [
      'from organization',
      'from org',
      'within organization',
      'inside organization',
      'organization credential',
      'organization only',
      'only organization',
      'only from organization',
    ],
    answers: { endpointCallers: 'organization' },
  },
  {
    words: ['csi driver', 's3 csi driver', 'mountpoint'].flatMap((driver) => [
      `${driver} with driver level credential`,
      `${driver} with own role`,
      `${driver} role`,
      `${driver} driver level credential`,
    ]),
    scenarios: { 'host-eks': 4 },
    entities: ['eks-pods', 'eks-irsa'],
    answers: { weightsMount: 'driver' },
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
