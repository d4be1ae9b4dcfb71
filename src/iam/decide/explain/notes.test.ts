// Notes: what of a policy cannot be read, what of it says nothing of the call, and what AWS checks besides.
import { describe, expect, test } from 'vitest';
import type { Policies } from '#iam/decide/compile/compile-policies.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';
import {
  ALLOW_ALL,
  documentOf,
  requestOf,
  ROLE,
  SERVICE,
  SESSION,
  USER,
  type RawStatement,
} from '#iam/decide/testing/builders.ts';
import { explain } from './explain.ts';

const OBJECT = 'arn:aws:s3:::amzn-s3-demo-bucket/a';
const BASE = { principal: USER, action: 's3:GetObject', resource: OBJECT, resourceAccount: '111122223333' };
const ALL = documentOf([ALLOW_ALL]);
const one = (statement: RawStatement): Policies => ({ identity: [documentOf([statement])] });
const explained = (request: object, policies: Policies) =>
  explain(decide(requestOf({ ...BASE, ...request }), policies, { rcpServices: new Set(['s3', 'sts']) }));
const ASSUME = { action: 'sts:AssumeRole', resource: ROLE };

describe('what cannot be read is noted with its place', () => {
  const notes = (statement: unknown, more: object = {}) =>
    explained({}, { identity: [{ ...documentOf([statement as RawStatement]), ...more }] }).notes.join('\n');
  test.each<[string, object, string]>([
    ['no action', { Effect: 'Allow', Resource: '*' }, 'neither Action nor NotAction'],
    ['both', { ...ALLOW_ALL, NotAction: 'a:B' }, 'both Action and NotAction'],
    ['an empty list', { ...ALLOW_ALL, Action: [] }, 'Statement.0.Action: Action is empty'],
    ['a number in a list', { ...ALLOW_ALL, Action: ['a:B', 3] }, 'Statement.0.Action.1: Action has a value'],
    ['a number', { ...ALLOW_ALL, Action: 3 }, 'Statement.0.Action: Action has a value'],
    ['a principal', { ...ALLOW_ALL, Principal: '*' }, 'Statement.0.Principal: This policy type'],
    ['another element', { ...ALLOW_ALL, Actions: 'a:B' }, 'Statement.0.Actions: `Actions`'],
    ['no effect', { ...ALLOW_ALL, Effect: 'allow' }, 'Statement.0.Effect: Effect must'],
    ['a condition in a list', { ...ALLOW_ALL, Condition: [] }, 'Statement.0.Condition: Write the condition'],
    [
      'an operator without keys',
      { ...ALLOW_ALL, Condition: { Bool: 'a' } },
      'Statement.0.Condition.Bool: Write',
    ],
    [
      'a key twice',
      { ...ALLOW_ALL, Condition: { StringEquals: { 'aws:UserId': 'a', 'aws:userid': 'b' } } },
      'Statement.0.Condition.StringEquals.aws:userid: `aws:userid` appears twice',
    ],
    [
      'a Deny for an absent key',
      { ...ALLOW_ALL, Effect: 'Deny', Condition: { 'ForAllValues:StringNotEquals': { 'aws:TagKeys': 'a' } } },
      'Statement.0.Condition.ForAllValues:StringNotEquals.aws:TagKeys: AWS’s pages disagree',
    ],
  ])('%s', (_, statement, note) => {
    expect(notes(statement)).toContain(note);
  });

  test.each<[string, unknown, string]>([
    [
      'no action',
      { ...ALLOW_ALL, Action: ['s3:*', 's3:Get Object'] },
      'Statement.0.Action.1: `s3:Get Object` is not',
    ],
    [
      'no operator',
      { ...ALLOW_ALL, Condition: { Equal: { 'x:y': 'a' } } },
      'Statement.0.Condition.Equal: `Equal`',
    ],
    [
      'Null with a set operator',
      { ...ALLOW_ALL, Condition: { 'ForAnyValue:Null': { 'x:y': 'true' } } },
      'Statement.0.Condition.ForAnyValue:Null: ',
    ],
    [
      'no values',
      { ...ALLOW_ALL, Condition: { StringEquals: { 'x:y': [] } } },
      'Condition.StringEquals.x:y: `x:y` has no',
    ],
    [
      'no text',
      { ...ALLOW_ALL, Condition: { StringEquals: { 'x:y': {} } } },
      'Condition.StringEquals.x:y: `x:y` has a',
    ],
    [
      'a truth value',
      { ...ALLOW_ALL, Condition: { Bool: { 'x:y': '${x:z}' } } },
      'Condition.Bool.x:y: AWS’s pages',
    ],
    ['no ARN', { ...ALLOW_ALL, Resource: 'bucket' }, 'Statement.0.Resource: `bucket` is not an ARN'],
    ['no object', 'Allow', 'Statement.0: A statement must'],
  ])('%s', (_, statement, note) => {
    expect(notes(statement)).toContain(note);
  });

  test.each<[string, unknown, readonly string[]]>([
    ['a text', 'Allow', ['A policy must', 'The policy has no']],
    ['no statement', { Version: '2012-10-17' }, ['The policy has no']],
    ['another member', { ...ALL, Id: 'a', Name: 'b' }, [', Name: Name is not']],
    ['another version', { ...ALL, Version: '2012' }, [', Version: Version must']],
    ['the older version', { ...ALL, Version: '2008-10-17' }, []],
    ['no version', { Statement: [ALLOW_ALL] }, []],
  ])('a document: %s', (_, document, expected) => {
    const said = explained({}, { identity: [document] }).notes.filter((note) =>
      note.startsWith('identity policy'),
    );
    expect(said).toHaveLength(expected.length);
    for (const [at, words] of expected.entries()) {
      expect(said[at]).toContain(words);
      expect(said[at]).toMatch(/^identity policy 1(?::|, [A-Z]\w+:) /);
    }
  });

  test('NotPrincipal with Allow, and ForAllValues only where an absent key denies', () => {
    const of = (statement: object) =>
      explained({}, { resource: documentOf([{ ...ALLOW_ALL, Principal: '*', ...statement }]) }).notes;
    const { Principal: _, ...unnamed } = { ...ALLOW_ALL, Principal: '*', NotPrincipal: { AWS: USER } };
    expect(explained({}, { resource: documentOf([unnamed]) }).notes).toEqual([
      expect.stringContaining('Statement.0.NotPrincipal: '),
    ]);
    expect(explained({}, { resource: documentOf([{ ...unnamed, Effect: 'Deny' }]) }).notes).toEqual([]);
    const all = (base: string, Effect: string) => of({ Effect, Condition: { [base]: { 'x:y': 'a' } } });
    expect(all('ForAllValues:StringNotEquals', 'Deny')).toHaveLength(1);
    expect(all('ForAllValues:StringNotEquals', 'Allow')).toEqual([]);
    expect(all('ForAllValues:StringEquals', 'Deny')).toEqual([]);
    expect(all('StringNotEquals', 'Deny')).toEqual([]);
    expect(of({ Condition: { Null: { 'aws:TagKeys': 'true' } } })).toEqual([]);
  });

  test('a sound statement has none', () => {
    const Condition = { StringEquals: { 'aws:UserId': 'a', 'aws:username': 'b' } };
    for (const statement of [ALLOW_ALL, { ...ALLOW_ALL, Condition }])
      expect(notes(statement)).not.toContain('Statement.0');
  });

  test('a principal that matches nobody, in a list or alone', () => {
    const of = (AWS: unknown) =>
      explained({}, { resource: documentOf([{ ...ALLOW_ALL, Principal: { AWS } }]) }).notes.join('\n');
    expect(of('App')).toContain('Statement.0.Principal.AWS: `App` is not a valid `AWS` principal');
    expect(of([USER, 'App'])).toContain('Statement.0.Principal.AWS.1: `App`');
    expect(of([USER, 3])).toContain('Statement.0.Principal.AWS.1: This value');
    expect(of([USER, 'arn:aws:iam::111122223333:role/*'])).toContain('Statement.0.Principal.AWS.1');
    expect(of([USER])).toBe('');
  });

  test('layers that say nothing of the caller, several boundaries, and the session policy of a user', () => {
    const said = (request: object, policies: Policies) => explained(request, policies).notes.join('\n');
    expect(said({ principal: SERVICE }, { scps: [[ALL]] })).toContain(
      'service control policy does not apply',
    );
    expect(said({}, { scps: [[ALL]] })).not.toContain('does not apply');
    expect(said({}, { boundaries: [ALL, ALL] })).toContain('one permissions boundary');
    expect(said({}, { boundaries: [ALL] })).not.toContain('boundary');
    expect(said({}, { session: [ALL] })).toContain('Users have no session policies');
    expect(said({ principal: SESSION }, { session: [ALL] })).not.toContain('Users have');
  });
});

