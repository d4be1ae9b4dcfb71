// Parts of policies for generated texts.
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';
import type { Random } from './random.ts';

export const POLICY_WORDS = [
  '"Version"',
  '"Statement"',
  '"Effect"',
  '"Allow"',
  '"Deny"',
  '"Action"',
  '"NotAction"',
  '"Resource"',
  '"Principal"',
  '"Condition"',
  '"StringEquals"',
  '"ForAllValues:StringLike"',
  '"aws:PrincipalTag/team"',
  '${aws:PrincipalTag/team}',
  'arn:aws:bedrock:*::foundation-model/deepseek.v3-v1:0',
  'arn:aws:iam::111122223333:role/',
  'bedrock:InvokeModel',
  's3:*',
  '*',
  '?',
  ',',
  ':',
  'null',
  '1e5',
] as const;

const ACTIONS = ['bedrock:InvokeModel*', 's3:Get*', '*', 'sagemaker:*Endpoint', 'iam:PassRole', 'x:Y', ''];
const RESOURCES = [
  '*',
  'arn:aws:s3:::amzn-s3-demo-bucket/*',
  'arn:aws:iam::111122223333:role/a',
  'arn::',
  'x',
];
const OPERATORS = [
  'StringEquals',
  'ForAnyValue:ArnLike',
  'NumericLessThanIfExists',
  'Null',
  'IpAddress',
  'Bool',
  'X',
];
const KEYS = ['aws:SourceArn', 'aws:PrincipalTag/team', 's3:prefix', 'kms:ViaService', 'aws:SourceIp', 'x'];
const PRINCIPALS = [
  '*',
  { AWS: '111122223333' },
  { Service: 'lambda.amazonaws.com' },
  { Federated: 'x' },
  [],
];

const value = (random: Random, of: readonly unknown[]): unknown => {
  const one = (): unknown => (random.once(15) ? random.pick(HOSTILE_TEXTS) : random.pick(of));
  if (random.once(3)) return one();
  return Array.from({ length: random.pick([0, 1, 1, 2, 2, 2, 5, 5, 5, 5, 40, 300]) }, one);
};

function statement(random: Random): object {
  return {
    ...(random.once(3) ? { Sid: random.once(2) ? 'Same' : random.pick(HOSTILE_TEXTS) } : {}),
    Effect: random.pick(['Allow', 'Allow', 'Deny', 'allow', 1]),
    [random.pick(['Action', 'Action', 'NotAction', 'action'])]: value(random, ACTIONS),
    [random.pick(['Resource', 'Resource', 'NotResource', '__proto__'])]: value(random, RESOURCES),
    ...(random.once(3) ? { Principal: random.pick(PRINCIPALS) } : {}),
    ...(random.once(2)
      ? {
          Condition: {
            [random.pick(OPERATORS)]: {
              [random.pick(KEYS)]: value(random, ['a', '*', true, 5, '10.0.0.0/8']),
            },
          },
        }
      : {}),
  };
}

/** A policy, from valid to absurd. */
export const randomPolicy = (random: Random): object => ({
  Version: random.pick(['2012-10-17', '2012-10-17', '2008-10-17', '2012', 1]),
  Statement: Array.from({ length: random.pick([0, 1, 1, 1, 1, 1, 2, 2, 2, 4, 4, 4, 30, 100]) }, () =>
    statement(random),
  ),
});

/** Any JSON value, with names that objects inherit. */
export function randomJson(random: Random, depth = 0): unknown {
  if (depth > 4 || random.once(3))
    return random.pick([null, true, -1, '', '*', 'Allow', ...HOSTILE_TEXTS] as readonly unknown[] as never);
  const items = Array.from({ length: random.below(5) }, () => randomJson(random, depth + 1));
  if (random.once(2)) return items;
  return Object.fromEntries(
    items.map((item) => [
      random.pick(['__proto__', 'constructor', 'Statement', 'Properties', 'Type', 'Resources', 'a']),
      item,
    ]),
  );
}
