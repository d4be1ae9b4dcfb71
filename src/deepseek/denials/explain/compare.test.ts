// When a change of the documents solves a refused call, which session policy was passed, and who the caller is.
import { describe, expect, test } from 'vitest';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import type { EnvironmentPolicy, PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { denialOf, type Denial } from '#deepseek/denials/denial.ts';
import { principalArnOf } from '#deepseek/denials/parse/principal-arn.ts';
import { NO_CLUES } from './clues.ts';
import { compareDenial, isSolved, UNDECIDED, type ComparedDenial, type OwnDecision } from './compare.ts';
import { deniedCall } from './denied-call.ts';
import { VariantKits, type Ground } from './ground.ts';

const ACCOUNT = '111122223333';
const MODEL = 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2';
const ROLE = `arn:aws:iam::${ACCOUNT}:role/App`;

const compared = (decision: OwnDecision, explicit: boolean): ComparedDenial => ({
  ...UNDECIDED,
  decision,
  explicit,
});

/** Decision and whether a Deny takes part, before and after; whether that solves it. */
test.each<[OwnDecision, boolean, OwnDecision, boolean, boolean]>([
  ['denied', false, 'allowed', false, true],
  ['denied', true, 'allowed', false, true],
  ['depends', false, 'allowed', false, true],
  ['denied', false, 'depends', false, true],
  ['denied', true, 'depends', false, true],
  // A Deny was there before, and now has a condition that the call may not meet.
  ['denied', true, 'depends', true, true],
  // The change adds a Deny that may refuse the call.
  ['denied', false, 'depends', true, false],
  // It depended before, so nothing is won.
  ['depends', false, 'depends', false, false],
  ['depends', true, 'depends', false, false],
  ['denied', false, 'denied', false, false],
  ['denied', false, 'denied', true, false],
  ['denied', false, 'undecided', false, false],
])('%s (Deny: %s) → %s (Deny: %s): %s', (before, wasDenied, after, isDenied, solved) => {
  expect(isSolved(compared(before, wasDenied), compared(after, isDenied))).toBe(solved);
});

const allow = { Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: '*' };
const document = (Statement: readonly object[]) => ({
  id: 'd',
  title: 'D',
  source: { Version: '2012-10-17', Statement },
});

const session = (id: string, statements: readonly object[]): EnvironmentPolicy => ({
  id,
  title: id,
  type: 'identity',
  kind: 'session',
  documents: [document(statements)],
});

const environment = (
  statements: readonly object[],
  policies: readonly EnvironmentPolicy[] = [],
): PolicyEnvironment => ({
  account: ACCOUNT,
  partition: 'aws',
  roles: [
    {
      id: 'r',
      title: 'R',
      name: 'App',
      arn: ROLE,
      trust: undefined,
      permissions: [document(statements)],
      hasKitBoundary: false,
    },
  ],
  policies,
});

const READING = { takesNoResource: false, isRoleNamed: false, model: undefined, clues: NO_CLUES };
const denial = (more: Partial<Denial>): Denial => ({
  ...denialOf({ action: 'bedrock:InvokeModel', principalArn: ROLE, resource: MODEL }),
  ...more,
});
const ground = (of: PolicyEnvironment): Ground => ({
  environment: of,
  kit: undefined,
  from: undefined,
  account: undefined,
  reference: WHOLE,
  variants: new VariantKits({}),
});
const compare = (of: PolicyEnvironment, more: Partial<Denial> = {}) => {
  const said = denial(more);
  return compareDenial(said, deniedCall(said, of, READING), ground(of));
};

test('of one session policy it is known that it was passed, of two it is not', () => {
  const passed = (policies: readonly EnvironmentPolicy[], more: Partial<Denial> = { layer: 'session' }) =>
    deniedCall(denial(more), environment([allow], policies), READING)?.call.sessionPolicy;
  expect(passed([session('one', [])])).toBe('one');
  expect(passed([session('one', []), session('two', [])])).toBeUndefined();
  expect(passed([session('one', [])], { layer: 'identity' })).toBeUndefined();
  expect(passed([{ ...session('b', []), kind: 'boundary' }, session('one', [])])).toBe('one');
});

const deny = { ...allow, Effect: 'Deny' };
const withKey = (statement: object) => ({
  ...statement,
  Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } },
});

