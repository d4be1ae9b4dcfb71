// Words that state an answer in the few scenarios that ask for it, and mean nothing of it in others: “KMS”, “runtime”, “logs”.
import type { FieldValues } from '#deepseek/answers/answers.ts';

/** A row of words that speaks for no scenario: it is looked for as well as all others. */
export interface ValueWords {
  /** As in `Concept`. */
  readonly words: readonly string[];
  readonly answers?: FieldValues;
  /** Answers it states after "no", "not", "without" or "never". */
  readonly negated?: FieldValues;
}

const DENYING: readonly string[] = [
  'deny',
  'denying',
  'block',
  'forbid',
  'ban',
  'prohibit',
  'disallow',
  'refuse',
  'stop',
  'prevent',
  'no',
];

/** “Deny imports”, “imports denied”. */
const denied = (things: readonly string[]): readonly string[] =>
  things.flatMap((thing) => [
    ...DENYING.map((verb) => `${verb} ${thing}`),
    ...['denied', 'blocked', 'forbidden', 'not allowed', 'refused'].map((end) => `${thing} ${end}`),
  ]);

const allowed = (things: readonly string[]): readonly string[] =>
  things.flatMap((thing) =>
    ['allowed', 'stay allowed', 'too', 'as well', 'stay', 'approved', 'okay'].map((end) => `${thing} ${end}`),
  );

/** A switch, on where its words stand and off where they are denied. */
const toggle = (id: string, words: readonly string[]): ValueWords => ({
  words,
  answers: { [id]: true },
  negated: { [id]: false },
});

/** The same service has an endpoint, holds weights, and is a part of what a role may do. */
const service = (id: string, words: readonly string[]): ValueWords => ({
  words,
  answers: { endpointServices: [id], orgEndpointServices: [id] },
});

const LOGS = { functionLogs: false, buildLogs: false, glueLogs: false, workflowLogs: false };

