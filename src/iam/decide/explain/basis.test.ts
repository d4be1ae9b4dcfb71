// What an explanation blames, names and assumes: one row for each kind of policy that can be missing.
import { describe, expect, test } from 'vitest';
import type { Policies } from '#iam/decide/compile/compile-policies.ts';
import { decide } from '#iam/decide/evaluate/decide.ts';
import {
  ALLOW_ALL,
  documentOf,
  FEDERATED,
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

const OBJECT = 'arn:aws:s3:::amzn-s3-demo-bucket/a';
const BASE = { principal: USER, action: 's3:GetObject', resource: OBJECT, resourceAccount: '111122223333' };

const ALL = documentOf([ALLOW_ALL]);
const NOTHING = documentOf([{ Effect: 'Allow', Action: 'sqs:*', Resource: '*' }]);
const lets = (AWS: string) => documentOf([{ ...ALLOW_ALL, Principal: { AWS } }]);
const trusts = (AWS: string) =>
  documentOf([{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }]);

const explained = (request: object, policies: Policies) =>
  explain(decide(requestOf({ ...BASE, ...request }), policies, { rcpServices: new Set(['s3', 'sts']) }));

const ASSUME = { action: 'sts:AssumeRole', resource: ROLE };
const ABROAD = { resourceAccount: OTHER };

test.each<[string, object, Policies, string]>([
  ['no identity policy', {}, {}, 'identity-no-allow'],
  ['another action', {}, { identity: [NOTHING] }, 'identity-no-allow'],
  ['all that is needed', {}, { identity: [ALL] }, 'allow'],
  ['the boundary', {}, { identity: [ALL], boundaries: [NOTHING] }, 'boundary-no-allow'],
  [
    'identity policy before boundary',
    {},
    { identity: [NOTHING], boundaries: [NOTHING] },
    'identity-no-allow',
  ],
  ['the session', { principal: SESSION }, { identity: [ALL], session: [NOTHING] }, 'session-no-allow'],
  [
    'boundary before session',
    { principal: SESSION },
    { identity: [ALL], boundaries: [NOTHING], session: [NOTHING] },
    'boundary-no-allow',
  ],
  ['one level of SCPs', {}, { identity: [ALL], scps: [[ALL], [NOTHING]] }, 'scp-no-allow'],
  ['the endpoint', {}, { identity: [ALL], endpoints: [NOTHING] }, 'vpce-no-allow'],
  ['SCP before endpoint', {}, { identity: [ALL], endpoints: [NOTHING], scps: [[NOTHING]] }, 'scp-no-allow'],
  ['nothing abroad', ABROAD, { identity: [ALL] }, 'resource-no-allow'],
  ['nothing at home', ABROAD, { resource: lets(USER) }, 'identity-no-allow'],
  [
    'boundary abroad',
    ABROAD,
    { identity: [ALL], boundaries: [NOTHING], resource: lets(USER) },
    'boundary-no-allow',
  ],
  ['both abroad', ABROAD, { identity: [ALL], resource: lets(USER) }, 'allow'],
  ['a service', { principal: SERVICE }, {}, 'resource-no-allow'],
  ['no trust policy', ASSUME, { identity: [ALL] }, 'resource-no-allow'],
  ['trust alone', ASSUME, { resource: trusts(USER) }, 'allow'],
  ['trust of the account', ASSUME, { resource: trusts(ROOT) }, 'identity-no-allow'],
  [
    'boundary of who is trusted',
    ASSUME,
    { resource: trusts(USER), boundaries: [NOTHING] },
    'boundary-no-allow',
  ],
  [
    'boundary of the role that is named',
    { principal: SESSION },
    { resource: lets(ROLE), boundaries: [NOTHING] },
    'boundary-no-allow',
  ],
  [
    'session of the role that is named',
    { principal: SESSION },
    { resource: lets(ROLE), session: [NOTHING] },
    'session-no-allow',
  ],
  [
    'session of the user that is named',
    { principal: FEDERATED },
    { resource: lets(USER), session: [NOTHING] },
    'session-no-allow',
  ],
  ['a Deny', {}, { identity: [ALL, documentOf([{ ...ALLOW_ALL, Effect: 'Deny' }])] }, 'explicit-deny'],
  ['who one is', { action: 'sts:GetCallerIdentity', resource: '*' }, {}, 'no-permission-needed'],
  [
    'a key that nobody gave',
    { unknownKeys: ['aws:SourceIp'] },
    {
      identity: [documentOf([{ ...ALLOW_ALL, Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }])],
    },
    'depends',
  ],
])('%s: %#', (_, request, policies, code) => {
  expect(explained(request, policies).deciding.code).toBe(code);
});

describe('what allows', () => {
  test.each<[string, object, Policies, RegExp]>([
    ['both accounts', ABROAD, { identity: [ALL], resource: lets(USER) }, /account.*resource.*both/],
    [
      'the resource',
      { principal: SERVICE },
      { resource: documentOf([{ ...ALLOW_ALL, Principal: '*' }]) },
      /by itself/,
    ],
    ['the resource for a user', {}, { resource: lets(USER) }, /by itself/],
    ['the principal', {}, { identity: [ALL] }, /principal’s policies/],
    ['the root user', { principal: ROOT }, {}, /root user/],
    ['the delegated account', ASSUME, { identity: [ALL], resource: trusts(ROOT) }, /delegates/],
  ])('%s', (_, request, policies, words) => {
    expect(explained(request, policies).deciding.text).toMatch(words);
  });
});

describe('a statement is named by where it stands', () => {
  const deny: RawStatement = { ...ALLOW_ALL, Effect: 'Deny', Sid: 'Stop' };
  test.each<[string, object, Policies, RegExp]>([
    [
      'identity',
      {},
      { identity: [ALL, documentOf([ALLOW_ALL, deny])] },
      /Statement 2 \(Stop\) of identity policy 2 denies s3:GetObject/,
    ],
    [
      'without Sid',
      {},
      { identity: [documentOf([{ ...deny, Sid: '' }])] },
      /Statement 1 of identity policy 1 denies/,
    ],
    [
      'boundary',
      {},
      { identity: [ALL], boundaries: [documentOf([deny])] },
      /\(Stop\) of the permissions boundary/,
    ],
    [
      'session',
      { principal: SESSION },
      { session: [NOTHING, documentOf([deny])] },
      /of session policy 2 denies/,
    ],
    [
      'SCP',
      {},
      { scps: [[ALL], [ALL, documentOf([deny])]] },
      /of service control policy 2 of level 2 denies/,
    ],
    [
      'RCP',
      {},
      { rcps: [[documentOf([{ ...deny, Principal: '*' }])]] },
      /of resource control policy 1 of level 1 denies/,
    ],
    [
      'endpoint',
      {},
      { endpoints: [documentOf([{ ...deny, Principal: '*' }])] },
      /of the VPC endpoint policy denies/,
    ],
    ['bucket', {}, { resource: documentOf([{ ...deny, Principal: '*' }]) }, /of the resource policy denies/],
    [
      'trust',
      ASSUME,
      { resource: documentOf([{ Sid: 'Stop', Effect: 'Deny', Principal: '*', Action: 'sts:*' }]) },
      /of the trust policy denies/,
    ],
    [
      'key',
      { action: 'kms:Decrypt', resource: 'arn:aws:kms:us-east-1:111122223333:key/k1' },
      { resource: documentOf([{ ...deny, Principal: '*' }]) },
      /of the key policy denies/,
    ],
  ])('%s', (_, request, policies, words) => {
    const { reasons, deciding } = explained(request, policies);
    expect(reasons.map(({ text }) => text).join('\n')).toMatch(words);
    expect(deciding.statements.map(({ sid, effect }) => [sid ?? '', effect])).toContainEqual([
      words.source.includes('Stop') ? 'Stop' : expect.any(String),
      'Deny',
    ]);
  });

  const about = (statement: RawStatement, request: object = {}) =>
    explained(request, { identity: [documentOf([statement])] }).reasons[0]!;
  const when = (Condition: object) => ({ ...ALLOW_ALL, Condition });
  test.each<[string, RawStatement, object, string, readonly string[]]>([
    ['action', { ...ALLOW_ALL, Action: 'sqs:*' }, {}, 'no', ['s3:GetObject']],
    ['resource', { ...ALLOW_ALL, Resource: 'arn:aws:s3:::other/*' }, {}, 'no', [OBJECT]],
    [
      'no such key',
      when({ StringEquals: { 'aws:SourceVpc': 'vpc-1' } }),
      {},
      'no',
      ['aws:SourceVpc', 'vpc-1', 'no such key'],
    ],
    [
      'another value',
      when({ StringEquals: { 'aws:SourceVpc': 'vpc-1' } }),
      { context: { 'aws:SourceVpc': 'vpc-2' } },
      'no',
      ['vpc-1', 'the request has `vpc-2`'],
    ],
    [
      'not given',
      when({ StringEquals: { 'aws:SourceVpc': 'vpc-1' } }),
      { unknownKeys: ['aws:SourceVpc'] },
      'unknown',
      ['may allow', 'did not give'],
    ],
    [
      'no values',
      when({ StringEquals: { 'aws:SourceVpc': [] } }),
      { context: { 'aws:SourceVpc': 'a' } },
      'no',
      ['with nothing'],
    ],
  ])('and by what does not match: %s', (_, statement, request, matched, words) => {
    const reason = about(statement, request);
    expect(reason.matched).toBe(matched);
    for (const word of words) expect(reason.text).toContain(word);
  });
});

describe('assumptions', () => {
  const said = (request: object, policies: Policies) => explained(request, policies).assumptions.join('\n');
  const POLICIES: readonly [RegExp, Policies, Policies['notSupplied']][] = [
    [/resource has no policy/, { resource: lets(USER) }, ['resource']],
    [/service control/, { scps: [[ALL]] }, ['scp']],
    [/resource control/, { rcps: [[documentOf([{ ...ALLOW_ALL, Principal: '*' }])]] }, ['rcp']],
    [/VPC endpoint/, { endpoints: [documentOf([{ ...ALLOW_ALL, Principal: '*' }])] }, ['endpoint']],
  ];
  test.each(POLICIES)('%s', (words, given, notSupplied) => {
    expect(said({}, {})).toMatch(words);
    expect(said({ endpointType: 'interface' }, given)).not.toMatch(words);
    expect(said({}, { notSupplied: notSupplied! })).not.toMatch(words);
  });

  test('a service has no service control policies', () => {
    expect(said({ principal: SERVICE }, {})).not.toMatch(/service control/);
  });

  const FOR_ALL = documentOf([{ ...ALLOW_ALL, Principal: '*' }]);
  const COMPLETE = { resource: FOR_ALL, scps: [[ALL]], rcps: [[FOR_ALL]], endpoints: [FOR_ALL] };
  test('none, if all is given', () => {
    const given = explained({ endpointType: 'interface' }, { identity: [ALL], ...COMPLETE });
    expect(given.assumptions).toEqual([]);
    const keys = { StringEquals: { 'sts:ExternalId': 'a', 'aws:SourceVpc': 'a' } };
    const identity = [documentOf([{ ...ALLOW_ALL, Condition: keys }])];
    expect(explained({ unspecified: 'unknown' }, { identity, ...COMPLETE }).assumptions).toEqual([]);
    const service = explained({ principal: SERVICE, endpointType: 'interface' }, { ...COMPLETE, scps: [] });
    expect(service.assumptions).toEqual([]);
  });

  test('a gateway, where nothing is left open and the service has gateways', () => {
    expect(explained({}, COMPLETE).assumptions).toEqual([expect.stringContaining('gateway')]);
    expect(explained({ endpointType: 'gateway' }, COMPLETE).assumptions).toEqual([]);
    const queue = { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:111122223333:q' };
    expect(explained(queue, COMPLETE).assumptions).toEqual([]);
  });

  test('only keys that the request does not have, each once', () => {
    const both = { StringEquals: { 'aws:SourceVpc': 'a', 'x:b': 'b' }, Null: { 'X:B': 'true' } };
    const keys = explained(
      { context: { 'AWS:SourceVpc': [] }, endpointType: 'interface' },
      { identity: [documentOf([{ ...ALLOW_ALL, Condition: both }])], ...COMPLETE },
    );
    expect(keys.assumptions).toEqual([expect.stringMatching(/: X:B\.$/)]);
  });

  test('the owner, where the request does not name it', () => {
    const { resourceAccount: _, ...unowned } = BASE;
    const of = (request: object) =>
      explain(decide(requestOf({ ...unowned, ...request }), {}, {})).assumptions.join('\n');
    expect(of({})).toMatch(/own account, 111122223333/);
    expect(of({ resourceAccount: '111122223333' })).not.toMatch(/own account/);
    expect(of({ action: 's3:ListAllMyBuckets', resource: '*' })).not.toMatch(/own account/);
    expect(of({ resource: 'arn:aws:sqs:us-east-1:111122223333:q', action: 'sqs:SendMessage' })).not.toMatch(
      /own account/,
    );
  });

  test('the role of a session, unless its path is known', () => {
    expect(said({ principal: SESSION }, {})).toContain(`${ROLE}, without a path`);
    const principal = {
      kind: 'role-session',
      arn: SESSION,
      roleArn: 'arn:aws:iam::111122223333:role/team/ops',
    };
    expect(said({ principal }, {})).not.toContain('without a path');
    expect(said({}, {})).not.toContain('without a path');
  });

  test('keys that are not given, in statements that are about the call', () => {
    const absent = (statement: RawStatement, more: object = {}) =>
      said({ unspecified: 'absent', ...more }, { identity: [documentOf([statement])] });
    const Condition = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };
    expect(absent({ ...ALLOW_ALL, Condition })).toContain('assumed absent: aws:SourceVpc');
    expect(absent({ ...ALLOW_ALL, Condition }, { context: { 'aws:sourcevpc': 'vpc-2' } })).not.toContain(
      'absent',
    );
    expect(absent({ ...ALLOW_ALL, Action: 'sqs:*', Condition })).not.toContain('absent');
    expect(absent({ ...ALLOW_ALL, Resource: 'arn:aws:s3:::other', Condition })).not.toContain('absent');
  });
});

const OF_MFA = { kind: 'user', arn: USER, credentials: 'session-token' };
const GITHUB = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const KEY_ABROAD = { resource: `arn:aws:kms:us-east-1:${OTHER}:key/k1`, resourceAccount: OTHER };
test.each<[string, object, string]>([
  ['the root user assumes a role', { ...ASSUME, principal: ROOT }, 'api-restriction'],
  [
    'a federated user calls IAM',
    { principal: FEDERATED, action: 'iam:GetUser', resource: USER },
    'api-restriction',
  ],
  [
    'a session asks for a session',
    { principal: SESSION, action: 'sts:GetSessionToken', resource: '*' },
    'api-restriction',
  ],
  [
    'a session of a user asks for a federation token',
    { principal: OF_MFA, action: 'sts:GetFederationToken', resource: '*' },
    'api-restriction',
  ],
  [
    'a session without MFA calls IAM',
    { principal: OF_MFA, action: 'iam:GetUser', resource: USER },
    'api-restriction',
  ],
  ['an unsigned call assumes a role', { ...ASSUME, principal: 'anonymous' }, 'api-restriction'],
  [
    'an unsigned call of another service',
    { principal: 'anonymous', action: 'ec2:RunInstances' },
    'unsigned-call',
  ],
  ['a token calls something else', { ...ASSUME, principal: GITHUB }, 'api-restriction'],
  [
    'a token of a provider that organizations share',
    { ...ASSUME, action: 'sts:AssumeRoleWithWebIdentity', principal: GITHUB },
    'idp-control',
  ],
  ['another partition', { resource: 'arn:aws-cn:s3:::amzn-s3-demo-bucket/a' }, 'partition'],
  [
    'a key of another account is deleted',
    { ...KEY_ABROAD, action: 'kms:ScheduleKeyDeletion' },
    'kms-cross-account',
  ],
])('AWS itself refuses: %s', (_, request, code) => {
  const resource = documentOf([{ ...ALLOW_ALL, Principal: { AWS: '*', Federated: GITHUB } }]);
  expect(explained(request, { identity: [ALL], resource }).deciding.code).toBe(code);
});

test('with MFA a session of a user is refused nothing by AWS, whatever else is open', () => {
  const Condition = { StringEquals: { 'aws:SourceVpc': 'vpc-1' } };
  const request = {
    principal: OF_MFA,
    action: 'iam:GetUser',
    resource: USER,
    context: { 'aws:MultiFactorAuthPresent': 'true' },
    unknownKeys: ['aws:SourceVpc'],
  };
  expect(explained(request, { identity: [documentOf([{ ...ALLOW_ALL, Condition }])] }).deciding.code).toBe(
    'depends',
  );
});
