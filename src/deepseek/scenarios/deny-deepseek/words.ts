// Words that speak for this scenario alone, and the answers some of them state.
import { MODEL_IDS, MODELS } from '#deepseek/facts/models.ts';
import type { Concept } from '#deepseek/shared/concept.ts';

const MODEL = String.raw`(?:deep\s*-?\s*seek|\b(?:${MODEL_IDS})\b)`;

/** Whom policies deny models to. */
const PEOPLE = String.raw`(?:people|(?:team|account|contractor|freelancer|consultant|intern|trainee|student|guest|external|developer|engineer|analyst|junior|user|employee)s?)`;

/** “Block all R1 calls” */
const DENIED = new RegExp(
  String.raw`\b(?:den(?:y|ies|ying)|block|forbid|ban|prohibit|disallow|stop|prevent|turn|switch|shut|remove|kill|revoke)\w*\s+(?:\w+\s+){0,3}?${MODEL}|\b(?:stop|prevent)\s+(?:\w+\s+){0,2}?(?:everyone|everybody|any\w+|all|${PEOPLE})\b[^.;]{0,60}${MODEL}`,
  'i',
);

/** “R1 is banned”, “we do not allow R1” */
const IS_DENIED = new RegExp(
  String.raw`${MODEL}[^.;,]{0,25}\b(?:is|are|be|stays?|remains?|not)\s+(?:now\s+)?(?:not\s+)?(?:be\s+)?(?:denied|forbidden|blocked|banned|prohibited|disallowed|allowed|permitted|used|off[- ]limits)|(?:\bnot|n['’]t) (?:allow|permit)\s+(?:\w+\s+){0,3}?${MODEL}`,
  'i',
);

/** “Interns must not use it” */
const NOT_BY = new RegExp(
  String.raw`\b(?:ous?|org\w*|accounts?|company|teams?|departments?|everyone|anyone|${PEOPLE})\b[^.;]{0,40}\b(?:not|never)\b[^.;]{0,30}${MODEL}`,
  'i',
);

/** “No account may call R1” */
const BY_NONE = new RegExp(
  String.raw`\bno (?:${PEOPLE}|roles?|apps?|principals?|workloads?)\s+(?:\S+\s+){0,6}?(?:may|can|shall|should|is|are)\b[^.;]{0,30}${MODEL}`,
  'i',
);

export const words: readonly Concept[] = [
  {
    words: [
      'side door',
      'no side door',
      ...['', 'no ', 'without '].flatMap((no) => [`${no}loophole`, `${no}back door`]),
    ],
    scenarios: { 'deny-deepseek': 2 },
    answers: { sideDoors: true },
    negated: { sideDoors: false },
  },
  {
    words: [
      'new sagemaker endpoint',
      'serving too',
      'sagemaker too',
      'sagemaker hosting too',
      'deny serving',
    ],
    scenarios: { 'deny-deepseek': 3 },
    answers: { denyServing: true },
  },
  {
    words: [
      'on sagemaker',
      'sagemaker endpoint',
      'sagemaker hosting',
      'host on sagemaker',
      'hosting on sagemaker',
      'hosting it on sagemaker',
      'serving it on sagemaker',
    ],
    near: /\b(?:den|forbid|block|ban|prohibit|disallow|nobody|no )\w*[^;]*sagemaker/i,
    scenarios: { 'deny-deepseek': 3 },
    answers: { denyServing: true },
  },
  {
    words: [
      'deny',
      'denying',
      'block',
      'blocking',
      'forbid',
      'ban',
      'banning',
      'prohibit',
      'disallow',
      'stop',
      'stop everyone',
      'stop everybody',
      'stop anyone',
      'stop anybody',
      'stop people',
      'stop team',
      'stop account',
      'prevent',
      'turn off',
      'switch off',
      'shut off',
      'remove',
      'kill',
      'revoke',
    ],
    near: DENIED,
    scenarios: { 'deny-deepseek': 4 },
  },
  {
    words: ['denied', 'blocked', 'forbidden', 'banned', 'prohibited', 'disallowed', 'off limit'],
    near: IS_DENIED,
    scenarios: { 'deny-deepseek': 9 },
  },
  {
    words: [
      'not allowed',
      'not permitted',
      'not be used',
      'not allow',
      'not permit',
      "don't allow",
      "doesn't allow",
      "don't permit",
    ],
    near: IS_DENIED,
    scenarios: { 'deny-deepseek': 5 },
  },
  {
    words: ['no deepseek', ...MODELS.map(({ id }) => `no ${id}`)],
    near: /\b(?:scp|org\w*|accounts?|company|anywhere|allowed|please|pls)\b/i,
    scenarios: { 'deny-deepseek': 9 },
  },
  {
    words: ['anywhere', 'at all', 'whatsoever'].map((end) => `no deepseek ${end}`),
    scenarios: { 'deny-deepseek': 9 },
    answers: { denyScope: 'all' },
  },
  {
    words: ['everyone', 'everybody', 'anyone', 'anybody'],
    near: /\b(?:denied|blocked|forbidden|banned|locked out)\b/i,
    scenarios: { 'deny-deepseek': 5 },
  },
  {
    words: ['nobody', 'no one', 'no team', 'no account', 'no principal'],
    near: new RegExp(
      String.raw`\b(?:nobody|no one|no-one|no (?:team|account|principal))\b[^.;]{0,60}${MODEL}`,
      'i',
    ),
    scenarios: { 'deny-deepseek': 4 },
  },
  {
    words: ['not use', 'not call', 'not invoke', 'not touch', 'not access', 'never use', 'never call'],
    near: NOT_BY,
    scenarios: { 'deny-deepseek': 9 },
  },
  {
    words: [
      'no account',
      'no team',
      'no role',
      'no user',
      'no app',
      'no developer',
      'no employee',
      'no principal',
    ],
    near: BY_NONE,
    scenarios: { 'deny-deepseek': 12 },
  },
];
