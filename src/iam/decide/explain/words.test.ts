// What an explanation says of each statement, which statements it names, and what it notes.
import { describe, expect, test } from 'vitest';
import type { Policies } from '#iam/decide/compile/compile-policies.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';
import {
  ALLOW_ALL,
  documentOf,
  requestOf,
  SESSION,
  USER,
  type RawStatement,
} from '#iam/decide/testing/builders.ts';
import { decidingStatements } from './deciding-statements.ts';
import { explain } from './explain.ts';

const OBJECT = 'arn:aws:s3:::amzn-s3-demo-bucket/a';
const BASE = { principal: USER, action: 's3:GetObject', resource: OBJECT, resourceAccount: '111122223333' };
const ALL = documentOf([ALLOW_ALL]);
const VPC = 'aws:SourceVpc';
const TEAM = 'aws:PrincipalTag/team';

const equals = (key: string, value: string) => ({ StringEquals: { [key]: value } });
const when = (Condition: object, more: object = {}): RawStatement => ({ ...ALLOW_ALL, Condition, ...more });
const deny = (Condition: object): RawStatement => when(Condition, { Effect: 'Deny' });
const one = (statement: RawStatement): Policies => ({ identity: [documentOf([statement])] });

const decided = (request: object, policies: Policies) =>
  decide(requestOf({ ...BASE, unspecified: 'unknown', ...request }), policies, {
    rcpServices: new Set(['s3']),
  });
const explained = (request: object, policies: Policies) => explain(decided(request, policies));

