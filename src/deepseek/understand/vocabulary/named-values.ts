// Values that stand behind the word for them: "namespace inference", "branch main", "role named Chat".
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';
import { EXCEPT_WORDS } from './exempt-words.ts';

export interface NamedValue {
  /** Words before the value, as in `Concept`; the longest that fits counts, also misspelled. */
  readonly words: readonly string[];
  /** What the value looks like, as a whole. */
  readonly value: RegExp;
  /** Whether "named", "called", "=" or quotes must stand between, since the bare word is common in sentences. */
  readonly marked?: true;
  /** Which words are names without such a mark, too: those with a capital, all that the vocabulary does not know, or all. */
  readonly bare?: 'capital' | 'word' | 'any';
  /** Whether it may also stand before its word: "the prod namespace". */
  readonly before?: 'word' | 'capital';
  /** Whether several may stand behind it: "A, B and C". */
  readonly list?: true;
  /** What must stand before the words, and behind the value. */
  readonly follows?: RegExp;
  readonly goesOn?: RegExp;
  /** `before` is the text before its word, in lower case. */
  readonly answers: (value: string, before: string) => FieldValues;
  /** The trusted entity it belongs to: the first that the scenario offers. */
  readonly entities?: readonly EntityId[];
  /** Whether it is the name of a bucket: see placeBuckets. */
  readonly isBucket?: true;
}

