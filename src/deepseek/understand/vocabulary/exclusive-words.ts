// Words that imply what cannot hold together: “no internet” and “from my laptop”, “least privilege” and “bedrock:*”.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { MODELS } from '#deepseek/facts/models.ts';

/** What else implies one of two things than its words. */
export interface AlsoImplied {
  /** What is no phrase of words. Global. */
  readonly like?: RegExp;
  /** What the text is about. */
  readonly scenarios?: readonly ScenarioId[];
  /** Who calls. */
  readonly entities?: readonly EntityId[];
  /** What other words state. */
  readonly answers?: FieldValues;
}

/** Two things of which only one can hold: each member has first the one, then the other. */
export interface ExclusiveRow {
  /** The question that asks which of them holds. */
  readonly field: FieldId | 'scenario';
  /** What each means as an answer; undefined, where what is stated stays as it is. */
  readonly values: readonly [FieldValue | undefined, FieldValue | undefined];
  /** Phrases as in `Concept`, between commas. Where they are denied, the other is meant. */
  readonly words: readonly [string, string];
  readonly also?: readonly [AlsoImplied, AlsoImplied];
  /** Why not both, where AWS says so and the words do not. */
  readonly why?: string;
  /** Both hold with this in the sentence: from a laptop into the VPC there is a VPN. */
  readonly unless?: RegExp;
}

const EVERY_MODEL = MODELS.map(({ id }) => id);

