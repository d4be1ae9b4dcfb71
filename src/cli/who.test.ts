// Who of an account can do something: its users with their groups, its roles, their boundaries, and what is not given.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAccountDetails } from '#iam/access/account-details.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { allow, policy, run } from './testing/run.ts';
import type { WhoAnswer } from './who/as-text.ts';

const arn = (name: string): string => `arn:aws:iam::111122223333:${name}`;
const documentOf = (...statements: readonly object[]): object => JSON.parse(policy(...statements)) as object;
const inline = (...statements: readonly object[]): object => ({
  PolicyName: 'Own',
  PolicyDocument: documentOf(...statements),
});
const attached = (policyArn: string): object => ({ AttachedManagedPolicies: [{ PolicyArn: policyArn }] });
const managed = (policyArn: string, document: unknown): object => ({
  PolicyName: 'Managed',
  Arn: policyArn,
  PolicyVersionList: [
    { VersionId: 'v1', IsDefaultVersion: false, Document: documentOf(allow('*')) },
    { VersionId: 'v2', IsDefaultVersion: true, Document: document },
  ],
});
const READ = allow('s3:GetObject', 'arn:aws:s3:::b/*');
const TRUST = documentOf({
  Effect: 'Allow',
  Principal: { AWS: arn('user/ann') },
  Action: 'sts:AssumeRole',
});

