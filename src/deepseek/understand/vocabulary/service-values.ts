// Words for services, as endpoints, quotas, holders of weights and parts of a boundary: “KMS”, “runtime”, “logs”.
import { toggle, type ValueWords } from './value-row.ts';

/** The same service has an endpoint, holds weights, and is a part of what a role may do. */
const service = (id: string, words: readonly string[]): ValueWords => ({
  words,
  answers: { endpointServices: [id], orgEndpointServices: [id] },
});

const LOGS = { functionLogs: false, buildLogs: false, glueLogs: false, workflowLogs: false };

export const QUOTAS: readonly ValueWords[] = [
  {
    words: [
      'bedrock quota',
      'bedrock',
      'token per minute',
      'request per minute',
      'tpm',
      'rpm',
      'token per day',
      'throttled',
      'throttling',
      'model invocation',
    ],
    answers: { quotaServices: ['bedrock'] },
  },
  {
    words: [
      'ml p5',
      'ml p4d',
      'ml g5',
      'ml g6',
      'ml p5en',
      'ml g6e',
      'sagemaker',
      'endpoint instance',
      'training instance',
      'training job instance',
      'hyperpod',
    ],
    answers: { quotaServices: ['sagemaker'] },
  },
  {
    words: [
      'ec2',
      'vcpu',
      'gpu instance',
      'p instance',
      'g instance',
      'p5',
      'p5en',
      'p4d',
      'g5',
      'g6',
      'g6e',
    ],
    answers: { quotaServices: ['ec2'] },
  },
];

export const ENDPOINTS: readonly ValueWords[] = [
  {
    words: ['bedrock runtime', 'runtime', 'invokemodel', 'converse'],
    answers: { keyEndpoints: ['runtime'], endpointServices: ['runtime'], orgEndpointServices: ['runtime'] },
  },
  // Of another service.
  { words: ['agentcore runtime', 'runtime agent', 'agent runtime arn'] },
  {
    words: ['mantle', 'bedrock mantle'],
    answers: {
      endpointServices: ['mantle'],
      orgEndpointServices: ['mantle'],
      boundaryBlocks: ['mantle'],
    },
  },
  service('control', ['bedrock control plane', 'control plane', 'bedrock api endpoint']),
  service('agent', ['bedrock agent', 'bedrock agent build time']),
  service('agent-runtime', ['bedrock agent runtime', 'agent runtime']),
  service('sagemaker-runtime', ['sagemaker runtime']),
  service('sagemaker-api', ['sagemaker api']),
  service('ecr-api', ['ecr api']),
  service('ecr-dkr', ['ecr dkr']),
  {
    words: ['kms', 'key management service'],
    answers: {
      endpointServices: ['kms'],
      orgEndpointServices: ['kms'],
      perimeterServices: ['kms'],
      boundaryBlocks: ['keys'],
    },
  },
  {
    words: ['sts', 'security token service'],
    answers: { endpointServices: ['sts'], orgEndpointServices: ['sts'], perimeterServices: ['sts'] },
  },
  {
    words: ['s3', 's3 gateway', 'gateway endpoint', 's3 endpoint'],
    answers: { endpointServices: ['s3'], orgEndpointServices: ['s3'], perimeterServices: ['s3'] },
  },
  {
    words: ['ecr', 'container registry'],
    answers: {
      endpointServices: ['ecr-api', 'ecr-dkr'],
      orgEndpointServices: ['ecr-api', 'ecr-dkr'],
      perimeterServices: ['ecr'],
    },
  },
  {
    words: ['log', 'cloudwatch log'],
    answers: { endpointServices: ['logs'], boundaryBlocks: ['logs'] },
    negated: LOGS,
  },
  // What Bedrock logs is no log of the caller.
  {
    words: [
      'log prompt',
      'log request',
      'log call',
      'log answer',
      'log response',
      'prompt log',
      'invocation log',
    ],
  },
  {
    words: ['cloudwatch log endpoint', 'log endpoint', 'cloudwatch log service', 'weight in log'],
    answers: { endpointServices: ['logs'], orgEndpointServices: ['logs'], perimeterServices: ['logs'] },
  },
  {
    words: [
      'write log',
      'write cloudwatch log',
      'function log',
      'build log',
      'execution log',
      'cloudwatch logging',
      ...['cloudwatch', 'log', 'cloudwatch log', 'logging'].flatMap((log) =>
        ['right', 'permission', 'access'].map((right) => `${log} ${right}`),
      ),
    ],
    answers: { functionLogs: true, buildLogs: true, glueLogs: true, workflowLogs: true },
    negated: LOGS,
  },
  {
    words: ['aoss', 'opensearch serverless', 'vector collection'],
    answers: { perimeterServices: ['aoss'] },
  },
  {
    words: ['bucket', 's3 bucket'].flatMap((bucket) =>
      ['key', 'kms key'].flatMap((key) => [`${bucket} and ${key}`, `${key} and ${bucket}`]),
    ),
    answers: { perimeterServices: ['s3', 'kms'] },
  },
  {
    words: [
      'weight bucket',
      'model bucket',
      'bucket with weight',
      'bucket hold weight',
      'bucket holding weight',
      'bucket of weight',
    ],
    answers: { perimeterServices: ['s3'] },
  },
  { words: ['weight key', 'encryption key', 'kms key'], answers: { perimeterServices: ['kms'] } },
  {
    words: [
      'only caller of organization',
      'caller of organization',
      'caller from organization',
      'caller in organization',
      'credential of organization',
      'only principal of organization',
      'principal of organization',
      'organization principal',
      'only identity of organization',
      'caller of org',
      'caller from org',
      'caller in org',
      'principal of org',
      'principal from org',
      'principal in org',
      'principal from organization',
      'principal in organization',
      'credential of org',
      'role of organization',
      'role of org',
    ],
    answers: { endpointCallers: 'organization' },
  },
  {
    words: ['only account', 'caller of account', 'only caller of account', 'credential of account'],
    answers: { endpointCallers: 'account' },
  },
  toggle('endpointKeys', ['api key', 'bearer token', 'bedrock api key']),
];

const boundary = (block: string, words: readonly string[]): ValueWords => ({
  words,
  answers: { boundaryBlocks: [block] },
});

export const BOUNDARY: readonly ValueWords[] = [
  boundary('models', [
    'serverless model',
    'foundation model',
    'on demand model',
    'call model',
    'invoke model',
  ]),
  boundary('profiles', ['inference profile', 'cross region profile']),
  boundary('app-profiles', ['application inference profile', 'application profile']),
  boundary('imported', ['imported model']),
  boundary('guardrails', ['guardrail']),
  boundary('shared-guardrails', ['shared guardrail', 'guardrail of other account']),
  boundary('short-keys', ['api key', 'short term key', 'short term api key']),
  boundary('prompts', ['stored prompt', 'prompt management', 'managed prompt']),
  boundary('vpc-functions', ['function in vpc', 'lambda in vpc', 'vpc function']),
  boundary('service-logs', ['service log']),
  boundary('agentcore', ['agentcore', 'agentcore runtime']),
  boundary('console', ['console', 'bedrock console', 'playground']),
  boundary('marketplace', ['marketplace', 'marketplace endpoint', 'bedrock marketplace']),
  boundary('sagemaker', ['sagemaker', 'sagemaker endpoint']),
  boundary('reads', ['list model', 'read model list', 'describe model']),
];