/** “The trust policy must not ask for one”. */
const NOT_ASKED =
  /\b(?:not|never|n['’]t) (?:be )?(?:ask(?:ed)? for|require|demand|need|have|send|use) (?:one|it)\b|\bwithout (?:one|it)\b/gi;

const VPN = /\b(?:vpns?|direct connect|bastion|tunnel\w*|workspaces?|cloud9|jump hosts?)\b/i;

export const EXCLUSIVE: readonly ExclusiveRow[] = [
  {
    field: 'network',
    values: ['vpce', 'any'],
    words: [
      `vpc only, only vpc, only inside vpc, only from vpc, only within vpc, only from within vpc,
      only from inside vpc, from within vpc, leave vpc, stay inside vpc, stay in vpc, stay within vpc, air gapped, network restriction`,
      `internet, public internet, public endpoint, public address, public bedrock endpoint, public api endpoint,
      anywhere, everywhere, laptop, from home, home office, from outside, coffee shop, hotel, hotel wifi, airport`,
    ],
    also: [{ answers: { network: 'vpce' } }, {}],
    unless: VPN,
  },
  {
    field: 'network',
    values: ['vpce', 'any'],
    words: [
      'private subnet, private network, isolated subnet, only from office, only office network, only office',
      'laptop, from home, work from home, home office, coffee shop, hotel, airport',
    ],
    unless: VPN,
  },
  {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining
    field: 'sessionDuration',
    values: [undefined, undefined],
    words: ['role chaining, chaining from another role, chained role, chained session, chain from role', ''],
    also: [
      { like: /\bfrom (?:its|their) own role\b|\b(?:another|hub|second) role assumes\b/gi },
      { like: /\b(?:[2-9]|1[0-2]|two|three|four|six|eight|twelve)[- ]?(?:h|hours?)\b/gi },
    ],
  },
  {
    field: 'githubRef',
    values: [undefined, 'main'],
    words: [
      'pull request, pull request job, pr job, pr build',
      'only main, main only, nothing but main, only branch main, strictly main',
    ],
  },
  {
    field: 'streaming',
    values: [true, false],
    words: [
      `stream, streaming, streamed, token by token, word by word, invokemodelwithresponsestream,
      conversestream`,
      `whole answer at once, complete answer, whole answer, full answer at once, answer in one piece,
      result in one piece, in one piece, in one go, non streaming, single response, one response,
      finished answer, answer as whole, read as whole`,
    ],
    also: [
      {
        answers: { streaming: true },
        like: /\btypewriter\b|\b(?:words?|tokens?|letters|text|answers?) (?:\w+ ){0,2}(?:appears?|arrives?|comes?|shows? up|flows?) (?:one by one|bit by bit|piece by piece|while|as (?:it|they)|live|gradually)\b|\b(?:words?|tokens?|text|answer|it) as (?:they|it)(?: (?:is|are)|['’]s)? (?:comes?|arrives?|appears?|(?:being )?(?:written|generated|produced))\b/gi,
      },
      {},
    ],
  },
  {
    field: 'scenario',
    values: [undefined, undefined],
    words: ['mfa, multi factor, mfa device', ''],
    also: [{}, { like: NOT_ASKED }],
  },
  {
    field: 'scenario',
    values: [undefined, undefined],
    words: ['external id, externalid, shared identifier', ''],
    also: [{}, { like: NOT_ASKED }],
  },
  {
    field: 'scenario',
    values: [undefined, undefined],
    words: [
      'asynchronous, async, asynchronously, invokeendpointasync',
      'real time, realtime, synchronous, synchronously',
    ],
    unless: /\b(?:and|plus|also|besides|both|while|or)\b/i,
  },
  {
    field: 'scenario',
    values: [undefined, undefined],
    words: [
      'write only, only write, only writes, only put, upload only, only upload',
      'able to read, read and list, read back, list and read',
    ],
    unless: /\b(?:(?:another|other|different|second) bucket|buckets? (?:is|are) (?:read|write)-only)\b/i,
  },
  {
    field: 'scenario',
    values: [undefined, undefined],
    words: ['prefix only, folder only', 'whole bucket, entire bucket, full bucket'],
    also: [{ like: /\bonly (?:(?:the|its|this|that|one) )?(?:prefix|folder)\b/gi }, {}],
  },
  {
    field: 'scenario',
    values: [undefined, undefined],
    words: ['no other model, only model, this model only, that model only', ''],
    also: [
      {},
      {
        like: /\b(?:whichever|whatever|any) (?:foundation |bedrock )?models?\b(?=[^.;\n]{0,30}\b(?:may|can|must|should|has to|have to|works?|is allowed|are allowed)\b)/gi,
      },
    ],
    unless: /\b(?:den(?:y|ies)|block|forbid|no)s?\b[^.;\n]{0,20}\bany\b/i,
  },
  {
    field: 'noPriorityTier',
    values: [false, true],
    words: [
      'priority tier, priority service tier, service tier priority, tier priority',
      'standard tier, default tier, flex tier',
    ],
  },
  {
    field: 'models',
    values: [undefined, EVERY_MODEL],
    words: [
      `least privilege, minimal permission, minimum permission, minimal right, minimum right,
      smallest permission, smallest right, as little as possible, as few permission as possible,
      strictly necessary, nothing more than necessary, tightly scoped, minimal access, minimal role,
      minimum role, minimal policy`,
      `full access, full bedrock access, admin access, admin right, administrator access,
      unrestricted access, administratoraccess, amazonbedrockfullaccess, amazonsagemakerfullaccess,
      amazons3fullaccess, poweruseraccess, wildcard permission, do everything, everything in bedrock`,
    ],
    also: [
      {},
      {
        like: /\b[a-z][a-z\d-]+:\*(?![\w:])|\b(?:all|every|any) (?:(?:bedrock|sagemaker) )?(?:permissions?|actions?)\b|\baccess to (?:all|every|any) (?:bedrock |foundation )?models?\b/gi,
      },
    ],
    // What is there so far contradicts nothing.
    unless:
      /\b(?:replac\w+|instead of|still (?:runs?|uses?|has|have)|so far|currently|at the moment|get rid of|remov\w+|drop\w*)\b/i,
  },
  {
    field: 'entity',
    values: ['identity-center', 'mfa-user'],
    words: [
      'short lived credential, temporary credential, short term credential, keyless, oidc, web identity',
      `long lived key, long lived credential, long lived access key, long lived token,
      long term credential, static credential, static key, static access key, access key, permanent key,
      permanent credential, iam user`,
    ],
    also: [{}, { answers: { entity: 'mfa-user' } }],
    unless: /\bmfa\b|\bapi keys?\b|\bconsole\b/i,
  },
  {
    field: 'noLongTermKeys',
    values: [true, false],
    words: [
      'short term key, short term api key, short term bedrock api key, short lived key, expire within, expire after',
      `long term key, long term api key, long term bedrock api key, api key long term,
      long lived api key, never expire, not expire, no expiry, permanent api key`,
    ],
  },
  {
    field: 'weightsEncryption',
    values: ['kms', 's3'],
    words: [
      `kms, kms key, cmk, customer managed key, encrypted with key, encrypted by key,
      encrypted under key, encrypt with key, own kms key`,
      'aes256, sse s3, default encryption, s3 managed encryption, s3 managed key, nothing to decrypt',
    ],
    also: [{ like: /\barn:aws[\w-]*:kms:[^\s,;]+|(?<!\w)alias\/(?!aws\/)\w[^\s,;]*/g }, {}],
    unless:
      /^(?![\s\S]*\bboth buckets\b)[\s\S]*\b(?:weights?|files?|models?|data|inputs?|prompts?)\b[\s\S]*\b(?:logs?|results?|outputs?|volumes?|topics?)\b/i,
  },
  {
    field: 'scenario',
    values: ['batch', 'invoke'],
    words: [
      'batch inference, batch inference job, batch job, bulk job',
      `real time, in real time, realtime, interactive, interactively, live, instantly, within second,
      immediately, while user wait, low latency`,
    ],
    also: [{ scenarios: ['batch'] }, {}],
    unless: /\b(?:and|plus|also|besides|while)\b/i,
  },
  {
    field: 'scenario',
    values: ['invoke', 'invoke-arns'],
    words: [
      'on demand, on demand only, pay per token',
      'provisioned throughput, provisioned model, provisioned capacity',
    ],
  },
  {
    field: 'gpuCapacity',
    values: ['open', 'block'],
    words: [
      'on demand only, only on demand, on demand capacity only, on demand instance only, only on demand instance',
      'spot, spot instance, spot only, capacity block, capacity reservation, reserved instance',
    ],
  },
  {
    field: 'scaleToZero',
    values: [true, false],
    words: [
      'scale to zero, scaling to zero, zero instance, scaled to zero',
      'always on, always running, never stop, one instance always',
    ],
    also: [{}, { like: /\b(?:min(?:imum)?(?: of)?|at least) (?:[1-9]\d*|one|two|three) instances?\b/gi }],
  },
  {
    field: 'autoscaling',
    values: [true, false],
    words: [
      'autoscaling, auto scaling, scale automatically, scale out, scaling, automatic scaling',
      `fixed size, fixed instance count, fixed number of instance, exactly one instance, constant size,
      single instance, one single instance, one instance only`,
    ],
  },
  {
    field: 'ec2Tokens',
    values: ['enforced', 'open'],
    words: [
      `imdsv2 required, require imdsv2, imdsv2 only, only imdsv2, enforce imdsv2, imdsv2 enforced,
      imdsv2 mandatory, v2 required, require v2, v2 only, v2 mandatory`,
      'imdsv1, imds v1, imdsv1 allowed, imdsv2 optional, v2 optional, without token',
    ],
    also: [{ answers: { ec2Tokens: 'enforced' } }, {}],
  },
  {
    field: 'scenario',
    values: ['download-weights', 'upload-weights'],
    words: [
      `read only, readonly, only read, read only access, view only, only download,
      only has read access, only read access, read access only`,
      `upload weight, upload new weight, upload weight there, upload checkpoint, upload file,
      upload new file, write weight, replace weight, overwrite weight, delete weight, delete old one,
      delete file, delete old weight, delete old file, write access, write to it, put safetensor,
      put file there, put weight there, delete object, clean up, put safetensor there, push safetensor, push weight`,
    ],
    unless:
      /\b(?:(?:another|other|different|second) bucket|consumers?|readers?|subscribers?|buckets? (?:is|are) (?:read|write)-only)\b/i,
  },
  {
    field: 'scenario',
    values: ['logging', 'invoke'],
    words: [
      `log prompt, logging of prompt, full text, full prompt, prompt logging, store prompt, record prompt`,
      'log nothing, nothing is logged',
    ],
    also: [{ scenarios: ['logging'] }, {}],
  },
  {
    field: 'scenario',
    values: [undefined, undefined],
    words: [
      'full text, full prompt, full body, full request, response body, log prompt',
      'metadata only, only metadata, no text, without text, metadata enough',
    ],
  },
  {
    field: 'bucketTls',
    values: [true, false],
    words: ['https only, only https, tls only, only tls', 'plain http, over http, unencrypted http'],
  },
  {
    field: 'guardrailRule',
    values: ['required', 'none'],
    words: ['enforce guardrail, guardrail enforced', 'without guardrail, no guardrail'],
    also: [{ scenarios: ['enforce-guardrail'] }, {}],
    unless: /\b(?:fail|reject|refus)/i,
  },
  {
    field: 'scenario',
    values: ['opensearch', 'opensearch-serverless'],
    words: [
      'opensearch domain, opensearch service domain',
      'opensearch serverless, opensearch serverless collection, serverless collection',
    ],
    unless: /\b(?:and|plus|also)\b/i,
  },
  {
    field: 'servedFrom',
    values: ['jumpstart', 'own'],
    words: ['from jumpstart, with jumpstart', 'weight in bucket, weight from bucket, weight from s3'],
    also: [
      { answers: { servedFrom: 'jumpstart' } },
      { like: /\b(?:our|my) (?:own )?weights\b|\bown weights\b/gi },
    ],
    unless: /\b(?:fine-?\s?tun\w*|and)\b/i,
  },
  {
    field: 'ec2SerialConsole',
    values: [true, false],
    words: [
      'serial console off, turn off serial console, disable serial console',
      'serial console allowed, allow serial console, serial console on, serial console stay on',
    ],
    also: [{ answers: { ec2SerialConsole: true } }, {}],
  },
  {
    field: 'evaluationKind',
    values: ['human', 'automatic'],
    words: [
      'by people, by reviewer, human reviewer, human judge',
      'fully automatic, without human, no human, automatic metric',
    ],
    also: [{ answers: { evaluationKind: 'human' } }, { answers: { evaluationKind: 'automatic' } }],
  },
  {
    field: 'githubRef',
    values: ['*', 'main'],
    words: [
      'wildcard branch, whichever branch, regardless of branch',
      'only main, main only, only branch main, branch main, only from main',
    ],
    also: [{ like: /\b(?:any|all|every|each) branch(?:es)?\b/gi }, {}],
  },
  {
    field: 'principalOrg',
    values: [undefined, ''],
    words: [
      `only organization, organization only, from organization only, only from organization,
      only from org, from org only, only org, principal inside org, principal inside organization,
      principal of org, principal in org`,
      `outside organization, outside org, anyone on internet, anybody on internet, everyone on internet, external account, external consultancy, external company,
      external vendor`,
    ],
  },
  {
    field: 'keepWeights',
    values: [true, false],
    words: [
      `keep weight in organization, weight stay in organization, keep weight in org, weight stay in org,
      keep weight inside organization, weight never leave`,
      `leave organization, leave org, weight outside organization, outside organization, outside org,
      share weight with vendor, share weight with partner`,
    ],
  },
];