const QUOTAS: readonly ValueWords[] = [
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

const ENDPOINTS: readonly ValueWords[] = [
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
  service('sagemaker-runtime', ['sagemaker runtime', 'sagemaker.runtime']),
  service('sagemaker-api', ['sagemaker api', 'sagemaker.api']),
  service('ecr-api', ['ecr api', 'ecr.api']),
  service('ecr-dkr', ['ecr dkr', 'ecr.dkr']),
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

const SERVING: readonly ValueWords[] = [
  {
    words: [
      'real time',
      'realtime',
      'real time endpoint',
      'synchronous',
      'synchronously',
      'sync',
      'low latency',
    ],
    answers: { inferenceOption: 'real-time', endpointCalls: 'real-time' },
  },
  {
    words: ['async', 'asynchronous', 'asynchronously', 'asynchron', 'async call', 'invokeendpointasync'],
    answers: { inferenceOption: 'async', endpointCalls: 'async' },
  },
  // “Both” is said elsewhere.
  {
    words: ['real time and async', 'real time and asynchronous', 'async and real time', 'sync and async'],
  },
  { words: ['data capture', 'capture data', 'capture'], negated: { dataCapture: false } },
  { words: ['batch transform', 'transform job'], answers: { inferenceOption: 'batch' } },
  {
    words: [
      'down to zero',
      'scale to zero',
      'scaling to zero',
      'scaled to zero',
      'scale to 0',
      'down to 0',
      'zero when idle',
      'to zero instance',
    ],
    answers: { autoscaling: true, scaleToZero: true, deployComponents: true },
    negated: { scaleToZero: false },
  },
  {
    words: [
      'download weight',
      'pod download',
      'pull weight',
      'fetch weight',
      'init container',
      'copy weight',
    ],
    answers: { weightsMount: 'download' },
  },
  {
    words: [
      'driver level credential',
      'driver credential',
      'credential of driver',
      'driver level',
      'role of driver',
    ],
    answers: { weightsMount: 'driver' },
  },
  { words: ['pod level credential', 'pod level', 'credential of pod'], answers: { weightsMount: 'pod' } },
  {
    words: ['existing node', 'node exist', 'existing node group', 'existing cluster', 'cluster exist'],
    answers: { eksNodes: 'existing', ecsCapacity: 'existing' },
  },
  { words: ['managed node group', 'managed node'], answers: { eksNodes: 'managed' } },
  {
    words: ['gpu instance', 'auto scaling group', 'capacity provider', 'ec2 capacity'],
    answers: { ecsCapacity: 'instances' },
  },
  {
    words: [
      'pull image',
      'image from ecr',
      'image in ecr',
      'ecr image',
      'image in ecr repository',
      'image from ecr repository',
    ],
    answers: { servedFrom: 'own' },
  },
  toggle('endpointTokens', ['openai client', 'openai sdk', 'openai compatible', 'openai compatible client']),
  toggle('pollResults', ['wait for result', 'poll result', 'poll s3', 'polling s3', 'poll for result']),
  toggle('tagHosting', ['tag endpoint', 'tag model', 'tag model and endpoint', 'endpoint tag']),
  toggle('describePeers', ['describe instance', 'list other instance', 'find peer']),
  toggle('executionRole', ['task execution role', 'ecs execution role']),
];

const CALLING: readonly ValueWords[] = [
  toggle('agentSockets', [
    'websocket',
    'web socket',
    'open websocket',
    'bidirectional streaming',
    'bidirectional stream',
    'socket',
  ]),
  toggle('agentStop', [
    'stop session',
    'end session',
    'terminate session',
    'stopping session',
    'ending session',
    'stopruntimesession',
    'kill session',
  ]),
  toggle('agentUsers', [
    'name user',
    'user id',
    'on behalf of user',
    'user identity',
    'invokeagentruntimeforuser',
  ]),
  toggle('agentHarness', ['managed harness', 'harness']),
  toggle('agentTelemetry', ['telemetry', 'trace', 'metric', 'observability', 'otel', 'opentelemetry']),
  toggle('agentTokens', ['workload access token', 'workload token', 'workload identity']),
  toggle('workflowTraces', ['x ray', 'xray', 'x ray trace', 'x ray tracing']),
  toggle('readProfile', ['getinferenceprofile', 'read inference profile', 'look up inference profile']),
  toggle('readImported', ['getimportedmodel', 'read imported model', 'look up imported model']),
  toggle('profileFallback', ['fallback', 'fall back', 'us profile too', 'us. profile too']),
  toggle('profileAdmin', [
    'profile admin',
    'policy for admin',
    'admin policy',
    'create profile',
    'manage profile',
  ]),
  toggle('sessionPolicy', [
    'session policy',
    'session limited to single model',
    'session limited to one model',
    'limit session to one model',
    'limit session to single model',
    'limit session',
    'one model per session',
    'single model per session',
    'session only one model',
    'session for one model',
    'model per session',
    'session only use one model',
    'session use one model',
    'session use single model',
    'session call one model',
    'session only call one model',
    'one model a session',
  ]),
  toggle('sourceConditions', [
    'confused deputy',
    'sourceaccount',
    'source account',
    'sourcearn',
    'source arn',
  ]),
  toggle('resourceAccount', ['only bucket of account', 'only bucket in account', 'resourceaccount']),
  toggle('trustNetwork', ['trust policy check network', 'network in trust policy', 'network when assumed']),
  toggle('deployComponents', ['inference component', 'share endpoint between model']),
  { words: ['anywhere', 'from anywhere', 'everywhere'], answers: { network: 'any' } },
  { words: ['role anywhere', 'rolesanywhere'] },
  {
    words: [
      'built in metric',
      'automatic',
      'automatically',
      'programmatic',
      'automatic evaluation',
      'algorithmic',
      'built in dataset',
      'bertscore',
      'accuracy',
      'toxicity',
    ],
    answers: { evaluationKind: 'automatic' },
  },
  {
    words: [
      'judge',
      'judged by model',
      'model judge',
      'llm as judge',
      'grader model',
      'graded by model',
      'judge model',
    ],
    answers: { evaluationKind: 'judge' },
  },
  {
    words: [
      'work team',
      'workforce',
      'human',
      'human judge',
      'people rate',
      'rated by people',
      'reviewer',
      'mechanical turk',
    ],
    answers: { evaluationKind: 'human' },
  },
];

const TRAINING: readonly ValueWords[] = [
  {
    words: ['eks', 'amazon eks', 'kubernete', 'kubernetes'],
    answers: { orchestrator: 'eks' },
  },
  toggle('podIdentity', ['pod identity', 'eks pod identity']),
  {
    words: ['tag job', 'tag import job', 'tag batch job', 'tag training job', 'tag result', 'job tag'],
    answers: { tagJobs: true },
    negated: { tagJobs: false, tagHosting: false },
  },
  { words: ['tag', 'tagging'], negated: { tagJobs: false, tagHosting: false } },
  { words: ['untagged'], answers: { tagJobs: false, tagHosting: false } },
  { words: ['recipe', 'training recipe', 'hyperpod recipe'], answers: { trainingImage: 'recipes' } },
  {
    words: ['aws training image', 'pytorch container', 'deep learning container'],
    answers: { trainingImage: 'aws' },
  },
  { words: ['sagemaker hub', 'private hub', 'hub content'], answers: { baseWeights: 'hub' } },
  {
    words: ['dedicated instance', 'gpu instance', 'training instance'],
    answers: { trainingCompute: 'instances' },
  },
];

const ORGANIZATION: readonly ValueWords[] = [
  {
    words: [
      'limit region',
      'restrict region',
      'region limit',
      'region restriction',
      'deny other region',
      'other region denied',
      'region lock',
      'only approved region',
    ],
    answers: { limitRegions: true },
    negated: { limitRegions: false },
  },
  {
    words: [
      'limit model',
      'restrict model',
      'deny other model',
      'deny model not approved',
      'only approved model',
    ],
    answers: { limitModels: true },
    negated: { limitModels: false },
  },
  {
    words: denied([
      'new model',
      'model import',
      'import',
      'importing',
      'custom model',
      'fine tuning',
      'imported model',
    ]),
    answers: { denyNewModels: true, sideDoors: true },
  },
  {
    words: ['imported model', 'custom model', 'marketplace model', 'imported'],
    answers: { sideDoors: true },
  },
  {
    words: denied([
      'new sagemaker endpoint',
      'new endpoint',
      'sagemaker endpoint',
      'sagemaker hosting',
      'sagemaker',
      'sagemaker serving',
      'serving',
      'endpoint',
      'hosting',
      'endpoint on sagemaker',
    ]),
    answers: { denyServing: true },
  },
  { words: denied(['prompt router', 'prompt routing']), answers: { denyManagedModels: true } },
  { words: denied(['gpu', 'gpu instance', 'accelerator', 'p5']), answers: { denyAccelerators: true } },
  {
    words: denied(['marketplace', 'subscription', 'marketplace subscription']),
    answers: { denySubscriptions: true },
  },
  {
    words: ['protect log', 'protect logging', 'protect guardrail', 'keep log on', 'protect control'],
    answers: { protectControls: true },
    negated: { protectControls: false },
  },
  toggle('keepWeights', [
    'rcp',
    'resource control policy',
    'keep weight in',
    'weight stay in',
    'keep weight',
  ]),
  toggle('declareEc2', ['declarative policy', 'ec2 declarative policy', 'imdsv2']),
  toggle('endpointPolicies', ['endpoint policy', 'policy on vpc endpoint', 'policy for vpc endpoint']),
  toggle('enforceBedrock', ['bedrock policy', 'check call with guardrail', 'guardrail on every call']),
  {
    words: allowed(['imported model', 'import']),
    answers: { otherArns: ['imported-model'] },
  },
  {
    words: allowed(['application inference profile']),
    answers: { otherArns: ['application-inference-profile'] },
  },
  { words: allowed(['marketplace endpoint', 'marketplace model']), answers: { otherArns: ['marketplace'] } },
  { words: allowed(['prompt router']), answers: { otherArns: ['prompt-router'] } },
  {
    words: [
      'deepseek call',
      'deepseek model only',
      'only deepseek',
      'deepseek only',
      'deepseek model',
      'call of deepseek',
    ],
    answers: { guardedModels: 'deepseek', denyScope: 'all' },
  },
  { words: ['comprehensive', 'whole content'], answers: { guardedContent: 'comprehensive' } },
  {
    words: ['selective', 'tagged content', 'input tag', 'guarded content'],
    answers: { guardedContent: 'selective' },
  },
  { words: ['deepseek', 'all deepseek', 'all deepseek model'], answers: { denyScope: 'all' } },
  // A model by name is not all of them.
  { words: ['deepseek r1', 'deepseek v3.1', 'deepseek v3.2', 'deepseek v3', 'deepseek 3.1', 'deepseek 3.2'] },
  toggle('perimeterTls', ['tls', 'https', 'https only', 'tls only', 'without tls', 'plain http']),
  toggle('bucketTls', ['https only', 'tls only', 'only https', 'only tls', 'deny http']),
];

const EC2: readonly ValueWords[] = [
  {
    words: [
      'imdsv2',
      'imds v2',
      'imdsv2 enforced',
      'imdsv2 required',
      'imdsv2 only',
      'enforce imdsv2',
      'require imdsv2',
    ],
    answers: { ec2Tokens: 'enforced' },
  },
  {
    words: ['imdsv2 default', 'imdsv2 by default', 'default to imdsv2', 'imdsv2 as default'],
    answers: { ec2Tokens: 'default' },
  },
  { words: ['imdsv1 allowed', 'imdsv1 stay', 'imdsv1 okay', 'imdsv1 too'], answers: { ec2Tokens: 'open' } },
  {
    words: [
      'hop limit 1',
      'hop limit of 1',
      'hop limit one',
      'hop limit of one',
      'one hop',
      '1 hop',
      'single hop',
    ],
    answers: { ec2Hops: '1' },
  },
  {
    words: ['hop limit 2', 'hop limit of 2', 'hop limit two', 'hop limit of two', 'two hop', '2 hop'],
    answers: { ec2Hops: '2' },
  },
  {
    words: [
      'only amazon ami',
      'only amazon image',
      'allow only amazon ami',
      'ami of amazon only',
      'only ami of amazon',
      'only ami from amazon',
      'amazon ami only',
    ],
    answers: { ec2Images: 'enabled', ec2ImageOwners: ['amazon'] },
  },
  {
    words: ['amazon ami', 'amazon image', 'ami of amazon', 'ami from amazon'],
    answers: { ec2ImageOwners: ['amazon'] },
  },
  {
    words: ['amazon and aws marketplace ami', 'amazon and marketplace ami', 'amazon and marketplace image'],
    answers: { ec2ImageOwners: ['amazon', 'aws_marketplace'] },
  },
  {
    words: [
      'marketplace ami',
      'aws marketplace ami',
      'ami of marketplace',
      'ami from marketplace',
      'marketplace image',
    ],
    answers: { ec2ImageOwners: ['aws_marketplace'] },
  },
  {
    words: ['backup ami', 'aws backup ami', 'ami of aws backup'],
    answers: { ec2ImageOwners: ['aws_backup_vault'] },
  },
  {
    words: [
      'refuse other',
      'allowed ami',
      'allowed image',
      'refuse other ami',
      'block other ami',
      'deny other ami',
    ],
    answers: { ec2Images: 'enabled' },
  },
  {
    words: ['audit mode', 'audit ami', 'audit only', 'only audit', 'audit image'],
    answers: { ec2Images: 'audit' },
  },
  {
    words: denied([
      'public ami',
      'public image',
      'sharing ami',
      'ami sharing',
      'public sharing of ami',
      'sharing image',
    ]),
    answers: { ec2ImageSharing: true },
  },
  {
    words: denied(['public snapshot', 'snapshot sharing', 'public sharing of snapshot']),
    answers: { ec2SnapshotSharing: 'all' },
  },
  {
    words: ['block new public snapshot', 'deny new public snapshot', 'no new public snapshot'],
    answers: { ec2SnapshotSharing: 'new' },
  },
  {
    words: denied([
      'ingress',
      'inbound internet',
      'internet ingress',
      'inbound traffic from internet',
      'inbound',
    ]),
    answers: { ec2Internet: 'ingress' },
  },
  {
    words: denied(['all internet', 'internet both way', 'bidirectional internet', 'all internet traffic']),
    answers: { ec2Internet: 'both' },
  },
  toggle('ec2Exclusions', ['exclusion', 'exclude vpc', 'exclude subnet', 'exclude vpcs and subnet']),
  {
    words: [
      'turn off serial console',
      'turn serial console off',
      'switch off serial console',
      'disable serial console',
      'serial console off',
      'serial console disabled',
      ...denied(['serial console', 'serial console access']),
    ],
    answers: { ec2SerialConsole: true },
  },
  { words: ['serial console'], negated: { ec2SerialConsole: true } },
];

const boundary = (block: string, words: readonly string[]): ValueWords => ({
  words,
  answers: { boundaryBlocks: [block] },
});

const BOUNDARY: readonly ValueWords[] = [
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

/** Each list is read by itself: “bedrock-runtime” is the endpoint, and Bedrock. */
export const VALUE_WORDS: readonly (readonly ValueWords[])[] = [
  [...QUOTAS, ...SERVING, ...CALLING, ...TRAINING, ...ORGANIZATION, ...EC2],
  [...ENDPOINTS, ...BOUNDARY],
];
