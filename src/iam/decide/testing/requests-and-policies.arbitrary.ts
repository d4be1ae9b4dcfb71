// Arbitrary requests and policies for property tests. They draw on few names, so that statements often match.
import * as fc from 'fast-check';
import type { Request } from '#iam/request/request.ts';
import type { Policies } from '#iam/decide/compile/compile-policies.ts';
import {
  ACCOUNT,
  ALLOW_ALL,
  AWS_PRINCIPALS,
  documentOf,
  FEDERATED,
  OTHER,
  ownedBy,
  requestOf,
  ROLE,
  ROOT,
  SERVICE,
  SESSION,
  USER,
  type RawStatement,
} from './builders.ts';

const oneOrMany = <T>(each: fc.Arbitrary<T>): fc.Arbitrary<T | T[]> =>
  fc.oneof(each, fc.array(each, { minLength: 1, maxLength: 2 }));

export const call = fc.constantFrom(
  { action: 's3:GetObject', resource: 'arn:aws:s3:::b/x' },
  { action: 's3:PutObject', resource: 'arn:aws:s3:::b/y' },
  { action: 's3:ListAllMyBuckets', resource: '*' },
  { action: 'sqs:SendMessage', resource: `arn:aws:sqs:eu-west-1:${ACCOUNT}:q` },
  { action: 'kms:Decrypt', resource: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/k` },
  { action: 'sts:AssumeRole', resource: `arn:aws:iam::${ACCOUNT}:role/deploy` },
);

const actions = fc.constantFrom(
  '*',
  '*',
  '*',
  's3:*',
  's3:Get*',
  's3:GetObject',
  'sqs:*',
  'kms:Decrypt',
  'sts:AssumeRole',
);
const resources = fc.constantFrom(
  '*',
  '*',
  '*',
  '*',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::b/x',
  'arn:aws:s3:::${aws:PrincipalTag/team}/*',
  'arn:aws:sqs:*:*:q',
  'arn:aws:kms:*:*:key/*',
);

export const principal = fc.constantFrom<unknown>(...AWS_PRINCIPALS, SERVICE, 'anonymous');

/** Keys and their values. */
export const CONTEXT_VALUES: Readonly<Record<string, readonly (string | readonly string[])[]>> = {
  'aws:SourceVpc': ['vpc-1', 'vpc-2', 'other'],
  'aws:ViaAWSService': ['true', 'false'],
  'aws:PrincipalTag/team': ['b', 'red', 'a*'],
  'aws:TagKeys': [['env'], ['env', 'cost'], ['cost']],
  'aws:SourceIp': ['203.0.113.7', '2001:db8::1'],
  'aws:MultiFactorAuthAge': ['5', '60', 'much'],
};

const comparison = fc.constantFrom<RawStatement>(
  { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
  { StringNotEquals: { 'aws:SourceVpc': ['vpc-1', 'vpc-2'] } },
  { StringLikeIfExists: { 'aws:SourceVpc': 'vpc-*' } },
  { Null: { 'aws:SourceVpc': 'true' } },
  { Bool: { 'aws:ViaAWSService': 'true' } },
  { BoolIfExists: { 'aws:ViaAWSService': 'false' } },
  { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
  { StringNotLike: { 'aws:SourceVpc': '${aws:PrincipalTag/team}' } },
  { 'ForAllValues:StringEquals': { 'aws:TagKeys': 'env' } },
  { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['env', 'dept'] } },
  { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': 'env' } },
  { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } },
  { NumericLessThan: { 'aws:MultiFactorAuthAge': '30' } },
  { NumericNotEquals: { 'aws:MultiFactorAuthAge': '5' } },
);

const condition = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  comparison.map((each) => ({ Condition: each })),
  fc.tuple(comparison, comparison).map(([a, b]) => ({ Condition: { ...a, ...b } })),
);
const effect = fc.constantFrom('Allow', 'Allow', 'Allow', 'Allow', 'Deny');
const actionPart = fc.oneof(
  { weight: 4, arbitrary: oneOrMany(actions).map((Action) => ({ Action })) },
  oneOrMany(actions).map((NotAction) => ({ NotAction })),
);
const resourcePart = fc.oneof(
  { weight: 4, arbitrary: oneOrMany(resources).map((Resource) => ({ Resource })) },
  oneOrMany(resources).map((NotResource) => ({ NotResource })),
);

export const statement: fc.Arbitrary<RawStatement> = fc
  .tuple(effect, actionPart, resourcePart, condition)
  .map(([Effect, action, resource, when]) => ({ Effect, ...action, ...resource, ...when }));

const principalElement = fc.oneof(
  fc.constant('*'),
  oneOrMany(fc.constantFrom('*', ACCOUNT, ROOT, USER, ROLE, SESSION, FEDERATED.arn, OTHER)).map((AWS) => ({
    AWS,
  })),
  fc.constant({ Service: SERVICE }),
);
export const resourceStatement: fc.Arbitrary<RawStatement> = fc
  .tuple(statement, principalElement)
  .map(([each, Principal]) => ({ ...each, Principal }));

/** A document that often allows all, so that the other layers matter. */
const documentWith = (
  each: fc.Arbitrary<RawStatement>,
  wide: RawStatement = ALLOW_ALL,
): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.array(each, { maxLength: 3 }), fc.nat(3))
    .map(([statements, chance]) => documentOf(chance === 0 ? statements : [...statements, wide]));
const FOR_ALL: RawStatement = { ...ALLOW_ALL, Principal: '*' };
const controls = fc.array(fc.array(documentWith(statement), { minLength: 1, maxLength: 2 }), {
  minLength: 1,
  maxLength: 2,
});
const sometimes = <T>(each: fc.Arbitrary<T>, name: string): fc.Arbitrary<Record<string, T>> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    each.map((value) => ({ [name]: value })),
  );

export const policies: fc.Arbitrary<Policies> = fc
  .tuple(
    fc.array(documentWith(statement), { minLength: 1, maxLength: 2 }).map((identity) => ({ identity })),
    fc.oneof(
      fc.constant({}),
      documentWith(resourceStatement, { ...ALLOW_ALL, Principal: { AWS: ACCOUNT } }).map((resource) => ({
        resource,
      })),
    ),
    sometimes(
      documentWith(statement).map((each) => [each]),
      'boundaries',
    ),
    sometimes(fc.array(documentWith(statement), { minLength: 1, maxLength: 2 }), 'session'),
    sometimes(controls, 'scps'),
    sometimes(
      documentWith(resourceStatement, FOR_ALL).map((each) => [each]),
      'endpoints',
    ),
  )
  .map((parts) => Object.assign({}, ...parts) as Policies);

export const context: fc.Arbitrary<Record<string, string | readonly string[]>> = fc
  .tuple(
    ...Object.entries(CONTEXT_VALUES).map(([key, values]) =>
      fc.oneof(
        fc.constant({}),
        fc.constantFrom(...values).map((value) => ({ [key]: value })),
      ),
    ),
  )
  .map((parts) => Object.assign({}, ...parts) as Record<string, string | readonly string[]>);

export const resourceAccount = fc.constantFrom(ACCOUNT, ACCOUNT, OTHER);

export const request: fc.Arbitrary<Request> = fc
  .tuple(principal, call, resourceAccount, context)
  .map(([who, what, owner, given]) => requestOf({ principal: who, ...ownedBy(owner, what), context: given }));