describe('a reason', () => {
  const reasonOf = (statement: RawStatement, request: object = {}) =>
    explained(request, one(statement)).reasons[0]!;
  const IN_TAG = { ...ALLOW_ALL, Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/${aws:PrincipalTag/team}' };
  const ABSENT = { unspecified: 'absent' };

  test.each<[string, RawStatement, object, RegExp]>([
    [
      'no Sid',
      { ...ALLOW_ALL, Resource: 'arn:aws:s3:::b' },
      {},
      /^Statement 1 of identity.* cover `[^`]*`\.$/,
    ],
    ['a number as Sid', { ...ALLOW_ALL, Sid: 3 }, {}, /^Statement 1 of identity/],
    ['no values', when(equals(TEAM, 'a')), { context: { [TEAM]: [] } }, /no values/],
    ['a variable that is absent', IN_TAG, ABSENT, /no aws:PrincipalTag\/team for/],
    ['a variable that is not given', IN_TAG, {}, /not give its variable aws:PrincipalTag\/team\.$/],
    [
      'a variable that is there',
      { ...ALLOW_ALL, Resource: 'arn:aws:s3:::${aws:CurrentTime}/*' },
      {},
      /aws:CurrentTime has a value/,
    ],
    [
      'variables of two kinds',
      { ...ALLOW_ALL, Resource: `arn:aws:s3:::*/\${${TEAM}}\${aws:CurrentTime}` },
      {},
      /not give its variable aws:PrincipalTag\/team, and its variable aws:CurrentTime has/,
    ],
    [
      'a resource that AWS leaves open',
      { ...ALLOW_ALL, Resource: 'arn:aws:sqs:e*3:q:x' },
      { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:111122223333:q:x' },
      /documentation leave open whether its resource/,
    ],
    [
      'only the condition that fails',
      when({ StringEquals: { [VPC]: 'vpc-1', [TEAM]: 'red' } }),
      { context: { [VPC]: 'vpc-1', [TEAM]: 'blue' } },
      /not apply: StringEquals compares aws:PrincipalTag\/team [^;]*$/,
    ],
    [
      'only the condition that is open',
      when({ StringEquals: { [VPC]: 'vpc-1', [TEAM]: 'red' } }),
      { context: { [VPC]: 'vpc-1' } },
      /may allow this: StringEquals compares aws:PrincipalTag\/team [^;:]*$/,
    ],
    [
      'a variable of the condition that is open',
      when({ StringLike: { [VPC]: ['vpc-1', `\${${TEAM}}`] }, StringEquals: { 'aws:SourceVpce': 'v' } }),
      { context: { [VPC]: 'vpc-2' } },
      /give its variable aws:PrincipalTag\/team; StringEquals [^:]*aws:SourceVpce [^:]* give it\.$/,
    ],
    [
      'an element that is none',
      { ...ALLOW_ALL, Foo: 'a' },
      {},
      /may allow this: part of it cannot be evaluated/,
    ],
  ])('%s', (_, statement, request, words) => {
    expect(reasonOf(statement, request).text).toMatch(words);
  });

  test('of another principal, and of one that AWS leaves open', () => {
    const of = (Principal: object) =>
      explained({}, { resource: documentOf([{ ...ALLOW_ALL, ...Principal }]) }).reasons[0]!;
    const other = of({ Principal: { AWS: SESSION } });
    expect(other.because).toEqual(['principal']);
    expect(other.text).toContain(`not apply to ${USER}`);
    expect(of({ NotPrincipal: { AWS: SESSION } }).text).toContain('leave open whether its principal');
  });

  test('has what the request has, and nothing that it need not have', () => {
    const yes = reasonOf(ALLOW_ALL);
    expect(yes.because).toEqual([]);
    expect(Object.keys(yes)).not.toContain('sid');
    expect(Object.keys(yes)).not.toContain('variables');
    const open = reasonOf(when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } }), {
      context: { 'aws:TagKeys': ['a'] },
      openKeys: ['aws:TagKeys'],
    });
    expect(open.conditions[0]?.seen).toEqual(['a', '…']);
    expect(reasonOf(when({ Null: { 'aws:CurrentTime': 'true' } })).conditions[0]?.seen).toBe('present');
  });

  test.each<[string, string, object, readonly unknown[] | undefined]>([
    ['one without a default', '${x:a}', {}, [{ key: 'x:a', seen: 'unknown' }]],
    ['one that is absent', '${x:a}', ABSENT, [{ key: 'x:a', seen: 'absent' }]],
    ['one that is absent, with a default', "${x:a, 'b'}", ABSENT, undefined],
    [
      'one that is absent, once with a default',
      "${x:a, 'b'}${x:a}",
      ABSENT,
      [{ key: 'x:a', seen: 'absent' }],
    ],
    [
      'one that is absent, then with a default',
      "${x:a}${x:a, 'b'}",
      ABSENT,
      [{ key: 'x:a', seen: 'absent' }],
    ],
    ['one with a value', '${x:a}', { context: { 'x:a': 'b' } }, undefined],
    ['an empty one', '${x:a}', { context: { 'x:a': '' } }, [{ key: 'x:a', seen: 'empty' }]],
    ['one without values', '${x:a}', { context: { 'x:a': [] } }, [{ key: 'x:a', seen: 'empty' }]],
    ['one with two values', '${x:a}', { context: { 'x:a': ['b', 'c'] } }, [{ key: 'x:a', seen: 'several' }]],
    [
      'one that may have more values',
      '${x:a}',
      { context: { 'x:a': 'b' }, openKeys: ['x:a'] },
      [{ key: 'x:a', seen: 'unknown' }],
    ],
    [
      'one of a key of several values, without any',
      '${aws:TagKeys}',
      { context: { 'aws:TagKeys': [] } },
      [{ key: 'aws:TagKeys', seen: 'empty' }],
    ],
  ])('names variables: %s', (_, text, request, variables) => {
    const Resource = `arn:aws:s3:::amzn-s3-demo-bucket/${text}`;
    expect(reasonOf({ ...ALLOW_ALL, Resource }, request).variables).toEqual(variables);
  });
});

test('a resource control policy of which it is not known whether it applies may deny', () => {
  const rcps = [[documentOf([{ ...ALLOW_ALL, Effect: 'Deny', Principal: '*' }])]];
  const { reasons } = explain(decide(requestOf(BASE), { identity: [ALL], rcps }));
  expect(reasons.map(({ layer, matched }) => [layer, matched])).toEqual([
    ['rcp', 'unknown'],
    ['identity', 'yes'],
  ]);
  expect(explained({ managementAccount: '111122223333' }, { rcps }).reasons).toEqual([]);
});

describe('the statements that matter', () => {
  const open = equals(VPC, 'vpc-1');
  const sure = { ...ALLOW_ALL, Effect: 'Deny', Sid: 'sure' };
  const named = (request: object, ...statements: readonly RawStatement[]) => {
    const decision = decided(request, { identity: [documentOf(statements)] });
    const numbers = (paths: readonly { readonly path: readonly (string | number)[] }[]) =>
      paths.map(({ path }) => path[1]);
    return [
      decision.decision,
      numbers(explain(decision).deciding.statements),
      numbers(decidingStatements(decision)),
    ];
  };
  const other = { ...ALLOW_ALL, Action: 'sqs:*' };

  test.each<[string, object, readonly RawStatement[], string, readonly number[], readonly number[]]>([
    ['allowed', {}, [other, ALLOW_ALL, when(open)], 'allowed', [1, 2], [1]],
    ['denied', {}, [ALLOW_ALL, sure, deny(open)], 'explicitlyDenied', [1], [1]],
    ['open', {}, [other, when(open), deny(equals(TEAM, 'red'))], 'depends', [1, 2], []],
    ['not allowed', {}, [other], 'implicitlyDenied', [], []],
    ['not allowed, and perhaps denied', {}, [other, deny(open)], 'implicitlyDenied', [1], []],
    ['no permission needed', { action: 'sts:GetCallerIdentity', resource: '*' }, [sure], 'allowed', [], []],
  ])('%s', (_, request, statements, decision, inText, plain) => {
    expect(named(request, ...statements)).toEqual([decision, inText, plain]);
  });

  test('statements of a layer that does not apply decide nothing', () => {
    const decision = decided({ managementAccount: '111122223333' }, { identity: [ALL], scps: [[ALL]] });
    expect(decidingStatements(decision)).toEqual([
      { layer: 'identity', level: 0, document: 0, path: ['Statement', 0] },
    ]);
  });

  test('whether one statement denies, or one of several whatever a key is', () => {
    const text = (...statements: readonly RawStatement[]) =>
      explained({}, { identity: [documentOf(statements)] }).deciding.text;
    expect(text(ALLOW_ALL, sure)).not.toContain('Whatever');
    expect(text(deny(open), deny({ StringNotEquals: { [VPC]: 'vpc-1' } }))).toContain('Whatever');
    expect(text(other)).not.toContain('as well');
    expect(text(other, deny(open))).toContain('as well');
  });
});
