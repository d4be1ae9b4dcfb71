// What opens nothing lets nobody in: decided by the evaluator, for edits of every element of a policy.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decide } from '#iam/decide/evaluate/decide.ts';
import { ALLOW_ALL, documentOf, requestOf } from '#iam/decide/testing/builders.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { openingsOf } from './openings.ts';
import { readPolicyText } from './read-statements.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
type Statement = { readonly [element: string]: Json };

const OWN = '111122223333';
const OTHER = '444455556666';
const ROLE = `arn:aws:iam::${OWN}:role/App`;
const PROVIDER = `arn:aws:iam::${OWN}:oidc-provider/gitlab.com`;

/** Values of each kind of key, with those that requests send. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'aws:PrincipalTag/team': ['a', 'A', 'ab', 'a*', '?', '*', '${aws:PrincipalTag/team}', '${*}', ''],
  'aws:SourceArn': [
    'arn:aws:s3:::b',
    'arn:aws:s3:*:*:b',
    'arn:aws:s3:::*',
    'arn:aws:ecs:us-east-1:111122223333:*',
  ],
  'aws:SecureTransport': ['true', 'false', 'True'],
  'aws:SourceIp': ['10.0.0.0/8', '10.1.0.0/16', '10.1.2.3', '192.0.2.0/24'],
  'aws:MultiFactorAuthAge': ['1', '10', '3600'],
  'aws:CurrentTime': ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  'aws:TagKeys': ['a', 'b', 'a*'],
};
const TEXT = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike', 'StringEqualsIgnoreCase'];
const BASES: Readonly<Record<string, readonly string[]>> = {
  'aws:PrincipalTag/team': TEXT,
  'aws:SourceArn': ['ArnLike', 'ArnEquals', 'ArnNotLike', 'StringLike', 'StringEquals', 'StringNotLike'],
  'aws:SecureTransport': ['Bool', 'StringEquals'],
  'aws:SourceIp': ['IpAddress', 'NotIpAddress'],
  'aws:MultiFactorAuthAge': [
    'NumericLessThan',
    'NumericLessThanEquals',
    'NumericGreaterThan',
    'NumericEquals',
  ],
  'aws:CurrentTime': ['DateLessThan', 'DateGreaterThan'],
  'aws:TagKeys': TEXT,
};

const oneOrMany = (values: readonly Json[]): fc.Arbitrary<Json> =>
  fc
    .tuple(
      fc.shuffledSubarray([...values], { minLength: 1, maxLength: Math.min(3, values.length) }),
      fc.boolean(),
    )
    .map(([list, single]) => (single ? list[0]! : list));

const operatorFor = (key: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...BASES[key]!),
      fc.constantFrom('', '', '', 'ForAllValues:', 'ForAnyValue:'),
      fc.constantFrom('', '', 'IfExists'),
    )
    .map(([base, set, end]) => `${set}${base}${end}`);

const condition: fc.Arbitrary<Json> = fc
  .array(
    fc
      .constantFrom(...Object.keys(KEYS))
      .chain((key) =>
        fc.oneof(
          { weight: 5, arbitrary: fc.tuple(operatorFor(key), fc.constant(key), oneOrMany(KEYS[key]!)) },
          fc.tuple(fc.constant('Null'), fc.constant(key), oneOrMany(['true', 'false'])),
        ),
      ),
    { maxLength: 3 },
  )
  .map((rows) => {
    const made: Record<string, Record<string, Json>> = {};
    for (const [operator, key, value] of rows) (made[operator] ??= {})[key] = value;
    return made;
  });

const principal: fc.Arbitrary<Json> = fc.oneof(
  fc.constant<Json>('*'),
  oneOrMany([
    OWN,
    `arn:aws:iam::${OWN}:root`,
    `arn:aws:iam::${OTHER}:root`,
    ROLE,
    `arn:aws:iam::${OTHER}:role/App`,
    '*',
  ]).map((AWS): Json => ({ AWS })),
  fc.constant<Json>({ Service: 'lambda.amazonaws.com' }),
  fc.constant<Json>({ Federated: PROVIDER }),
);

const element = (name: string, values: readonly string[]): fc.Arbitrary<Statement> =>
  fc
    .tuple(fc.constantFrom(name, name, name, `Not${name}`), oneOrMany(values))
    .map(([written, value]) => ({ [written]: value }));

const ACTIONS = ['s3:GetObject', 'S3:getobject', 's3:Get*', 's3:*', 's3:PutObject', '*'];
const RESOURCES = [
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/x',
  'arn:aws:s3:::b/?',
  'arn:aws:s3:::b/${aws:PrincipalTag/team}',
  '*',
];

const statement: fc.Arbitrary<Statement> = fc
  .tuple(
    fc.constantFrom('Allow', 'Allow', 'Deny'),
    fc.oneof(
      { weight: 6, arbitrary: principal.map((Principal): Statement => ({ Principal })) },
      principal.map((NotPrincipal): Statement => ({ NotPrincipal })),
    ),
    element('Action', ACTIONS),
    element('Resource', RESOURCES),
    condition,
  )
  .map(([Effect, who, action, resource, Condition]) => ({
    Effect,
    ...who,
    ...action,
    ...resource,
    Condition,
  }));

const statements = fc.array(statement, { minLength: 1, maxLength: 3 });

/** The statements with some elements of some of them made anew, taken out, or put in. */
const edit = (before: readonly Statement[]): fc.Arbitrary<readonly Statement[]> =>
  fc.oneof(
    statement.map((fresh) => [...before, fresh]),
    fc.nat(before.length - 1).map((at) => before.filter((_, index) => index !== at)),
    fc
      .tuple(
        fc.nat(before.length - 1),
        statement,
        fc.constantFrom('Condition', 'Principal', 'Action', 'Resource'),
      )
      .map(([at, fresh, name]) =>
        before.map((each, index) => {
          if (index !== at) return each;
          const others = Object.entries(each).filter(([key]) => key !== name && key !== `Not${name}`);
          const now = Object.entries(fresh).filter(([key]) => key === name || key === `Not${name}`);
          return Object.fromEntries([...others, ...now]);
        }),
      ),
    fc
      .tuple(fc.nat(before.length - 1), condition)
      .map(([at, more]) =>
        before.map((each, index) =>
          index === at
            ? { ...each, Condition: { ...(more as Statement), ...(each['Condition'] as Statement) } }
            : each,
        ),
      ),
  );