describe('notes on what is not evaluated', () => {
  const KEY = { action: 'kms:Decrypt', resource: 'arn:aws:kms:us-east-1:111122223333:key/k1' };
  const key = documentOf([{ ...ALLOW_ALL, Principal: { AWS: USER } }]);
  const open = documentOf([{ ...ALLOW_ALL, Principal: '*' }]);
  const point = 'arn:aws:s3:eu-west-1:111122223333:accesspoint/p/object/x';
  const all = { identity: [ALL] };
  test.each<[string, object, Policies, RegExp | undefined]>([
    ['grants on a key', KEY, {}, /^Grants/],
    ['a key policy that allows', KEY, { resource: key }, undefined],
    ['access control lists', {}, {}, /^Access control lists/],
    ['no list without a resource', { action: 's3:ListAllMyBuckets', resource: '*' }, {}, undefined],
    ['no lists beside a Deny', {}, one({ ...ALLOW_ALL, Effect: 'Deny' }), undefined],
    [
      'no lists of SQS',
      { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:111122223333:q' },
      {},
      undefined,
    ],
    ['public access', { principal: 'anonymous' }, { resource: open }, /^S3 Block Public Access/],
    ['public access that is denied', { principal: 'anonymous' }, {}, /^Access control lists/],
    [
      'no public access of SQS',
      { principal: 'anonymous', action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:111122223333:q' },
      { resource: open },
      undefined,
    ],
    ['an access point', { resource: point }, all, /^Through an access point/],
    [
      'an access point of S3 Object Lambda',
      { action: 's3-object-lambda:GetObject', resource: point.replace(':s3:', ':s3-object-lambda:') },
      all,
      /^Through an access point/,
    ],
    [
      'no access point of other services',
      { action: 's3-outposts:GetObject', resource: point.replace(':s3:', ':s3-outposts:') },
      all,
      undefined,
    ],
    ['no access point without a resource', { action: 's3:ListAllMyBuckets', resource: '*' }, all, undefined],
  ])('%s', (_, request, policies, words) => {
    const { notes } = explained(request, policies);
    expect(notes).toEqual(words === undefined ? [] : [expect.stringMatching(words)]);
  });
});

describe('notes on policies', () => {
  const notes = (request: object, policies: Policies) => explained(request, policies).notes;
  const trust = { Effect: 'Allow', Principal: { AWS: USER }, Action: 'sts:AssumeRole' };
  const spared = { Effect: 'Deny', NotPrincipal: { AWS: USER }, Action: 'sts:AssumeRole' };

  test('on elements that a trust policy cannot have', () => {
    const of = (...statements: readonly RawStatement[]) =>
      notes(ASSUME, { resource: documentOf(statements) });
    expect(of(trust)).toEqual([]);
    expect(of(trust, { ...trust, Resource: '*' })).toEqual([expect.stringMatching(/ Resource\.$/)]);
    expect(of(trust, spared)).toEqual([expect.stringMatching(/ NotPrincipal\.$/)]);
    expect(notes(ASSUME, {})).toEqual([]);
  });

  test('on policies of kinds that the call does not meet', () => {
    const given = { identity: [ALL], boundaries: [ALL], session: [ALL], scps: [[ALL]] };
    const idle = (request: object, policies: Policies) =>
      notes(request, policies).flatMap((note) => /^The (.*) does not apply/.exec(note)?.[1] ?? []);
    expect(idle({ principal: SERVICE }, given)).toEqual([
      'service control policy',
      'identity policy',
      'permissions boundary',
      'session policy',
    ]);
    expect(idle({ principal: SERVICE }, { identity: [] })).toEqual([]);
    const rcps = [[documentOf([{ ...ALLOW_ALL, Principal: '*' }])]];
    expect(idle({ action: 's3:ListAllMyBuckets', resource: '*' }, { rcps })).toEqual([
      'resource control policy',
    ]);
    expect(idle({}, { rcps })).toEqual([]);
  });
});