test.each<[string, readonly object[], Partial<Denial>, Partial<ComparedDenial>]>([
  ['an Allow', [allow], {}, { decision: 'allowed', keys: [] }],
  ['nothing', [], {}, { decision: 'denied', layer: 'identity', explicit: false }],
  ['a Deny', [allow, deny], {}, { decision: 'denied', layer: 'identity', explicit: true, keys: [] }],
  [
    'an Allow with a condition',
    [withKey(allow)],
    {},
    { decision: 'depends', explicit: false, keys: ['aws:PrincipalTag/team'] },
  ],
  [
    'a Deny with a condition',
    [allow, withKey(deny)],
    {},
    { decision: 'depends', explicit: true, keys: ['aws:PrincipalTag/team'] },
  ],
  // AWS says that no Deny refused, so this Deny did not.
  [
    'a Deny with a condition, and AWS names none',
    [allow, withKey(deny)],
    { explicit: false },
    { decision: 'allowed' },
  ],
  // AWS says that a Deny refused, so an Allow that may be missing is not the reason.
  [
    'an Allow with a condition, and AWS names a Deny',
    [withKey(allow)],
    { explicit: true },
    { decision: 'allowed' },
  ],
])('with %s', (_, statements, more, expected) => {
  expect(compare(environment(statements), more)).toMatchObject(expected);
});

test.each([
  [`arn:aws:sts::${ACCOUNT}:assumed-role/App/session`, ROLE],
  [`arn:aws-cn:sts::${ACCOUNT}:assumed-role/App/a`, `arn:aws-cn:iam::${ACCOUNT}:role/App`],
  [`arn:aws:iam::${ACCOUNT}:role/path/App`, `arn:aws:iam::${ACCOUNT}:role/path/App`],
  [`arn:aws:iam::${ACCOUNT}:user/ann`, `arn:aws:iam::${ACCOUNT}:user/ann`],
  [`arn:aws:iam::${ACCOUNT}:root`, `arn:aws:iam::${ACCOUNT}:root`],
  [`arn:aws:sts::${ACCOUNT}:federated-user/ann`, `arn:aws:sts::${ACCOUNT}:federated-user/ann`],
  // Cut off behind the name of its kind.
  [`arn:aws:sts::${ACCOUNT}:assumed-role`, `arn:aws:sts::${ACCOUNT}:assumed-role`],
  [`arn:aws:sts::${ACCOUNT}:assumed-role/`, `arn:aws:sts::${ACCOUNT}:assumed-role/`],
  // No role and no user.
  ['arn:aws:s3:::amzn-s3-demo-bucket', undefined],
  ['lambda.amazonaws.com', undefined],
  [undefined, undefined],
])('the role or user of %s is %s', (principal, arn) => {
  expect(principalArnOf(principal)).toBe(arn);
});