const value = (key: string): fc.Arbitrary<string> =>
  fc.constantFrom(...KEYS[key]!.filter((each) => !each.includes('$') && !each.includes('/8')));

const context = fc.record(
  Object.fromEntries(
    Object.keys(KEYS).map((key) => [
      key,
      key === 'aws:TagKeys'
        ? fc.array(value(key), { maxLength: 2 })
        : key === 'aws:SourceIp'
          ? fc.constantFrom('10.1.2.3', '10.9.9.9', '192.0.2.1')
          : value(key),
    ]),
  ),
  { requiredKeys: [] },
);

const request = fc
  .record({
    principal: fc.constantFrom<unknown>(
      ROLE.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/') + '/s',
      `arn:aws:sts::${OTHER}:assumed-role/App/s`,
      `arn:aws:iam::${OTHER}:root`,
      `arn:aws:iam::${OWN}:user/mara`,
      'lambda.amazonaws.com',
    ),
    action: fc.constantFrom('s3:GetObject', 's3:PutObject', 's3:GetObjectAcl'),
    resource: fc.constantFrom(
      'arn:aws:s3:::b/x',
      'arn:aws:s3:::b/xy',
      'arn:aws:s3:::c/x',
      'arn:aws:s3:::b/a',
    ),
    context,
  })
  .map((raw) => requestOf({ ...raw, resourceAccount: OWN }));

const OPEN = new Set(['implicitlyDenied', 'explicitlyDenied']);
const readingOf = (list: readonly Statement[]) =>
  readPolicyText(JSON.stringify(documentOf(list))).readings[0]!;

test('whatever an edit lets somebody do is an opening', () => {
  let closed = 0;
  let opened = 0;
  fc.assert(
    fc.property(
      statements.chain((before) => fc.tuple(fc.constant(before), edit(before))),
      fc.array(request, { minLength: 20, maxLength: 20 }),
      fc.boolean(),
      ([before, after], requests, permitted) => {
        const found = openingsOf(readingOf(before), readingOf(after), new Set([OWN]));
        const identity = permitted ? [documentOf([ALLOW_ALL])] : [];
        const letIn = requests.filter((each) => {
          const was = decide(each, { identity, resource: documentOf(before) }).decision;
          const is = decide(each, { identity, resource: documentOf(after) }).decision;
          return is === 'allowed' && OPEN.has(was);
        });
        if (letIn.length > 0) opened += 1;
        if (found.length === 0) closed += 1;
        if (found.length === 0) expect(letIn).toEqual([]);
      },
    ),
    { numRuns: runs(400) },
  );
  // Both sides of the law are met.
  expect(closed).toBeGreaterThan(10);
  expect(opened).toBeGreaterThan(2);
});

test('the same policy in any order and layout opens nothing', () => {
  fc.assert(
    fc.property(
      statements.chain((before) =>
        fc.tuple(fc.constant(before), fc.shuffledSubarray(before, { minLength: before.length })),
      ),
      fc.nat(4),
      ([before, shuffled], indent) => {
        const turned = shuffled.map((each) => Object.fromEntries(Object.entries(each).toReversed()));
        const text = JSON.stringify(documentOf(turned), null, indent);
        expect(openingsOf(readingOf(before), readPolicyText(text).readings[0]!, new Set([OWN]))).toEqual([]);
      },
    ),
  );
});