const NAME = /^[\w+=,.@-]+$/;
const ROLE = /^[\w+=,.@/-]+$/;
const KUBERNETES_NAME = /^(?!east$|west$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/;
const BUCKET_NAME = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** “Everyone but”, “except people with”: whom a denial leaves alone. */
const EXCEPT = new RegExp(
  String.raw`\b(?:${EXCEPT_WORDS.join('|')}|exempt\w*|excluding|other than|apart from|aside from|but not|unless|(?:everyone|everybody|nobody|no one|accounts|all|anyone) but)\b[^.;]*$`,
  'i',
);

/** A role that calls is one that assumes ours; the role of a Lambda that calls is ours. */
const NO_COMPUTE =
  /^(?!.*\b(?:lambda|function|ecs|task|ec2|execution|instance|pods?|glue|build|job|service|create|make|new)\b[^.;,]*$)/is;
const CALLS =
  /^["'`’”)]*\s*(?:\([^)]*\)\s*|,?\s*(?:which\s+is\s+)?(?:in|of)\s+(?:the\s+|our\s+)?(?:same\s+|own\s+)?account,?\s*|from\s+(?:the\s+)?same\s+account,?\s*)*(?:calls?|invokes?|assumes?|passes|uses|reads?|may|can|should|must|needs?|wants?|queries|asks)\b/i;
const CALLED_BY =
  /(?<!\b(?:created|deployed|started|imported|built|managed|changed|edited|owned|run|hosted) )\bby\s+(?:the\s+|our\s+|an?\s+)?(?:\w+\s+)?$/i;
const OWN_ROLES: readonly EntityId[] = ['own-role', 'tagged-role'];

/** “In 111122223333, via role X”: identifiers are blanked out. */
const OF_OTHER_ACCOUNT =
  /(?:[^ -\uffff]{12}|account|there)[^.;]{0,20}\b(?:via|through|using|with|by)\s+(?:the\s+|its\s+)?$/i;

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
    words: ['value of tag', 'same value of tag', 'matching tag', 'match tag', 'match on tag', 'same tag'],
    value: TAG_KEY,
    marked: true,
    bare: 'any',
    list: true,
    answers: (key) => ({ matchTags: [key] }),
  },
  {
    words: ['session tag', 'session tag key', 'pass tag', 'passing tag'],
    value: TAG_KEY,
    marked: true,
    bare: 'any',
    list: true,
    answers: (key) => ({ sessionTagKeys: [key] }),
    entities: ['tagged-role'],
  },
  {
    words: ['tag', 'tag key', 'tag value'],
    value: TAG_KEY,
    marked: true,
    bare: 'any',
    goesOn:
      /^["'`’”)]*\s*(?:matches|equals|(?:is|must be|has to be)\s+(?:the\s+)?(?:same|equal|own)|must match|must equal|agrees|fits)\b/i,
    answers: (key) => ({ matchTags: [key] }),
  },
  {
    words: ['lambda', 'aws lambda'],
    value: /^[a-zA-Z][\w-]+$/,
    marked: true,
    answers: (name) => ({ functionNames: [name] }),
    entities: ['lambda'],
  },
  {
    words: ['tag key', 'extra tag key', 'additional tag key'],
    value: TAG_KEY,
    marked: true,
    bare: 'any',
    list: true,
    answers: (key) => ({ extraTagKeys: [key] }),
  },
  {
    words: ['function', 'fn', 'func', 'lambda function', 'lambda fn', 'lambda func', 'aws lambda function'],
    value: /^[a-zA-Z][\w-]+$/,
    marked: true,
    bare: 'word',
    list: true,
    before: 'capital',
    answers: (name) => ({ functionNames: [name] }),
    entities: ['lambda'],
  },
  {
    words: ['namespace', 'ns', 'k8s namespace', 'kubernetes namespace', 'kube namespace'],
    value: KUBERNETES_NAME,
    before: 'word',
    answers: (namespace) => ({ namespace }),
  },
  {
    words: [
      'service account',
      'serviceaccount',
      'sa',
      'svc acct',
      'svc account',
      'svcacct',
      'service acct',
      'ksa',
    ],
    value: KUBERNETES_NAME,
    before: 'word',
    answers: (serviceAccount) => ({ serviceAccount }),
  },
  {
    words: [
      'repository',
      'repo',
      'github repository',
      'github repo',
      'gh repo',
      'github',
      'git hub',
      'github actions in',
      'github actions of',
    ],
    value: /^[\w.-]+\/[\w.-]+$/,
    answers: (githubRepository) => ({ githubRepository }),
    entities: ['github'],
  },
  {
    words: ['github org', 'github organization', 'gh org'],
    value: /^[a-zA-Z\d](?:[a-zA-Z\d-]*[a-zA-Z\d])?$/,
    marked: true,
    bare: 'word',
    list: true,
    answers: (name) => ({ perimeterGithub: [name] }),
  },
  {
    words: ['branch'],
    before: 'word',
    value: /^[\w./-]+$/,
    answers: (ref) => ({ githubTail: 'branch', githubRef: ref, gitlabTail: 'branch', gitlabRef: ref }),
  },
  {
    words: [
      'environment',
      'github environment',
      'gha env',
      'github env',
      'gh env',
      'env',
      'deployment environment',
    ],
    value: /^[\w.-]+$/,
    answers: (githubRef) => ({ githubTail: 'environment', githubRef }),
    entities: ['github'],
  },
  {
    words: ['git tag', 'tag', 'release tag', 'version tag'],
    value: /^v?\d[\w.*-]*$/,
    answers: (ref) => ({ githubTail: 'tag', githubRef: ref, gitlabTail: 'tag', gitlabRef: ref }),
  },
  {
    words: ['permission set', 'permissionset', 'permset', 'perm set', 'sso permission set', 'perms set'],
    value: NAME,
    marked: true,
    bare: 'word',
    before: 'capital',
    list: true,
    follows: EXCEPT,
    answers: (name) => ({ scpExemptRoles: [`AWSReservedSSO_${name}_*`] }),
  },
  {
    words: [
      'permission set',
      'permissionset',
      'permset',
      'perm set',
      'sso permission set',
      'perms set',
      'sso set',
    ],
    value: NAME,
    marked: true,
    bare: 'word',
    before: 'capital',
    list: true,
    answers: (name) => ({ permissionSets: [name] }),
    entities: ['identity-center'],
  },
  {
    words: ['iam user', 'mfa user'],
    value: NAME,
    marked: true,
    bare: 'word',
    list: true,
    answers: (name) => ({ mfaUsers: [name] }),
  },
  {
    words: ['user', 'mfa'],
    value: NAME,
    marked: true,
    bare: 'capital',
    list: true,
    answers: (name) => ({ mfaUsers: [name] }),
  },
  {
    words: ['iam user', 'user'],
    value: NAME,
    bare: 'word',
    marked: true,
    list: true,
    goesOn: /^[^.;]{0,40}\bmfa\b/i,
    answers: (name) => ({ mfaUsers: [name] }),
  },
  {
    words: ['iam user', 'user'],
    value: NAME,
    bare: 'word',
    marked: true,
    list: true,
    follows: /\bmfa\b[^.;]{0,40}$/i,
    answers: (name) => ({ mfaUsers: [name] }),
  },
  {
    words: ['external id', 'externalid', 'ext id', 'extid', 'external identifier'],
    value: /^[\w+=,.@:/-]{2,}$/,
    marked: true,
    answers: (externalId) => ({ externalId }),
  },
  {
    words: ['opensearch domain', 'domain', 'search domain', 'opensearch service domain', 'os domain'],
    value: /^[a-z][a-z0-9-]{2,}$/,
    marked: true,
    bare: 'word',
    before: 'capital',
    list: true,
    answers: (name) => ({ domains: [name] }),
  },
  {
    words: [
      'log group',
      'cloudwatch log group',
      'loggroup',
      'cw log group',
      'prompt log group',
      'invocation log group',
      'bedrock log group',
    ],
    value: /^[\w./#-]+$/,
    marked: true,
    bare: 'capital',
    answers: (name) => ({ invocationLogGroup: name, logGroups: [name], taskLogs: [name] }),
  },
  {
    words: ['log', 'log in', 'prompt log', 'invocation log', 'log lies in', 'cloudwatch'],
    value: /^\/[\w./#-]+$/,
    answers: (name) => ({ invocationLogGroup: name, logGroups: [name], logDestination: 'cloudwatch' }),
  },
  {
    words: ['role', 'iam role'],
    value: ROLE,
    marked: true,
    bare: 'capital',
    list: true,
    follows: EXCEPT,
    answers: (name) => ({ scpExemptRoles: [name] }),
  },
  {
    words: ['role exempt', 'role is exempt', 'exempt role', 'exempt', 'exempted', 'except one role'],
    value: ROLE,
    marked: true,
    list: true,
    answers: (name) => ({ scpExemptRoles: [name] }),
  },
  // Without the word "role", a name that says what its holder does.
  {
    words: ['except', 'except for', 'exempt', 'exempting', 'excluding', 'everyone but', 'everybody but'],
    value: /^[A-Z][A-Za-z0-9]*(?:Admin|Administrator|Role|Ops|Operator|Owner|Team|Engineer|BreakGlass)$/,
    answers: (name) => ({ scpExemptRoles: [name] }),
  },
  {
    words: ['role', 'iam role', 'broker role', 'caller role', 'calling role', 'backend role'],
    value: NAME,
    marked: true,
    bare: 'capital',
    follows: NO_COMPUTE,
    goesOn: CALLS,
    answers: (name) => ({ callerRoles: [name] }),
    entities: OWN_ROLES,
  },
  {
    words: ['role', 'iam role', 'broker role', 'caller role', 'calling role', 'backend role'],
    value: NAME,
    marked: true,
    bare: 'capital',
    list: true,
    follows: CALLED_BY,
    answers: (name) => ({ callerRoles: [name] }),
    entities: OWN_ROLES,
  },
  {
    words: ['role', 'iam role'],
    value: NAME,
    marked: true,
    bare: 'capital',
    follows: OF_OTHER_ACCOUNT,
    answers: (name) => ({ modelRoleName: name }),
  },
  { words: ['role', 'iam role'], value: NAME, marked: true, answers: (roleName) => ({ roleName }) },
  {
    words: ['policy'],
    value: NAME,
    marked: true,
    // Those of others have names of their own, or none.
    follows: /(?<!\b(?:endpoint|bucket|key|trust|resource|declarative|control|session|bedrock)\s+)$/i,
    answers: (policyName) => ({ policyName }),
  },
  { words: ['prompt'], value: /^[A-Z0-9]{10}$/, answers: (id) => ({ prompts: [id], flowPrompts: [id] }) },
  { words: ['project'], value: /^proj_\w+$/, answers: (id) => ({ mantleProjects: [id] }) },
  {
    words: ['access point', 's3 access point'],
    value: /^[a-z0-9-]{3,}$/,
    marked: true,
    list: true,
    answers: (id) => ({ accessPoints: [id] }),
  },
  {
    words: [
      'ecr repository',
      'ecr repo',
      'ecr',
      'image',
      'ecr image',
      'img',
      'container image',
      'serving image',
      'docker image',
    ],
    value: /^[a-z0-9][a-z0-9._/-]+$/,
    marked: true,
    answers: (name) => ({ repositories: [name], taskImages: [name], agentImages: [name] }),
  },
  {
    words: ['training image', 'training container'],
    value: /^[a-z0-9][a-z0-9._/-]+$/,
    marked: true,
    answers: (name) => ({ trainingRepositories: [name] }),
  },
  {
    words: ['bucket', 's3 bucket', 'into bucket', 'to bucket'],
    value: BUCKET_NAME,
    marked: true,
    list: true,
    answers: () => ({}),
    isBucket: true,
  },
  {
    words: [
      'project',
      'gitlab project',
      'gl project',
      'gitlab',
      'gitlab ci in',
      'gitlab ci of',
      'gitlab repo',
      'gl repo',
    ],
    value: /^\w[\w.-]*(?:\/[\w.-]+)+$/,
    answers: (gitlabProject) => ({ gitlabProject }),
    entities: ['gitlab'],
  },
  {
    words: ['codebuild project', 'codebuild', 'build project', 'cb project', 'code build project'],
    value: /^[A-Za-z0-9][\w-]+$/,
    marked: true,
    bare: 'word',
    list: true,
    before: 'capital',
    answers: (name) => ({ buildProjects: [name] }),
    entities: ['codebuild'],
  },
  {
    words: [
      'state machine',
      'step function state machine',
      'step function workflow',
      'step function',
      'sfn',
      'workflow',
    ],
    value: /^[A-Za-z][\w-]+$/,
    marked: true,
    bare: 'word',
    list: true,
    before: 'capital',
    answers: (name) => ({ stateMachines: [name] }),
    entities: ['step-functions'],
  },
  {
    words: [
      'agentcore agent',
      'agentcore runtime agent',
      'agentcore runtime',
      'runtime agent',
      'agent',
      'agent runtime',
    ],
    value: /^[a-zA-Z][a-zA-Z0-9_]{0,47}$/,
    marked: true,
    bare: 'capital',
    list: true,
    answers: (name) => ({ agentNames: [name] }),
  },
  {
    words: ['cluster', 'ecs cluster', 'eks cluster', 'gpu cluster'],
    value: /^[a-zA-Z0-9][\w-]+$/,
    marked: true,
    bare: 'word',
    before: 'capital',
    answers: (name) => ({ ecsCluster: name, eksClusterName: name }),
  },
  {
    words: [
      'cn',
      'cert cn',
      'certificate cn',
      'common name',
      'certificate name',
      'cert name',
      'certificate',
      'cert',
      'cert for',
    ],
    value: /^[\w*-]+(?:\.[\w-]+)+$|^[a-z]+(?:-[a-z0-9]+)+$|^[a-z]+\d+$/i,
    list: true,
    answers: (name) => ({ certificateNames: [name] }),
    entities: ['roles-anywhere'],
  },
  {
    words: ['model package group', 'package group', 'model group'],
    value: /^[a-zA-Z0-9][\w-]+$/,
    marked: true,
    bare: 'word',
    answers: (modelPackageGroup) => ({ modelPackageGroup }),
  },
  {
    words: ['reward function', 'reward lambda', 'reward function in lambda'],
    value: /^[a-zA-Z][\w-]+$/,
    marked: true,
    list: true,
    answers: (name) => ({ rewardFunctions: [name] }),
  },
  {
    words: [
      'endpoint name start with',
      'endpoint named',
      'endpoint start with',
      'name prefix',
      'endpoint prefix',
    ],
    value: /^[a-zA-Z0-9][\w-]+$/,
    marked: true,
    answers: (namePrefix) => ({ namePrefix: namePrefix.replace(/-$/, '') }),
  },
];