async function who(call: string, details: object, args: readonly string[] = [], files = {}) {
  const { out, status, stderr } = await run(
    ['who', ...call.split(' '), '--account', '-', '--format', 'json', ...args],
    { '-': JSON.stringify(details), ...files },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(out) as WhoAnswer;
}
const decisions = ({ principals }: WhoAnswer) =>
  Object.fromEntries(principals.map(({ principal, decision }) => [principal.split(':').at(-1), decision]));

const GET = 's3:GetObject arn:aws:s3:::b/x';

describe('finds', () => {
  test('a user by the policy of a group, and not those of other groups', async () => {
    const answer = await who(GET, {
      UserDetailList: [
        { Arn: arn('user/ann'), GroupList: ['Readers'] },
        { Arn: arn('user/bob'), GroupList: ['Writers'] },
      ],
      GroupDetailList: [
        {
          GroupName: 'Readers',
          Arn: arn('group/Readers'),
          GroupPolicyList: [inline(allow('s3:List*'), READ)],
        },
        { GroupName: 'Writers', Arn: arn('group/Writers'), GroupPolicyList: [inline(allow('s3:Put*'))] },
      ],
    });
    expect(answer).toMatchObject({ account: '111122223333', of: 2 });
    expect(answer.principals).toMatchObject([
      {
        principal: arn('user/ann'),
        kind: 'user',
        decision: 'allowed',
        statements: [{ policy: 'inline policy Own of group Readers', number: 2, effect: 'Allow' }],
      },
    ]);
  });

  test('a role by the version of a managed policy that is in effect, as an object or encoded for a URL', async () => {
    const [read, write] = [arn('policy/Read'), arn('policy/Write')];
    const answer = await who(GET, {
      RoleDetailList: [
        { RoleName: 'A', Arn: arn('role/team/A'), ...attached(read) },
        { RoleName: 'B', Arn: arn('role/B'), ...attached(write) },
      ],
      Policies: [
        managed(read, encodeURIComponent(policy(READ))),
        managed(write, documentOf(allow('s3:PutObject'))),
      ],
    });
    expect(decisions(answer)).toEqual({ 'role/team/A': 'allowed' });
    expect(answer.assumptions.join()).not.toContain('path');
  });

  test('nobody whom a permissions boundary, a Deny or a service control policy keeps from it', async () => {
    const boundary = arn('policy/Boundary');
    const details = {
      RoleDetailList: [
        { Arn: arn('role/Free'), RolePolicyList: [inline(READ)] },
        {
          Arn: arn('role/Bounded'),
          RolePolicyList: [inline(READ)],
          PermissionsBoundary: { PermissionsBoundaryArn: boundary },
        },
        { Arn: arn('role/Denied'), RolePolicyList: [inline(READ, { ...allow('s3:*'), Effect: 'Deny' })] },
      ],
      Policies: [managed(boundary, documentOf(allow('ec2:*')))],
    };
    expect(decisions(await who(GET, details))).toEqual({ 'role/Free': 'allowed' });
    const scp = policy(allow('*'), { ...allow('s3:GetObject'), Effect: 'Deny' });
    expect(decisions(await who(GET, details, ['--scp', 'scp'], { scp }))).toEqual({});
  });

  test('whom the trust policy of a role of the account names', async () => {
    const answer = await who(`sts:AssumeRole ${arn('role/App')}`, {
      UserDetailList: [
        { Arn: arn('user/ann') },
        { Arn: arn('user/bob'), UserPolicyList: [inline(allow('*'))] },
      ],
      RoleDetailList: [{ RoleName: 'App', Arn: arn('role/App'), AssumeRolePolicyDocument: TRUST }],
    });
    expect(answer.principals).toMatchObject([
      { principal: arn('user/ann'), statements: [{ policy: 'trust policy of App', number: 1 }] },
    ]);
  });

  test('whom the policy of the resource names, if it is given', async () => {
    const details = { UserDetailList: [{ Arn: arn('user/ann') }] };
    expect(decisions(await who(GET, details))).toEqual({});
    const resource = policy({ ...READ, Principal: { AWS: arn('user/ann') } });
    const answer = await who(GET, details, ['--resource-policy', 'r'], { r: resource });
    expect(decisions(answer)).toEqual({ 'user/ann': 'allowed' });
  });
});

describe('leaves open', () => {
  const ON_TAG = { ...READ, Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } };
  const ON_NETWORK = { ...READ, Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } };

  test('what depends on keys, until they are given', async () => {
    const details = { RoleDetailList: [{ Arn: arn('role/App'), RolePolicyList: [inline(ON_NETWORK)] }] };
    const [open] = (await who(GET, details)).principals;
    expect(open).toMatchObject({ decision: 'depends', openKeys: ['aws:SourceVpc'] });
    expect(open?.text).toContain('`vpc-1`');
    const given = (value: string) => who(GET, details, ['--context', `aws:SourceVpc=${value}`]);
    expect(decisions(await given('vpc-1'))).toEqual({ 'role/App': 'allowed' });
    expect(decisions(await given('vpc-2'))).toEqual({});
  });

  test('the tags of a role, whose sessions may bring others, but not those of a user', async () => {
    const tagged = (value: string) => ({ Tags: [{ Key: 'team', Value: value }] });
    const answer = await who(GET, {
      UserDetailList: [
        { Arn: arn('user/ann'), UserPolicyList: [inline(ON_TAG)], ...tagged('a') },
        { Arn: arn('user/bob'), UserPolicyList: [inline(ON_TAG)], ...tagged('b') },
      ],
      RoleDetailList: [{ Arn: arn('role/App'), RolePolicyList: [inline(ON_TAG)], ...tagged('b') }],
    });
    expect(decisions(answer)).toEqual({ 'user/ann': 'allowed', 'role/App': 'depends' });
  });

  test('what a policy, a group or a boundary that is not in the details may allow or deny', async () => {
    const gone = arn('policy/Gone');
    const { principals } = await who(GET, {
      UserDetailList: [
        { Arn: arn('user/group'), GroupList: ['Gone'] },
        { Arn: arn('user/policy'), ...attached(gone) },
        {
          Arn: arn('user/boundary'),
          UserPolicyList: [inline(READ)],
          PermissionsBoundary: { PermissionsBoundaryArn: gone },
        },
        { Arn: arn('user/unreadable'), UserPolicyList: [{ PolicyName: 'Own', PolicyDocument: '%7Bbroken' }] },
      ],
    });
    expect(principals.map(({ decision, missing }) => [decision, ...missing])).toEqual([
      ['depends', 'group Gone'],
      ['depends', gone],
      ['depends', gone],
      ['depends', 'inline policy Own'],
    ]);
  });

  test('a key whose policy must allow, and a resource of another account', async () => {
    const details = { RoleDetailList: [{ Arn: arn('role/App'), RolePolicyList: [inline(allow('*'))] }] };
    for (const call of [
      'kms:Decrypt arn:aws:kms:us-east-1:111122223333:key/k',
      'sqs:SendMessage arn:aws:sqs:us-east-1:444455556666:q',
    ]) {
      // oxlint-disable-next-line no-await-in-loop
      const [app] = (await who(call, details)).principals;
      expect(app).toMatchObject({ decision: 'depends', missing: ['policy of the resource'] });
    }
  });
});

