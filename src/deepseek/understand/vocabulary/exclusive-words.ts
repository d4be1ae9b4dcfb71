// Words that imply what cannot hold together: “no internet” and “from my laptop”, “least privilege” and “bedrock:*”.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { MODELS } from '#deepseek/facts/models.ts';

/** One of two things of which only one can hold. */
export interface Side {
  /** What it means as an answer; without one, what is stated stays as it is. */
  readonly value?: FieldValue;
  /** As in `Concept`. Where they are denied, the other side is meant. */
  readonly words: readonly string[];
  /** The same, as no words are written. Global. */
  readonly like?: RegExp;
  /** What the text is about, and implies it. */
  readonly scenario?: ScenarioId;
  /** What other words state, and implies it. */
  readonly answers?: FieldValues;
}

export interface Exclusion {
  /** The question that asks which of them holds. */
  readonly field: FieldId | 'scenario';
  readonly sides: readonly [Side, Side];
  /** Both hold with this in the sentence: from a laptop into the VPC there is a VPN. */
  readonly unless?: RegExp;
}

/** The words between commas. */
const listed = (text: string): readonly string[] => text.trim().split(/,\s+/);

const VPN = /\b(?:vpns?|direct connect|bastion|tunnel\w*|workspaces?|cloud9|jump hosts?)\b/i;

