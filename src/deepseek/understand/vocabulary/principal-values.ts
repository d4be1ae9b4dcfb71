// Names of who calls and who is left alone, behind the words for them: roles, permission sets, users.
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { NamedValue } from './named-value.ts';

/** No number of a list. */
const NAME = /^(?!\d+$)[\w+=,.@-]+$/;
/** A role that calls is one that assumes ours; the role of a Lambda that calls is ours. */
const NO_COMPUTE =
  /^(?!.*\b(?:lambda|function|ecs|task|ec2|execution|instance|pods?|glue|build|job|service|create|make|new)\b[^.;,]*$)/is;
const CALLS =
  /^["'`’”)]*\s*(?:\([^)]*\)\s*|,?\s*(?:which\s+is\s+)?(?:in|of)\s+(?:the\s+|our\s+)?(?:same\s+|own\s+)?account,?\s*|from\s+(?:the\s+)?same\s+account,?\s*)*(?:calls?|invokes?|assumes?|passes|uses|reads?|may|can|should|must|needs?|wants?|queries|asks)\b|^\s*[(,]?\s*(?:in|of|from)\s+(?:the\s+)?same\s+account\b/i;
const CALLED_BY =
  /(?<!\b(?:created|deployed|started|imported|built|managed|changed|edited|owned|run|hosted) )\bby\s+(?:the\s+|our\s+|an?\s+)?(?:\w+\s+)?$/i;
const OWN_ROLES: readonly EntityId[] = ['own-role', 'tagged-role'];

/** “In 111122223333, via role X”: identifiers are blanked out. */
const OF_OTHER_ACCOUNT =
  /(?:[^ -\uffff]{12}|account|there)[^.;]{0,20}\b(?:via|through|using|with|by|where)\s+(?:the\s+|its\s+)?$|\bthere\s+(?:the|a|our)\s+$/i;

/** Roles that a kit makes besides the first. */
const OTHER_ROLES: readonly (readonly [field: string, words: readonly string[]])[] = [
  [
    'executionRoleName',
    ['execution role', 'task execution role', 'ecs execution role', 'exec role', 'task exec role'],
  ],
  ['ecsInstanceRoleName', ['container instance role', 'ecs instance role']],
  ['eksNodeRoleName', ['node role', 'eks node role', 'worker node role']],
];

/** “The role there should be named”: what stands before a name. */
const IS_NAMED = [
  'should be named',
  'is named',
  'to be named',
  'should be called',
  'is called',
  'to be called',
  'call it',
  'shall be named',
  'shall be called',
  'must be named',
];

export const PRINCIPALS: readonly NamedValue[] = [
  {
    words: ['permission set', 'permissionset', 'permset', 'perm set', 'sso permission set', 'sso set'],
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
    words: ['role', 'iam role'],
    value: NAME,
    marked: true,
    bare: 'capital',
    follows:
      /\b(?:created|deployed|started|imported|built|managed|set up|operated|run) by\s+(?:the\s+|our\s+|an?\s+)?$/i,
    answers: (name) => ({ callerRoles: [name], deployer: 'own-role' }),
  },
  {
    // “Creator: role search-admin”, “we set up the connector with role search-deploy”.
    words: ['role', 'iam role'],
    value: NAME,
    marked: true,
    bare: 'capital',
    follows:
      /\b(?:creator|operator|deployer|admin|applicant|submitter|starter)\b[^.;\n]{0,30}:\s*$|\b(?:set up|create|start|run|deploy)\b[^.;\n]{0,30}\bwith\s+(?:the\s+|our\s+)?$/i,
    answers: (name) => ({ callerRoles: [name], deployer: 'own-role' }),
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
    follows: /\b(?:for|let|allow|give|grant)\s+(?:the\s+|our\s+|my\s+)?$/i,
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
  // Of whom it is, follows from the account.
  {
    words: ['role', 'iam role'],
    value: NAME,
    marked: true,
    goesOn: /^\s*(?:in|of|from)\s+(?:(?!our\b|my\b|this\b)[\w-]+\s+){0,2}(?:account|acct)\b/i,
    answers: () => ({}),
  },
  ...OTHER_ROLES.map(([field, words]): NamedValue => ({
    words,
    value: NAME,
    marked: true,
    bare: 'capital',
    answers: (name) => ({ [field]: name }),
  })),
  {
    words: ['role', 'iam role'],
    value: NAME,
    marked: true,
    goesOn: /^(?!\W*(?:is|gets|was) (?:replaced|superseded|renamed))/i,
    answers: (roleName) => ({ roleName }),
  },
  {
    words: ['replaced by', 'superseded by', 'renamed to'],
    value: NAME,
    marked: true,
    bare: 'capital',
    follows: /\brole\b[^.;]*$/i,
    answers: (roleName) => ({ roleName }),
  },
  {
    words: IS_NAMED,
    value: NAME,
    follows:
      /\bpolicy (?:for|of) (?:the |an? )?(?:person|people|operators?|users?|team|ones?|who\w*|those)\b[^.;]{0,40}$/i,
    answers: (operatorName) => ({ operatorName }),
  },
  {
    words: IS_NAMED,
    value: NAME,
    follows:
      /\brole (?:(?:over )?there|in (?:the |our |its )?(?:\w+ )?(?:model|other|ai|ml|bedrock) account)\b[^.;]{0,20}$/i,
    answers: (name) => ({ modelRoleName: name }),
  },
  {
    words: ['policy'],
    value: NAME,
    marked: true,
    follows:
      /(?:admin\w*|operators?|deployers?|creators?|starters?|runners?|leads?|makers?|builders?|person|team|users?)(?:['’]s?)?\s+$/i,
    answers: (operatorName) => ({ operatorName }),
  },
  {
    words: ['policy'],
    value: NAME,
    marked: true,
    // Those of others have names of their own, or none.
    follows: /(?<!\b(?:endpoint|bucket|key|trust|resource|declarative|control|session|bedrock)\s+)$/i,
    answers: (policyName) => ({ policyName }),
  },
  {
    words: ['prefer name'],
    value: NAME,
    answers: (roleName) => ({ roleName }),
  },
  {
    words: [
      'create role as',
      'name role as',
      ...['bedrock', 'sagemaker'].map((whose) => `role for ${whose}`),
    ],
    value: NAME,
    marked: true,
    answers: (roleName) => ({ roleName }),
  },
];