test('text names each, the statements and how many there are', async () => {
  const { out } = await run(['who', ...GET.split(' '), '--account', '-'], {
    '-': JSON.stringify({
      UserDetailList: [
        { Arn: arn('user/ann'), UserPolicyList: [inline({ ...READ, Sid: 'Read' })] },
        { Arn: arn('user/bob') },
      ],
    }),
  });
  expect(out).toContain(`${arn('user/ann')}  allowed`);
  expect(out).toContain('allows: inline policy Own, statement 1 (Read)');
  expect(out).toContain('1 of 2 principals can do it.');
});

test.each([
  ['no --account', GET.split(' '), '{}', 'Give --account FILE'],
  ['text that is no JSON', [...GET.split(' '), '--account', '-'], '{', 'is not valid JSON'],
  [
    'a policy',
    [...GET.split(' '), '--account', '-'],
    policy(READ),
    'neither UserDetailList nor RoleDetailList',
  ],
  [
    'a page of several',
    [...GET.split(' '), '--account', '-'],
    '{"UserDetailList":[],"IsTruncated":true}',
    'IsTruncated',
  ],
  ['nobody', [...GET.split(' '), '--account', '-'], '{"UserDetailList":[]}', 'no users and no roles'],
  [
    'an entry without ARN',
    [...GET.split(' '), '--account', '-'],
    '{"UserDetailList":[{}]}',
    'UserDetailList[0]',
  ],
  [
    'two accounts',
    [...GET.split(' '), '--account', '-'],
    JSON.stringify({ UserDetailList: [{ Arn: arn('user/a') }, { Arn: 'arn:aws:iam::444455556666:user/a' }] }),
    '2 accounts',
  ],
  [
    'an action that AWS does not have',
    ['s3:GetObjct', 'arn:aws:s3:::b/x', '--account', '-'],
    JSON.stringify({ UserDetailList: [{ Arn: arn('user/a') }] }),
    's3:GetObject',
  ],
  [
    'a resource that is none',
    ['s3:GetObject', 'b/x', '--account', '-'],
    JSON.stringify({ UserDetailList: [{ Arn: arn('user/a') }] }),
    'ARN',
  ],
])('%s is refused, with what to give instead', async (_what, args, text, says) => {
  const { out, stderr, status } = await run(['who', ...args], { '-': text });
  expect(out).toBe('');
  expect(stderr).toContain(says);
  expect(status).toBe(2);
});

test('whatever the value is, the details are read or refused', () => {
  const entry = fc.record(
    {
      Arn: fc.oneof(fc.constant(arn('user/a')), fc.jsonValue()),
      UserPolicyList: fc.jsonValue(),
      GroupList: fc.jsonValue(),
      AttachedManagedPolicies: fc.jsonValue(),
      PermissionsBoundary: fc.jsonValue(),
      Tags: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const list = fc.oneof(fc.array(entry), fc.jsonValue());
  const root = fc.record({
    UserDetailList: list,
    RoleDetailList: list,
    GroupDetailList: list,
    Policies: list,
  });
  fc.assert(
    fc.property(fc.oneof(root, fc.jsonValue()), (value) => {
      const { details, problem } = readAccountDetails(value as JsonValue);
      expect(details === undefined).toBe(problem !== undefined);
    }),
    { numRuns: runs(200) },
  );
});
