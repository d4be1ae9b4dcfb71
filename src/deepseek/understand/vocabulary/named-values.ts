// Values that stand behind the word for them: "namespace inference", "branch main", "role named Chat".
import type { FieldValues } from '#deepseek/answers/answers.ts';
import { bucketAnswers } from './bucket-answers.ts';
import { EXCEPT_WORDS } from './exempt-words.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';

export interface NamedValue {
  /** Words before the value, in lower case; the longest that fits counts. */
  readonly words: readonly string[];
  /** What the value looks like, as a whole. */
  readonly value: RegExp;
  /** Whether "named", "called", "=" or quotes must stand between, since the bare word is common in sentences. */
  readonly marked?: true;
  /** Whether it may also stand before its word: "the prod namespace". */
  readonly before?: true;
  /** `before` is the text before its word, in lower case. */
  readonly answers: (value: string, before: string) => FieldValues;
  /** The trusted entity it belongs to. */
  readonly entity?: EntityId;
}

const NAME = /^[\w+=,.@-]+$/;
const KUBERNETES_NAME = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;

/** Words before a role that policies of the organization leave alone. */
const EXEMPT_ROLE: readonly string[] = [
  ...EXCEPT_WORDS.flatMap((except) =>
    ['role', 'for role', 'iam role', 'the role', 'for the role', 'our role'].map(
      (role) => `${except} ${role}`,
    ),
  ),
  'excluding role',
  'excluding the role',
  'exempt role',
  'exempt the role',
  'exempting role',
  'exempting the role',
  'other than role',
  'other than the role',
  'apart from role',
  'apart from the role',
  'aside from the role',
  'but not the role',
  'but not for role',
  'but not for the role',
  'exempts role',
  'exempts the role',
  'unless the role is',
];

/** “Lambda”, also as it is often misspelled. */
const LAMBDA: readonly string[] = ['lambda', 'lamda', 'lamba', 'lambada', 'labmda'];

