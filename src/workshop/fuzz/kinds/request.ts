// Requests with policies, as the command line decides them, and tokens.
import * as fc from 'fast-check';
import { answerLine } from '#cli/decide-line.ts';
import { readCases } from '#deepseek/share/read-case.ts';
import { context, principal } from '#iam/decide/testing/requests-and-policies.arbitrary.ts';
import { readClaims } from '#iam/environment/token.ts';
import { anyJson, anyPolicy, hostile, POLICY_WORDS } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import { REFERENCE } from '#workshop/fuzz/reference.ts';

const WORDS = [
  '"principal": ',
  '"context": {',
  '"unknownKeys": [',
  '"identityPolicies": [',
  '"resourceAccountId"',
];

/** Valid policies of every layer, with whatever else may stand in a request. */
const request = fc
  .record({
    principal: fc.oneof(principal, anyJson),
    action: fc.oneof(fc.constantFrom('s3:GetObject', 'bedrock:InvokeModel', 'sts:AssumeRole'), hostile),
    resource: fc.oneof(fc.constantFrom('arn:aws:s3:::amzn-s3-demo-bucket/a', '*'), hostile),
    resourceAccountId: fc.constantFrom('111122223333', 111122223333, undefined),
    context: fc.oneof(context, anyJson),
    unknownKeys: fc.option(fc.array(fc.oneof(fc.constant('aws:SourceArn'), hostile)), { nil: undefined }),
    identityPolicies: fc.array(anyPolicy, { maxLength: 3 }),
    other: fc.tuple(
      fc.constantFrom('scps', 'resourcePolicy', 'sessionPolicies', '__proto__'),
      fc.oneof(
        anyPolicy,
        anyPolicy.map((policy) => [[policy]]),
      ),
    ),
  })
  .map(({ other, ...rest }) => JSON.stringify({ ...rest, ...Object.fromEntries([other]) }));

const token = anyJson.map((claims) =>
  ['{"alg":"none"}', JSON.stringify(claims), 'x']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.'),
);

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
  generated: fc.oneof({ weight: 4, arbitrary: request }, { weight: 1, arbitrary: token }),
  answers: {
    decide: (text) => answerLine(text, 1, {}, () => REFERENCE),
    'read a case': (text) => readCases(parsed(text)),
    'read a token': (text) => readClaims(text),
  },
};
