// What an open decision depends on, in words, and the keys that would settle it.
import { describe, expect, test } from 'vitest';
import type { Policies } from '#iam/decide/compile/compile-policies.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';
import {
  ALLOW_ALL,
  documentOf,
  OTHER,
  requestOf,
  ROLE,
  ROOT,
  SERVICE,
  SESSION,
  USER,
  type RawStatement,
} from '#iam/decide/testing/builders.ts';
import { explain } from './explain.ts';

const BASE = {
  principal: USER,
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::amzn-s3-demo-bucket/a',
  resourceAccount: '111122223333',
  unspecified: 'unknown',
};
const ALL = documentOf([ALLOW_ALL]);
const VPC = 'aws:SourceVpc';
const TEAM = 'aws:PrincipalTag/team';

const equals = (key: string, value: string) => ({ StringEquals: { [key]: value } });
const when = (Condition: object, more: object = {}): RawStatement => ({ ...ALLOW_ALL, Condition, ...more });
const deny = (Condition: object): RawStatement => when(Condition, { Effect: 'Deny' });
const one = (statement: RawStatement): Policies => ({ identity: [documentOf([statement])] });

const explained = (request: object, policies: Policies) =>
  explain(decide(requestOf({ ...BASE, ...request }), policies));
const ASSUME = { action: 'sts:AssumeRole', resource: ROLE };
const ABROAD = { resourceAccount: OTHER };

describe('what it depends on', () => {
  const vpc = documentOf([when(equals(VPC, 'vpc-1'))]);
  const red = documentOf([when(equals(TEAM, 'red'))]);
  const lets = (AWS: string, Condition: object = equals(TEAM, 'red')) =>
    documentOf([{ ...ALLOW_ALL, Principal: { AWS }, Condition }]);
  const trusts = (AWS: string) =>
    documentOf([
      { Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole', Condition: equals(TEAM, 'red') },
    ]);
  const values = (count: number) =>
    documentOf(Array.from({ length: count }, (_, at) => when(equals(VPC, `vpc-${at}`))));
  const V = 'aws:SourceVpc meets StringEquals `vpc-1`';
  const T = 'aws:PrincipalTag/team meets StringEquals `red`';

  test.each<[string, object, Policies, string]>([
    ['one condition', {}, { identity: [vpc] }, `if ${V}.`],
    [
      'only what is open',
      { context: { [TEAM]: 'red' } },
      one(when({ StringEquals: { [VPC]: 'vpc-1', [TEAM]: 'red' } })),
      `if ${V}.`,
    ],
    [
      'no statement that does not apply',
      { context: { [TEAM]: 'blue' } },
      { identity: [vpc, red] },
      `if ${V}.`,
    ],
    [
      'a resource',
      {},
      one({ ...ALLOW_ALL, Resource: `arn:aws:s3:::*/\${${TEAM}}` }),
      'if its resource matches.',
    ],
    [
      'what cannot be read',
      {},
      one({ ...ALLOW_ALL, Foo: 1 }),
      'if a statement that cannot be evaluated applies.',
    ],
    ['no layer that allows', {}, { identity: [vpc, ALL], boundaries: [red] }, `if ${T}.`],
    ['an SCP', {}, { identity: [ALL], scps: [[vpc]] }, `if ${V}.`],
    ['two levels of SCPs', {}, { identity: [ALL], scps: [[vpc], [red]] }, `if ${V}, and if ${T}.`],
    ['a session policy', { principal: SESSION }, { identity: [ALL], session: [vpc] }, `if ${V}.`],
    [
      'an endpoint',
      {},
      { identity: [ALL], endpoints: [documentOf([when(equals(TEAM, 'red'), { Principal: '*' })])] },
      `if ${T}.`,
    ],
    ['both accounts', ABROAD, { identity: [vpc], resource: lets(USER) }, `if ${V}, and if ${T}.`],
    ['the resource alone', {}, { resource: lets(USER) }, `if ${T}.`],
    [
      'either',
      {},
      { identity: [vpc], resource: lets(USER) },
      `if ${V}, or if by the resource’s policy ${T}.`,
    ],
    [
      'the own account, whatever its account may do',
      {},
      { identity: [vpc], resource: lets(ROOT) },
      `if ${V}.`,
    ],
    [
      'the own account, if the resource allows nothing',
      {},
      { identity: [vpc], resource: lets(USER, equals(VPC, 'vpc-1')), notSupplied: ['resource'] },
      `if ${V}, or if by the resource’s policy ${V}. It also depends on the resource policy, which is not given.`,
    ],
    [
      'a service',
      { principal: SERVICE },
      { resource: documentOf([when(equals(TEAM, 'red'), { Principal: '*' })]) },
      `if ${T}.`,
    ],
    ['trust in the account', ASSUME, { identity: [vpc], resource: trusts(ROOT) }, `if ${T}, and if ${V}.`],
    ['trust in the user', ASSUME, { identity: [vpc], resource: trusts(USER) }, `if ${T}.`],
    [
      'a Deny, where something allows',
      {},
      { identity: [ALL], resource: documentOf([{ ...deny(equals(TEAM, 'red')), Principal: '*' }]) },
      `unless ${T}.`,
    ],
    [
      'both',
      {},
      { identity: [documentOf([when(equals(VPC, 'vpc-1')), deny(equals(TEAM, 'red'))])] },
      `if ${V}, unless ${T}.`,
    ],
    ['a policy', {}, { identity: [ALL], notSupplied: ['scp'] }, 'on a policy that is not given.'],
  ])('%s', (_, request, policies, words) => {
    const { text } = explained(request, policies).deciding;
    expect(text).toMatch(/^It (?:is allowed|depends) /);
    expect(text.replace(/^It (?:is allowed|depends) /, '')).toBe(words);
  });

  test('more than three clauses are counted', () => {
    const of = (count: number) => explained({}, { identity: [values(count)] }).deciding.text;
    expect(of(3)).toMatch(/`vpc-2`\.$/);
    expect(of(5)).toMatch(/`vpc-2` or one of 2 more\.$/);
  });
});

test('keys are asked for if their value would tell, the most frequent first', () => {
  const keys = (request: object, ...statements: readonly RawStatement[]) =>
    explained(request, { identity: [documentOf(statements)] }).openKeys;
  const vpc = when(equals(VPC, 'vpc-1'));
  const red = when(equals(TEAM, 'red'));
  expect(keys({}, vpc, red, when(equals('AWS:principaltag/Team', 'blue')))).toEqual([TEAM, VPC]);
  expect(keys({}, when(equals(VPC, 'vpc-1'), { Action: 'sqs:*' }))).toEqual([]);
  expect(keys({ context: { [VPC]: 'vpc-1' } }, when({ StringEqual: { [VPC]: 'vpc-1' } }))).toEqual([]);
  expect(
    keys({ context: { [VPC]: 'vpc-1' } }, when({ StringEquals: { [VPC]: 'vpc-1', [TEAM]: 'a' } })),
  ).toEqual([TEAM]);
  expect(keys({}, when({ DateLessThan: { 'aws:CurrentTime': '2026-01-01' } }))).toEqual(['aws:CurrentTime']);
  expect(keys({}, { ...ALLOW_ALL, Resource: 'arn:aws:s3:::${aws:CurrentTime}/*' })).toEqual([
    'aws:CurrentTime',
  ]);
  const tags = when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } });
  expect(keys({ context: { 'aws:TagKeys': ['a'] }, openKeys: ['aws:TagKeys'] }, tags)).toEqual([
    'aws:TagKeys',
  ]);
});
