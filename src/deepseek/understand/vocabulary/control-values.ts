// Words for what an organization allows, denies and sets up alike: “deny imports”, “IMDSv2”, “public AMIs”.
import { MODELS } from '#deepseek/facts/models.ts';
import { modelNames } from './model-words.ts';
import { allowed, denied, toggle, type ValueWords } from './value-row.ts';

export const ORGANIZATION: readonly ValueWords[] = [
  {
    words: [
      'limit region',
      'restrict region',
      'region limit',
      'region restriction',
      'deny other region',
      'region lock',
      'only approved region',
      ...denied(['other region', 'unapproved region', 'region not approved']),
    ],
    answers: { limitRegions: true },
    negated: { limitRegions: false },
  },
  {
    words: [
      'limit model',
      'restrict model',
      ...denied(['other model', 'unapproved model', 'model not approved', 'other vendor']),
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
  {
    words: denied(['gpu', 'gpu instance', 'accelerator', 'accelerator instance', 'p5']),
    answers: { denyAccelerators: true },
  },
  {
    words: denied(['marketplace', 'subscription', 'marketplace subscription']),
    answers: { denySubscriptions: true },
  },
  {
    words: ['protect', 'touch', 'tamper', 'keep', 'nobody', 'no one', 'turn off', 'change'].flatMap((verb) =>
      ['log', 'logging', 'guardrail', 'control', 'log on', 'touch log', 'touch guardrail', 'change log'].map(
        (thing) => `${verb} ${thing}`,
      ),
    ),
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
  { words: ['deepseek', 'all deepseek model'], answers: { denyScope: 'all' } },
  // A model by name is not all of them.
  { words: ['deepseek v3', ...MODELS.flatMap(modelNames).filter((name) => name.startsWith('deepseek '))] },
  toggle('perimeterTls', ['tls', 'https', 'https only', 'tls only', 'without tls', 'plain http']),
  toggle('bucketTls', ['https only', 'tls only', 'only https', 'only tls', 'deny http']),
];

export const EC2: readonly ValueWords[] = [
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
  { words: ['imdsv1', 'imds v1'], negated: { ec2Tokens: 'enforced' } },
  { words: ['imdsv1 allowed', 'imdsv1 stay', 'imdsv1 okay', 'imdsv1 too'], answers: { ec2Tokens: 'open' } },
  {
    words: ['hop limit 1', 'hop 1', 'hop limit one', 'one hop', '1 hop', 'single hop'],
    answers: { ec2Hops: '1' },
  },
  {
    words: ['hop limit 2', 'hop 2', 'hop limit two', 'two hop', '2 hop'],
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
  // Whose images they are is an account.
  { words: ['allowed ami account', 'allowed image account', 'ami account'] },
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
  toggle('ec2Exclusions', [
    'exclusion',
    ...['exclude', 'excluded'].flatMap((verb) => [
      `${verb} vpc`,
      `${verb} subnet`,
      `${verb} vpcs and subnet`,
    ]),
  ]),
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