/** Each row: the one, the other. Both denied, or both said of the same, is no contradiction. */
export const EXCLUSIONS: readonly Exclusion[] = [
  {
    field: 'network',
    sides: [
      {
        value: 'vpce',
        words: listed(
          'vpc only, only vpc, only inside vpc, only from vpc, only within vpc, only from within vpc, only from inside vpc, from within vpc, leave vpc, air gapped',
        ),
        answers: { network: 'vpce' },
      },
      {
        value: 'any',
        words: listed(`
          internet, public internet, public endpoint, public bedrock endpoint, public api endpoint, anywhere,
          everywhere, laptop, from home, home office, from outside, coffee shop`),
      },
    ],
    unless: VPN,
  },
  {
    field: 'network',
    sides: [
      { value: 'vpce', words: listed('private subnet, private network, isolated subnet') },
      { value: 'any', words: listed('laptop, from home, home office, coffee shop') },
    ],
    unless: VPN,
  },
  {
    field: 'streaming',
    sides: [
      {
        value: true,
        words: listed(`
          stream, streaming, streamed, token by token, word by word, invokemodelwithresponsestream,
          conversestream`),
        answers: { streaming: true },
      },
      {
        value: false,
        words: listed(`
          whole answer at once, complete answer, whole answer, full answer at once, answer in one piece,
          result in one piece, in one piece, non streaming`),
      },
    ],
  },
  {
    field: 'noPriorityTier',
    sides: [
      {
        value: false,
        words: listed('priority tier, priority service tier, service tier priority, tier priority'),
      },
      { value: true, words: listed('standard tier, default tier, flex tier') },
    ],
  },
  {
    field: 'models',
    sides: [
      {
        words: listed(`
          least privilege, minimal permission, minimum permission, minimal right, minimum right,
          smallest permission, smallest right, as little as possible, as few permission as possible,
          strictly necessary, nothing more than necessary, tightly scoped, minimal access, minimal role, minimum role, minimal policy`),
      },
      {
        value: MODELS.map(({ id }) => id),
        words: listed(`
          full access, full bedrock access, admin access, admin right, administrator access, unrestricted access,
          administratoraccess, amazonbedrockfullaccess, amazonsagemakerfullaccess, amazons3fullaccess,
          poweruseraccess, wildcard permission, do everything, everything in bedrock`),
        like: /\b[a-z][a-z\d-]+:\*(?![\w:])|\b(?:all|every|any) (?:(?:bedrock|sagemaker) )?(?:permissions?|actions?)\b/gi,
      },
    ],
  },
  {
    field: 'entity',
    sides: [
      {
        value: 'identity-center',
        words: listed('short lived credential, temporary credential, short term credential, keyless'),
      },
      {
        value: 'mfa-user',
        words: listed(`
          long lived key, long lived credential, long lived access key, long lived token, long term credential,
          static credential, static key, static access key, access key, permanent key, permanent credential,
          iam user`),
        answers: { entity: 'mfa-user' },
      },
    ],
    unless: /\bmfa\b|\bapi keys?\b|\bconsole\b/i,
  },
  {
    field: 'entity',
    sides: [
      { value: 'mfa-user', words: ['mfa', 'multi factor authentication'] },
      { value: 'own-role', words: ['password only', 'only password'] },
    ],
  },
  {
    field: 'noLongTermKeys',
    sides: [
      {
        value: true,
        words: listed('short term key, short term api key, short term bedrock api key, short lived key'),
      },
      {
        value: false,
        words: listed(`
          long term key, long term api key, long term bedrock api key, api key long term, long lived api key,
          never expire, not expire, no expiry, permanent api key`),
      },
    ],
  },
  {
    field: 'weightsEncryption',
    sides: [
      {
        value: 'kms',
        words: listed(`
          kms, kms key, cmk, customer managed key, encrypted with key, encrypted by key, encrypted under key,
          encrypt with key, own kms key`),
      },
      { value: 's3', words: [] },
    ],
    // The weights with a key, and the logs without.
    unless: /\b(?:weights?|files?|models?)\b[\s\S]*\b(?:logs?|results?|outputs?|volumes?|topics?)\b/i,
  },
  {
    field: 'scenario',
    sides: [
      {
        value: 'batch',
        words: listed('batch inference, batch inference job, batch job, bulk job'),
        scenario: 'batch',
      },
      {
        value: 'invoke',
        words: listed(`
          real time, in real time, realtime, interactive, interactively, live, instantly, within second,
          immediately, while user wait, low latency`),
      },
    ],
    // Two tasks.
    unless: /\b(?:and|plus|also|besides|while)\b/i,
  },
  {
    field: 'scenario',
    sides: [
      { value: 'invoke', words: listed('on demand, on demand only, pay per token') },
      {
        value: 'invoke-arns',
        words: listed('provisioned throughput, provisioned model, provisioned capacity'),
      },
    ],
  },
  {
    field: 'gpuCapacity',
    sides: [
      {
        value: 'open',
        words: listed('on demand only, only on demand, on demand instance only, only on demand instance'),
      },
      {
        value: 'block',
        words: listed(
          'spot, spot instance, spot only, capacity block, capacity reservation, reserved instance',
        ),
      },
    ],
  },
  {
    field: 'scaleToZero',
    sides: [
      { value: true, words: listed('scale to zero, scaling to zero, zero instance, scaled to zero') },
      {
        value: false,
        words: listed(`
          always on, always running, never stop, one instance always`),
        like: /\b(?:min(?:imum)?(?: of)?|at least) (?:[1-9]\d*|one|two|three) instances?\b/gi,
      },
    ],
  },
  {
    field: 'autoscaling',
    sides: [
      {
        value: true,
        words: listed(
          'autoscaling, auto scaling, scale automatically, scale out, scaling, automatic scaling',
        ),
      },
      {
        value: false,
        words: listed(
          'fixed size, fixed instance count, fixed number of instance, exactly one instance, constant size',
        ),
      },
    ],
  },
  {
    field: 'ec2Tokens',
    sides: [
      {
        value: 'enforced',
        words: listed(`
          imdsv2 required, require imdsv2, imdsv2 only, only imdsv2, enforce imdsv2, imdsv2 enforced,
          imdsv2 mandatory, v2 required, require v2, v2 only, v2 mandatory`),
        answers: { ec2Tokens: 'enforced' },
      },
      { value: 'open', words: listed('imdsv1, imds v1, imdsv1 allowed, imdsv2 optional, v2 optional') },
    ],
  },
  {
    field: 'scenario',
    sides: [
      {
        value: 'download-weights',
        words: listed('read only, readonly, only read, read only access, view only, only download'),
      },
      {
        value: 'upload-weights',
        words: listed(`
          upload weight, upload new weight, upload weight there, upload checkpoint, upload file, upload new file,
          write weight, replace weight, overwrite weight, delete weight, delete old one, delete file,
          delete old weight, delete old file, write access, write to it`),
      },
    ],
    unless: /\b(?:(?:another|other|different|second) bucket|consumers?|readers?|subscribers?)\b/i,
  },
  {
    field: 'scenario',
    sides: [
      {
        value: 'logging',
        words: listed(
          'log prompt, logging of prompt, full text, full prompt, prompt logging, store prompt, record prompt',
        ),
        scenario: 'logging',
      },
      { value: 'invoke', words: listed('log nothing, nothing is logged') },
    ],
  },
  {
    field: 'guardrailRule',
    sides: [
      {
        value: 'required',
        words: listed('guardrail required, guardrail mandatory, require guardrail, mandatory guardrail'),
        answers: { guardrailRule: 'required' },
      },
      { value: 'none', words: listed('guardrail optional, optional guardrail, guardrail not needed') },
    ],
  },
  {
    field: 'guardrailRule',
    sides: [
      {
        value: 'required',
        words: listed('enforce guardrail, guardrail enforced'),
        scenario: 'enforce-guardrail',
      },
      { value: 'none', words: listed('without guardrail, no guardrail') },
    ],
    unless: /\b(?:fail|reject|refus)/i,
  },
  {
    field: 'scenario',
    sides: [
      { value: 'opensearch', words: listed('opensearch domain, opensearch service domain') },
      {
        value: 'opensearch-serverless',
        words: listed('opensearch serverless, opensearch serverless collection, serverless collection'),
      },
    ],
    unless: /\b(?:and|plus|also)\b/i,
  },
  {
    field: 'trainingCompute',
    sides: [
      {
        value: 'serverless',
        words: listed('serverless training, fully serverless, serverless job'),
        answers: { trainingCompute: 'serverless' },
      },
      {
        value: 'instances',
        words: ['on gpu instance'],
        like: /\b(?:ml\.)?(?:p[3-6]|g[4-7]|trn\d)\w*(?:\.\w+)? (?:instances?|nodes?|machines?)\b/gi,
      },
    ],
  },
  {
    field: 'ec2SnapshotSharing',
    sides: [
      { value: 'all', words: ['block public snapshot'], answers: { ec2SnapshotSharing: 'all' } },
      { value: 'open', words: listed('allow public snapshot, public snapshot allowed') },
    ],
  },
  {
    field: 'ec2ImageSharing',
    sides: [
      { value: true, words: ['block public ami'], answers: { ec2ImageSharing: true } },
      { value: false, words: listed('allow public ami, public ami allowed, allow public image') },
    ],
  },
  {
    field: 'githubRef',
    sides: [
      {
        value: '*',
        words: listed('wildcard branch, whichever branch, regardless of branch'),
        like: /\b(?:any|all|every|each) branch(?:es)?\b/gi,
      },
      { value: 'main', words: listed('only main, main only, only branch main, branch main, only from main') },
    ],
  },
  {
    field: 'externalId',
    sides: [{ words: ['external id'] }, { value: '', words: [] }],
  },
  {
    field: 'principalOrg',
    sides: [
      {
        words: listed(`
          only organization, organization only, from organization only, only from organization, only from org,
          from org only, only org`),
      },
      { value: '', words: listed('outside organization, outside org, external account') },
    ],
  },
  {
    field: 'keepWeights',
    sides: [
      {
        value: true,
        words: listed(`
          keep weight in organization, weight stay in organization, keep weight in org, weight stay in org,
          keep weight inside organization, weight never leave`),
      },
      {
        value: false,
        words: listed(`
          leave organization, leave org, weight outside organization, outside organization, outside org,
          share weight with vendor, share weight with partner`),
      },
    ],
  },
];