describe('the call to decide on', () => {
  const policy = (kind: EnvironmentPolicy['kind'], statements: readonly object[]): EnvironmentPolicy => ({
    ...session(kind, statements),
    kind,
  });
  const call = (said: Partial<Denial>, of: PolicyEnvironment, reading = READING) =>
    deniedCall(denial(said), of, reading);
  const roleNamed = (name: string, statements: readonly object[], arn?: string) => ({
    ...environment(statements).roles[0]!,
    id: name,
    name,
    arn,
  });

  test('goes through the endpoint of its service, where AWS says that an endpoint refused', () => {
    const own = environment([allow], [policy('endpoint', [allow])]);
    expect(call({ layer: 'endpoint' }, own)?.call.viaEndpoint).toBe('endpoint');
    expect(call({ layer: 'identity' }, own)?.call.viaEndpoint).toBeUndefined();
    const others = environment([allow], [policy('endpoint', [{ ...allow, Action: 's3:*' }])]);
    expect(call({ layer: 'endpoint' }, others)?.call.viaEndpoint).toBeUndefined();
    const both = environment([allow], [policy('endpoint', [{ ...allow, Action: ['s3:*', 'Bedrock:*'] }])]);
    expect(call({ layer: 'endpoint' }, both)?.call.viaEndpoint).toBe('endpoint');
    const any = environment([allow], [policy('endpoint', [{ ...allow, Action: '*' }])]);
    expect(call({ layer: 'endpoint' }, any)?.call.viaEndpoint).toBe('endpoint');
    const boundary = environment([allow], [policy('boundary', [allow])]);
    expect(call({ layer: 'endpoint' }, boundary)?.call.viaEndpoint).toBeUndefined();
  });

  test('is limited by the boundary that is here, where AWS says that a boundary refused', () => {
    const own = environment([allow], [policy('boundary', [allow])]);
    const limited = call({ layer: 'boundary' }, own);
    // The role of the documents has no boundary of theirs, so this is another caller.
    expect(limited?.call).toMatchObject({
      permissionsBoundary: 'boundary',
      principal: { caller: { kind: 'role-session', roleArn: ROLE } },
    });
    expect(call({ layer: 'identity' }, own)?.call).toMatchObject({ principal: { role: 'r' } });
    const noBoundary = environment([allow], [policy('endpoint', [allow])]);
    expect(call({ layer: 'boundary' }, noBoundary)?.call).toMatchObject({ principal: { role: 'r' } });
  });

  test('is of the role with the name of the message, else of one whose policies are about it', () => {
    const roles = [
      roleNamed('Other', [{ ...allow, Action: 's3:GetObject' }]),
      roleNamed('App', [{ ...allow, Action: 's3:GetObject' }]),
      roleNamed('Third', [{ ...allow, Action: 'BEDROCK:invoke*' }]),
    ];
    const of = { ...environment([]), roles };
    expect(call({}, of)).toMatchObject({ role: { name: 'App' }, isSameRole: true, isTrust: false });
    const stranger = `arn:aws:iam::${ACCOUNT}:role/Nobody`;
    expect(call({ principalArn: stranger }, of)?.role.name).toBe('Third');
    expect(call({ principalArn: stranger, action: 'sqs:SendMessage' }, of)?.role.name).toBe('Other');
  });

  test('is of the role at its path, which the message leaves out', () => {
    const path = `arn:aws:iam::${ACCOUNT}:role/team/App`;
    const of = { ...environment([]), roles: [roleNamed('x', [allow], path)] };
    expect(call({}, of)).toMatchObject({ isSameRole: true, environment: { roles: [{ arn: ROLE }] } });
    const elsewhere = ROLE.replace('App', 'Other').replace(ACCOUNT, '444455556666');
    expect(call({ principalArn: elsewhere }, of)).toMatchObject({
      isSameRole: false,
      environment: { account: '444455556666', roles: [{ arn: elsewhere }] },
    });
    expect(call({ principalArn: elsewhere }, of, { ...READING, isRoleNamed: true })?.environment).toBe(of);
  });

  test('of a user is with the permissions that are here', () => {
    const user = `arn:aws:iam::${ACCOUNT}:user/ann`;
    expect(call({ principalArn: user }, environment([allow]))?.call.principal).toEqual({
      caller: user,
      permitted: 'r',
    });
  });

  test('without a resource is on *, where the action takes none, and else not known', () => {
    const nothing = { resource: undefined };
    expect(call(nothing, environment([allow]))).toBeUndefined();
    expect(call(nothing, environment([allow]), { ...READING, takesNoResource: true })?.call.resource).toBe(
      '*',
    );
    expect(call({ action: undefined }, environment([allow]))).toBeUndefined();
  });

  test('of anybody else is decided by the policies of others only', () => {
    const none = { ...environment([]), roles: [] };
    expect(call({}, none)).toBeUndefined();
    const others = { ...none, policies: [policy('resource', [allow])] };
    expect(call({}, others)).toMatchObject({ role: { name: 'App', arn: ROLE }, isSameRole: true });
    expect(call({ principalArn: undefined }, others)).toBeUndefined();
    const user = `arn:aws:iam::${ACCOUNT}:user/ann`;
    expect(call({ principalArn: user }, others)).toMatchObject({
      call: { principal: { caller: user } },
      role: { permissions: [] },
      isTrust: false,
    });
  });

  describe('of a trust policy', () => {
    const federated = `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;
    const trusting = (Principal: object) => ({
      ...environment([]),
      roles: [
        { ...roleNamed('App', [], ROLE), trust: document([{ Effect: 'Allow', Principal, Action: 'sts:*' }]) },
      ],
    });
    const user = `arn:aws:iam::${ACCOUNT}:user/ann`;
    const assume = { action: 'sts:AssumeRole', resource: ROLE, principalArn: user };

    test('is on the role that is assumed', () => {
      const found = call(assume, trusting({ AWS: user }));
      expect(found).toMatchObject({
        isTrust: true,
        isSameRole: true,
        call: { resource: ROLE, principal: { caller: user } },
      });
      const other = call({ ...assume, resource: `${ROLE}2` }, trusting({ AWS: user }));
      expect(other).toMatchObject({ isTrust: false, call: { principal: { permitted: 'App' } } });
      const app = call({ ...assume, principalArn: ROLE }, trusting({ AWS: ROLE }));
      expect(app?.call.principal).toEqual({ caller: { kind: 'role-session', roleArn: ROLE } });
    });

    test('is one of the caller, where AWS names the permissions of the caller', () => {
      const of = { ...trusting({ AWS: user }), policies: [policy('resource', [])] };
      expect(call({ ...assume, layer: 'identity' }, of)).toMatchObject({ isTrust: false });
      expect(call({ ...assume, layer: 'trust' }, of)).toMatchObject({ isTrust: true });
      expect(call({ ...assume, layer: 'unknown', resource: `${ROLE}2` }, of)).toMatchObject({
        isTrust: false,
      });
      expect(call({ ...assume, layer: 'trust', resource: `${ROLE}2` }, of)).toBeUndefined();
    });

    test('is by whoever the provider of the trust policy vouches for', () => {
      const web = { ...assume, action: 'sts:AssumeRoleWithWebIdentity', principalArn: undefined };
      expect(call(web, trusting({ Federated: federated }))?.call.principal).toEqual({
        caller: { kind: 'web-identity', provider: federated },
      });
      expect(call({ ...web, layer: 'trust' }, trusting({ AWS: user }))).toBeUndefined();
    });
  });
});
