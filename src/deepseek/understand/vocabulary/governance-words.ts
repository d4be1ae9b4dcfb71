// Words that speak for policies of an organization, and the answers some of them state.
import { MODEL_IDS } from '#deepseek/facts/models.ts';
import type { AskedQuestion, Concept } from '#deepseek/shared/concept.ts';

const FORBIDDING: readonly string[] =
  'deny, denying, block, blocking, forbid, forbidding, ban, banning, prohibit, prohibiting, disallow, nobody, no one'.split(
    ', ',
  );
const DENYING: readonly string[] = [...FORBIDDING, 'prevent', 'preventing'];

const denying = (things: readonly string[]): readonly string[] =>
  DENYING.flatMap((verb) => things.map((thing) => `${verb} ${thing}`));

const LONG_TERM_KEYS: readonly string[] = [
  'long term key',
  'long term api key',
  'long term bedrock api key',
  'long term bedrock key',
  'long lived bedrock key',
  'long lived key',
  'long lived api key',
  'permanent api key',
];

/** A policy that denies, and not “all teams”: those are everyone. */
const DENIES_SOME =
  /^(?=[\s\S]*\b(?:den(?:y|ies|ied)|block\w*|forbid\w*|ban|bans|banned|prohibit\w*|disallow\w*|stops?|prevents?|nobody|no one|not|cannot|never|lock\w* out|only)\b|[\s\S]*n['’]t\b)(?![\s\S]*\b(?:all|every|each|any|no|across|of)\s+(?:(?:the|our|other|aws)\s+)*(?:teams?|departments?|accounts?|ous?|groups?|users?|employees?)\b)/i;

/** “In the staging accounts” */
const DENIES_SOME_ACCOUNTS =
  /\b(?:den(?:y|ies|ied)|block\w*|forbid\w*|ban|bans|banned|prohibit\w*|disallow\w*|stops?|prevents?|only)\b.*\b(?:dev\w*|test\w*|stag\w+|sandbox\w*|prod\w*|qa|demo|lab|research|marketing|sales|finance|hr)\s+(?:accounts?|environments?|stages?)\b/i;

export const WHO_IS_DENIED: AskedQuestion = {
  field: 'scpExemptRoles',
  question:
    'Everyone in the accounts of the policy is denied: attach it to their accounts alone, or which roles are exempt?',
};

export const GOVERNANCE_WORDS: readonly Concept[] = [
  // A policy denies all principals of the accounts it is attached to.
  {
    words: [
      'contractor',
      'external contractor',
      'freelancer',
      'consultant',
      'external consultant',
      'intern',
      'trainee',
      'student',
      'guest',
      'external user',
      'external staff',
      'developer',
      'engineer',
      'analyst',
      'data scientist',
      'team',
      'department',
      'group',
      'ou',
      'user',
      'employee',
    ],
    near: DENIES_SOME,
    answers: {},
    asks: WHO_IS_DENIED,
  },
  {
    words: ['account', 'environment', 'stage'],
    near: DENIES_SOME_ACCOUNTS,
    answers: {},
    asks: WHO_IS_DENIED,
  },
  {
    words: ['without guardrail', 'no guardrail'],
    near: /\b(?:reject\w*|refus\w*|den(?:y|ied|ies)|block\w*|fails?|forbidden)\b/i,
    scenarios: { 'approve-models': 4 },
    answers: { guardrailRule: 'required', requireGuardrail: true },
  },
  {
    words: LONG_TERM_KEYS.map((keys) => `no ${keys}`),
    near: /\b(?:org\w*|accounts|scps?|company|everyone|(?<!roles )anywhere)\b/i,
    scenarios: { 'approve-models': 9 },
    answers: { noLongTermKeys: true },
  },
  {
    words: ['without guardrail', 'no guardrail'],
    near: /\b(?:works?|too|also|fine|okay?|allowed|accepted|permitted|possible|optional)\b/i,
    answers: { guardrailRule: 'none', requireGuardrail: false },
  },
  { words: ['organization', 'org', 'across account', 'company wide'], families: { govern: 2 } },
  {
    words: [
      'org wide guardrail',
      'org wide control',
      'organization wide control',
      'deny gpu instance',
      'block gpu instance',
      'deny marketplace subscription',
      'block marketplace subscription',
    ],
    scenarios: { organization: 6 },
  },
  // A role that is exempt says nothing of which models are.
  {
    words: [
      ...['except', 'except for', 'excluding', 'exempt', 'exempting', 'exempted', 'except iam'].map(
        (word) => `${word} role`,
      ),
      ...['except', 'except for', 'exempt'].flatMap((word) => [`${word} permission set`, `${word} one role`]),
      'role exempt',
      'role excepted',
    ],
    scenarios: { 'deny-deepseek': 2, 'approve-models': 2 },
    asks: { field: 'scpExemptRoles', question: 'Which role is exempt?' },
  },
  {
    words: [
      ...FORBIDDING,
      'denied deepseek',
      ...['account', 'everybody', 'everyone', 'anyone', 'anybody', 'people', 'team'].map(
        (who) => `stop ${who}`,
      ),
    ],
    scenarios: { 'deny-deepseek': 5, 'approve-models': 1 },
  },
  {
    words: ['prevent', 'turn off', 'disable'],
    near: new RegExp(
      String.raw`deep\s*-?\s*seek|\b(?:${MODEL_IDS})\b|\bv3|\bmodels?\b|bedrock|\bscp\b|\bllms?\b`,
      'i',
    ),
    scenarios: { 'deny-deepseek': 5, 'approve-models': 1 },
  },
  {
    words: [
      'scp',
      'service control policy',
      'organization policy',
      'organization wide',
      'org wide',
      'guard organization',
      'govern',
      'governance',
      'whole organization',
    ],
    scenarios: { 'deny-deepseek': 4, 'approve-models': 4 },
    families: { govern: 1 },
  },
  // What is denied is no task of a role.
  {
    words: denying([
      'import',
      'importing',
      'model import',
      'custom model import',
      'import job',
      'import model',
      'importing model',
      'import weight',
      'importing weight',
      'import of custom model',
      'imported model',
    ]),
    scenarios: { 'deny-deepseek': 9, organization: 6 },
    answers: { sideDoors: true, denyNewModels: true },
  },
  {
    words: denying([...LONG_TERM_KEYS, 'api key', 'bedrock api key']),
    scenarios: { 'approve-models': 9 },
    answers: { noLongTermKeys: true },
  },
  {
    words: LONG_TERM_KEYS,
    scenarios: { 'approve-models': 4 },
    negated: { noLongTermKeys: true },
    answers: { noLongTermKeys: true },
  },
];