/** A tag's key in one word, and not a word for tags: "ABAC by principal tags" names none, nor does "by cost center tag". */
const TAG_KEY =
  /^(?!(?:all|any|attributes?|caller|cost|each|iam|its|my|own|principals?|request|resources?|role|same|session|some|tag|tags|tagged|their|these|user)(?:['’]s)?$)[a-z][\w.-]*$/i;

export const NAMED_VALUES: readonly NamedValue[] = [
  {
    words: ['abac by', 'abac on tag', 'abac by tag', 'abac with tag', 'access by tag', 'caller’s own tag'],
    value: TAG_KEY,
    answers: (key) => ({ matchTags: [key], sessionTagKeys: [key] }),
  },
  {
    words: [
      'function',
      'fn',
      'func',
      ...LAMBDA.flatMap((lambda) => [lambda, `${lambda} function`, `${lambda} fn`, `${lambda} func`]),
    ],
    value: /^[\w][\w-]+$/,
    marked: true,
    answers: (name) => ({ functionNames: [name] }),
    entity: 'lambda',
  },
  { words: ['namespace'], value: KUBERNETES_NAME, before: true, answers: (namespace) => ({ namespace }) },
  {
    words: ['service account', 'serviceaccount'],
    value: KUBERNETES_NAME,
    before: true,
    answers: (serviceAccount) => ({ serviceAccount }),
  },
  {
    words: [
      'repository',
      'repo',
      'github repository',
      'github repo',
      'github',
      'github actions in',
      'github actions of',
    ],
    value: /^[\w.-]+\/[\w.-]+$/,
    answers: (githubRepository) => ({ githubRepository }),
    entity: 'github',
  },
  {
    words: ['branch'],
    before: true,
    value: /^[\w./-]+$/,
    answers: (ref) => ({ githubTail: 'branch', githubRef: ref, gitlabTail: 'branch', gitlabRef: ref }),
  },
  {
    words: ['environment', 'github environment'],
    value: /^[\w.-]+$/,
    answers: (githubRef) => ({ githubTail: 'environment', githubRef }),
    entity: 'github',
  },
  {
    words: ['git tag', 'tag'],
    value: /^v?\d[\w.-]*$/,
    answers: (ref) => ({ githubTail: 'tag', githubRef: ref, gitlabTail: 'tag', gitlabRef: ref }),
  },
  {
    words: [
      'except permission set',
      'except for permission set',
      'except the permission set',
      'except for the permission set',
      'exempt permission set',
      'exempts permission set',
      'exempts the permission set',
      'exempt the permission set',
    ],
    value: NAME,
    marked: true,
    answers: (name) => ({ scpExemptRoles: [`AWSReservedSSO_${name}_*`] }),
  },
  { words: ['permission set'], value: NAME, marked: true, answers: (name) => ({ permissionSets: [name] }) },
  { words: ['iam user', 'user'], value: NAME, marked: true, answers: (name) => ({ mfaUsers: [name] }) },
  {
    words: ['external id', 'externalid'],
    value: /^[\w+=,.@:/-]{2,}$/,
    marked: true,
    answers: (externalId) => ({ externalId }),
  },
  {
    words: ['opensearch domain', 'domain'],
    value: /^[a-z][a-z0-9-]{2,}$/,
    marked: true,
    answers: (name) => ({ domains: [name] }),
  },
  {
    words: ['log group', 'cloudwatch log group'],
    value: /^[\w./#-]+$/,
    marked: true,
    answers: (name) => ({ invocationLogGroup: name, logGroups: [name], taskLogs: [name] }),
  },
  {
    words: EXEMPT_ROLE,
    value: /^[\w+=,.@/-]+$/,
    marked: true,
    answers: (name) => ({ scpExemptRoles: [name] }),
  },
  {
    words: EXEMPT_ROLE,
    value: /^(?!(?:IAM|AWS)$)[A-Z][\w+=,.@/-]*$/,
    answers: (name) => ({ scpExemptRoles: [name] }),
  },
  // Without the word "role", a name that says what its holder does.
  {
    words: [
      ...EXCEPT_WORDS,
      'except for',
      'exempt',
      'exempting',
      'excluding',
      'everyone but',
      'everybody but',
    ],
    value: /^[A-Z][A-Za-z0-9]*(?:Admin|Administrator|Role|Ops|Operator|Owner|Team|Engineer|BreakGlass)$/,
    answers: (name) => ({ scpExemptRoles: [name] }),
  },
  { words: ['role', 'iam role'], value: NAME, marked: true, answers: (roleName) => ({ roleName }) },
  { words: ['policy'], value: NAME, marked: true, answers: (policyName) => ({ policyName }) },
  { words: ['prompt'], value: /^[A-Z0-9]{10}$/, answers: (id) => ({ prompts: [id], flowPrompts: [id] }) },
  { words: ['project'], value: /^proj_\w+$/, answers: (id) => ({ mantleProjects: [id] }) },
  {
    words: ['access point'],
    value: /^[a-z0-9-]{3,}$/,
    marked: true,
    answers: (id) => ({ accessPoints: [id] }),
  },
  {
    words: ['ecr repository', 'image', 'ecr image'],
    value: /^[a-z0-9][a-z0-9._/-]+$/,
    marked: true,
    answers: (name) => ({ repositories: [name], taskImages: [name] }),
  },
  {
    words: ['bucket', 's3 bucket'],
    value: /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
    marked: true,
    answers: (name, before) => bucketAnswers(`s3://${name}`, { before, nth: 0 }),
  },
  {
    words: ['project', 'gitlab project', 'gitlab', 'gitlab ci in', 'gitlab ci of'],
    value: /^\w[\w.-]*(?:\/[\w.-]+)+$/,
    answers: (gitlabProject) => ({ gitlabProject }),
    entity: 'gitlab',
  },
  // A repository without the word for it. Only a role for GitHub asks for one.
  {
    words: ['from', 'in', 'of', 'for'],
    value: /^[a-zA-Z\d](?:[a-zA-Z\d-]*[a-zA-Z\d])?\/[\w.-]+$/,
    answers: (repository) => ({ githubRepository: repository, gitlabProject: repository }),
  },
];
