// When a change of the documents solves a refused call, which session policy was passed, and who the caller is.
import { expect, test } from 'vitest';
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import type { EnvironmentPolicy, PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { denialOf, type Denial } from '#deepseek/denials/denial.ts';
import { principalArnOf } from '#deepseek/denials/parse/principal-arn.ts';
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

const READING = { takesNoResource: false, isRoleNamed: false, model: undefined };
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
