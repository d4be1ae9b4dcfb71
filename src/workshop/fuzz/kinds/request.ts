// Requests with policies, as the command line decides them, and tokens.
import { answerLine } from '#cli/decide-line.ts';
import { readCases } from '#deepseek/share/read-case.ts';
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';
import { readClaims } from '#iam/environment/token.ts';
import { POLICY_WORDS, randomJson, randomPolicy } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import type { Random } from '#workshop/fuzz/random.ts';
import { REFERENCE } from '#workshop/fuzz/reference.ts';

const WORDS = [
  '"principal": ',
  '"context": {',
  '"unknownKeys": [',
  '"identityPolicies": [',
  '"resourceAccountId"',
];

const PRINCIPALS = [
  'arn:aws:iam::111122223333:user/mara',
  'arn:aws:sts::111122223333:assumed-role/a/b',
  '*',
  {},
];

const request = (random: Random): object => ({
  principal: random.once(4) ? randomJson(random) : random.pick<unknown>(PRINCIPALS),
  action: random.pick(['s3:GetObject', 'bedrock:InvokeModel', 'sts:AssumeRole', ...HOSTILE_TEXTS]),
  resource: random.pick(['arn:aws:s3:::amzn-s3-demo-bucket/a', '*', ...HOSTILE_TEXTS]),
  resourceAccountId: random.pick(['111122223333', 111122223333, undefined]),
  context: random.once(2) ? randomJson(random) : { [random.pick(['aws:SourceIp', '__proto__'])]: '10.0.0.1' },
  unknownKeys: random.once(3) ? ['aws:SourceArn', random.pick(HOSTILE_TEXTS)] : undefined,
  identityPolicies: Array.from({ length: random.below(4) }, () => randomPolicy(random)),
  [random.pick(['scps', 'resourcePolicy', 'sessionPolicies', '__proto__'])]: random.once(2)
    ? [[randomPolicy(random)]]
    : randomPolicy(random),
});

const token = (random: Random): string =>
  ['{"alg":"none"}', JSON.stringify(randomJson(random)), 'x']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const SEED = {
  principal: 'arn:aws:iam::111122223333:user/mara',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::amzn-s3-demo-bucket/box/a.txt',
  context: { 'aws:PrincipalTag/team': ['ml'], 'aws:SourceIp': '203.0.113.7' },
  identityPolicies: [
    {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::*/${aws:PrincipalTag/team}*' }],
    },
  ],
};

export const requests: FuzzKind = {
  id: 'request',
  seeds: [JSON.stringify(SEED), JSON.stringify(SEED, null, 2)],
  words: [...WORDS, ...POLICY_WORDS],
  generate: (random) => (random.once(5) ? token(random) : JSON.stringify(request(random))),
  answers: {
    decide: (text) => answerLine(text, 1, {}, () => REFERENCE),
    'read a case': (text) => readCases(parsed(text)),
    'read a token': (text) => readClaims(text),
  },
};
